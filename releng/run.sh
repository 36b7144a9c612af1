#!/usr/bin/env bash
# Builds the plug-in, installs it from its update site into a fresh Eclipse, and starts that.
#
#   releng/run.sh                  with a display: Eclipse, to try it out
#   releng/run.sh ["a prompt"]     without: sends the prompt through the chat view on a virtual
#                                  screen, prints the transcript and the path of a screenshot
#   releng/run.sh agent            the same with a model that may act: it repairs the failing test of the
#                                  sample project in releng/sample
#
# With OPENROUTER_API_KEY in the environment it talks to OpenRouter, without it to a stand-in on
# this machine, which costs nothing. Workspaces are kept in .cache/run, one for each of the two;
# the one of the virtual screen is made anew each time.
set -u
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

prompt=${1:-Explain Java records to me, with code and a table.}
agent=
if [ "$prompt" = agent ]; then
  agent=1
  prompt='Please repair the failing test of the project Shop.'
fi
run=$cache/run
eclipse=$run/eclipse
site=$root/releng/io.github.openrouter4e.repository/target/repository
product=$root/releng/io.github.openrouter4e.ide/target/products/openrouter4e-ide/linux/gtk/x86_64
settings=.metadata/.plugins/org.eclipse.core.runtime/.settings/io.github.openrouter4e.settings.prefs

# Everything but the tests: the stand-in and the probe are all we need of those.
build() {
  local module modules=
  for module in releng/*.target bundles/* features/* releng/*.repository releng/*.ide tests/*.testing tests/*.probe{,.repository}; do
    modules=$modules,$module
  done
  say "building (log: $run/build.log)"
  "$MVN" -B -ntp clean verify -pl "${modules#,}" >"$run/build.log" 2>&1 </dev/null || {
    grep -m 30 '^\[ERROR\]' "$run/build.log" >&2
    fail "the build failed, see $run/build.log"
  }
}

launch() { # [JVM OPTION...] -- ARGUMENT...
  local options=()
  while [ "$1" != -- ]; do
    options+=("$1")
    shift
  done
  shift
  "$JAVA_HOME/bin/java" ${options[@]+"${options[@]}"} -jar "$eclipse"/plugins/org.eclipse.equinox.launcher_*.jar -nosplash "$@"
}

install() { # REPOSITORY UNIT: as Help > Install New Software does
  launch -- -application org.eclipse.equinox.p2.director -data "$scratch/director" \
    -repository "file:$1" -installIU "$2" >"$run/install.log" 2>&1 || {
    cat "$run/install.log" >&2
    fail "p2 could not install $2 from $1"
  }
}

# Starts the stand-in and makes the workspace use it. Its port is a new one each time; what else the
# user has set in this workspace stays.
use_stand_in() { # WORKSPACE
  local base_url origin libraries
  libraries=$(printf '%s:' "$site"/plugins/com.fasterxml.jackson.core.*.jar)
  "$JAVA_HOME/bin/java" -cp "$root/tests/io.github.openrouter4e.testing/target/classes:$libraries" \
    io.github.openrouter4e.testing.StandInServerMain >"$scratch/stand-in" 2>"$run/stand-in.log" &
  started+=($!)
  await_line "$scratch/stand-in" $! || fail "the stand-in did not start: $(cat "$run/stand-in.log")"
  base_url=$(head -n 1 "$scratch/stand-in")
  origin=${base_url%/api/v1}
  mkdir -p "$(dirname "$1/$settings")"
  touch "$1/$settings"
  {
    grep -v -e '^baseUrl\.' -e '^//key\.location' -e '^eclipse.preferences.version' -e '^model=' "$1/$settings"
    echo 'eclipse.preferences.version=1'
    echo 'baseUrl.useCustom=true'
    echo "baseUrl.custom=${base_url//:/\\:}"
    echo "//key.location\\:${origin//:/\\:}=ENVIRONMENT" # the slashes in front say that those in it make no path
    grep '^model=' "$1/$settings" || echo 'model=anthropic/claude-sonnet-4.5'
  } >"$scratch/settings"
  mv "$scratch/settings" "$1/$settings"
  # what the user does on the preference page: a key goes to no server that was only set in preferences
  mkdir -p "$eclipse/configuration/io.github.openrouter4e.settings"
  printf '%s\nenvironment %s\n' "$origin" "$origin" \
    >"$eclipse/configuration/io.github.openrouter4e.settings/confirmed-servers"
  with_stand_in=1
  export OPENROUTER_API_KEY=sk-or-v1-0000000000000000000000000000000000000000000000000000000000000000
  say "no OPENROUTER_API_KEY: talking to the stand-in at $base_url"
}

# Sends the prompt through the real chat view and shows what came of it.
demonstrate() { # WORKSPACE
  local results=$run/probe
  rm -rf "$results" "$run/screenshot.png"
  local options=()
  if [ -n "$agent" ]; then
    options=("-Dopenrouter4e.probe.project=$1/Shop" -Dopenrouter4e.probe.file=Shop/src/shop/Basket.java
      -Dopenrouter4e.probe.mode=Act)
    [ -n "${with_stand_in:-}" ] && options+=("-Dopenrouter4e.probe.expected=whatever its quantity")
  fi
  install "$root/tests/io.github.openrouter4e.probe.repository/target/repository" io.github.openrouter4e.probe
  say "sending: $prompt"
  timeout 180 "$JAVA_HOME/bin/java" "-Dopenrouter4e.probe.results=$results" "-Dopenrouter4e.probe.prompt=$prompt" \
    ${options[@]+"${options[@]}"} \
    "-Dopenrouter4e.probe.patience=90" "-Dopenrouter4e.probe.screenshot=$run/screenshot.png" \
    -jar "$eclipse"/plugins/org.eclipse.equinox.launcher_*.jar -nosplash -nl en -data "$1" >"$run/eclipse.log" 2>&1
  if [ -s "$results/transcript.txt" ]; then
    say transcript
    cat "$results/transcript.txt"
    echo
  fi
  [ ! -f "$run/screenshot.png" ] || say "screenshot: $run/screenshot.png"
  [ "$(cat "$results/outcome.txt" 2>/dev/null)" = ok ] || {
    cat "$results/outcome.txt" "$run/eclipse.log" 2>/dev/null >&2
    fail "no answer appeared in the chat view"
  }
}

cd "$root" || exit 1
mkdir -p "$run"
prepare
start_display
build
say "installing into a fresh Eclipse in $eclipse"
rm -rf "$eclipse"
cp -r "$product" "$eclipse"
install "$site" io.github.openrouter4e.feature.feature.group

workspace=$run/workspace
[ -n "${OPENROUTER_API_KEY:-}" ] || workspace=$run/workspace-stand-in
if [ -n "$virtual_display" ]; then
  workspace=$run/workspace-demonstration
  rm -rf "$workspace"
fi
if [ -n "$agent" ] && [ ! -e "$workspace/Shop" ]; then
  mkdir -p "$workspace"
  cp -r "$root/releng/sample" "$workspace/Shop"
  # a repository of its own: git ignores all that is in the cache of ours, and what it ignores is kept from models
  git init -q "$workspace/Shop" 2>/dev/null || mkdir "$workspace/Shop/.git"
fi
if [ -n "${OPENROUTER_API_KEY:-}" ]; then
  say "talking to OpenRouter with the key from OPENROUTER_API_KEY"
else
  use_stand_in "$workspace"
fi
if [ -n "$virtual_display" ]; then
  demonstrate "$workspace"
else
  say "starting Eclipse; the chat is in Window > Show View > Other... > OpenRouter"
  [ -z "$agent" ] || say "import $workspace/Shop by File > Import > Existing Projects, choose the mode Act, and ask: $prompt"
  launch -- -data "$workspace"
fi
