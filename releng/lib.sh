# Preparation shared by releng/test.sh and releng/run.sh; sourced, not run.
#
# It leaves in the environment: JAVA_HOME (a JDK 21 or newer), MVN (a Maven 3.9
# or newer) and, after start_display, a DISPLAY with a window manager and a
# session bus. Nothing is downloaded but Debian packages, by apt-get, and Maven
# artifacts, by Maven, from wherever the machine's own settings point them.

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cache=$root/.cache
jdk_minimum=21
maven_version=3.9.16

say() { printf '== %s\n' "$*"; }
fail() {
  printf 'error: %s\n' "$*" >&2
  exit 1
}

# Ends what start_display and the scripts started, by process id.
started=()
scratch=
finish() {
  local pid
  for pid in "${started[@]}"; do
    kill "$pid" 2>/dev/null && wait "$pid" 2>/dev/null
  done
  [ -z "$scratch" ] || rm -rf "$scratch"
}
trap finish EXIT
scratch=$(mktemp -d)

# --- system packages -------------------------------------------------------

# One requirement a line; "a|b" is satisfied by either name (Debian and Ubuntu
# renamed some libraries). What needs no display is left out on a desktop.
required_packages() {
  echo 'libgtk-3-0t64|libgtk-3-0'
  echo 'libwebkit2gtk-4.1-0'
  if [ -z "${DISPLAY:-}" ]; then
    printf '%s\n' xvfb openbox dbus-x11 imagemagick fonts-dejavu-core fonts-noto-cjk
  fi
  command -v mvn >/dev/null || [ -x "$(cached_maven)" ] || echo maven
}

package_installed() {
  [ "$(dpkg-query -W -f='${db:Status-Status}' "$1" 2>/dev/null)" = installed ]
}

package_known() {
  apt-cache show "$1" >/dev/null 2>&1
}

as_root() {
  if [ "$(id -u)" = 0 ]; then
    "$@"
  elif command -v sudo >/dev/null && { sudo -n true 2>/dev/null || [ -t 0 ]; }; then
    sudo "$@"
  else
    return 1
  fi
}

apt_updated=
apt_install() {
  if [ -z "$apt_updated" ]; then
    as_root apt-get update -qq >"$scratch/apt.log" 2>&1 || say "apt-get update failed; trying with the lists that are there"
    apt_updated=1
  fi
  local names=() requirement name
  for requirement in "$@"; do
    for name in ${requirement//|/ }; do
      package_known "$name" && break
    done
    names+=("$name") # the last one if none is known: apt-get then says so
  done
  say "installing ${names[*]}"
  as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${names[@]}" \
    >"$scratch/apt.log" 2>&1 </dev/null || {
    tail -n 20 "$scratch/apt.log" >&2
    return 1
  }
}

install_system_packages() {
  if ! command -v dpkg-query >/dev/null; then
    # Another distribution: the commands tell what is missing, the user knows the packages.
    local command absent=()
    if [ -z "${DISPLAY:-}" ]; then
      for command in Xvfb openbox dbus-daemon import; do
        command -v "$command" >/dev/null || absent+=("$command")
      done
    fi
    [ ${#absent[@]} = 0 ] || fail "please install what provides: ${absent[*]} (and GTK 3 and WebKitGTK 4.1)"
    return 0
  fi
  local requirement name missing=()
  while read -r requirement; do
    for name in ${requirement//|/ }; do
      package_installed "$name" && continue 2
    done
    missing+=("$requirement")
  done < <(required_packages)
  [ ${#missing[@]} = 0 ] && return 0
  apt_install "${missing[@]}" || fail "please install these packages, then start again: ${missing[*]}"
}

# --- JDK and Maven ---------------------------------------------------------

# Prints the feature version of a JDK folder, 0 if it is none (a JRE has no javac).
jdk_version() {
  local version
  version=$("$1/bin/javac" -version 2>/dev/null) || version=
  version=${version#javac }
  version=${version%%[!0-9]*}
  echo "${version:-0}"
}

# The first of JAVA_HOME and PATH that is new enough, else the newest in the usual places.
newest_jdk() {
  local candidate version best=0 found= on_path
  on_path=$(command -v javac) && on_path=$(dirname "$(dirname "$(readlink -f "$on_path")")")
  for candidate in "${JAVA_HOME:-}" "$on_path"; do
    if [ -n "$candidate" ] && [ "$(jdk_version "$candidate")" -ge $jdk_minimum ]; then
      echo "$candidate"
      return 0
    fi
  done
  for candidate in /usr/lib/jvm/* "$HOME"/.sdkman/candidates/java/*; do
    version=$(jdk_version "$candidate")
    if [ "$version" -gt "$best" ]; then
      best=$version found=$candidate
    fi
  done
  [ "$best" -ge $jdk_minimum ] && echo "$found"
}

find_jdk() {
  local jdk package
  if ! jdk=$(newest_jdk); then
    if command -v apt-cache >/dev/null; then
      for package in openjdk-25-jdk-headless openjdk-21-jdk-headless; do
        package_known "$package" && apt_install "$package" && break
      done
    fi
    jdk=$(newest_jdk) || fail "no JDK $jdk_minimum or newer in JAVA_HOME, PATH or /usr/lib/jvm: install one and set JAVA_HOME to it"
  fi
  export JAVA_HOME=$jdk
  export PATH=$JAVA_HOME/bin:$PATH
}

cached_maven() {
  echo "$cache/maven/apache-maven-$maven_version/bin/mvn"
}

# Whether the given mvn is a Maven 3.9 or newer.
maven_suits() {
  local version
  version=$("$1" --version 2>/dev/null | sed -n 's/.*Apache Maven \([0-9]*\)\.\([0-9]*\).*/\1 \2/p' | head -n 1)
  [ -n "$version" ] || return 1
  # shellcheck disable=SC2086 # two numbers, to be split
  set -- $version
  [ "$1" -gt 3 ] || { [ "$1" = 3 ] && [ "$2" -ge 9 ]; }
}

# Tycho 5 needs Maven 3.9. An older one can still fetch a newer one by its
# coordinates. It may be too old for our JDK, so the machine's default Java
# goes first.
find_maven() {
  local own
  own=$(command -v mvn) || own=
  if [ -n "$own" ] && maven_suits "$own"; then
    MVN=$own
    return 0
  fi
  MVN=$(cached_maven)
  if ! { [ -f "$MVN" ] && chmod +x "$MVN" && maven_suits "$MVN"; }; then
    [ -n "$own" ] || fail "no Maven found: install Maven 3.9 or newer and put it on the PATH"
    say "fetching Maven $maven_version with $own"
    local fetch=("$own" -B -q org.apache.maven.plugins:maven-dependency-plugin:3.8.1:unpack
      -Dartifact=org.apache.maven:apache-maven:$maven_version:zip:bin "-DoutputDirectory=$cache/maven")
    mkdir -p "$cache"
    (cd "$scratch" && { env -u JAVA_HOME "${fetch[@]}" || "${fetch[@]}"; }) >"$scratch/maven.log" 2>&1 </dev/null || {
      tail -n 20 "$scratch/maven.log" >&2
      fail "Maven 3.9 or newer is needed and could not be fetched: install it and put it on the PATH"
    }
    chmod +x "$MVN"
    maven_suits "$MVN" || fail "the Maven in $cache/maven does not start: remove that folder and start again"
  fi
}

# --- display ---------------------------------------------------------------

await_line() { # FILE PID: waits until the process wrote a line to the file
  local tries=100
  until [ -s "$1" ]; do
    kill -0 "$2" 2>/dev/null && [ $((tries--)) -gt 0 ] || return 1
    sleep 0.1
  done
}

# A virtual screen with what SWT and WebKit expect of a desktop, unless there is one.
start_display() {
  [ -z "${DISPLAY:-}" ] || return 0
  open_display
  export DISPLAY=$display
  unset WAYLAND_DISPLAY
  export GDK_BACKEND=x11 NO_AT_BRIDGE=1
  dbus-daemon --session --nofork --nopidfile --print-address=3 3>"$scratch/bus" >/dev/null 2>&1 &
  started+=($!)
  await_line "$scratch/bus" $! && export DBUS_SESSION_BUS_ADDRESS=$(cat "$scratch/bus")
  virtual_display=1
}
virtual_display=

# A virtual display with a window manager; its name is in $display.
open_display() {
  local name=$scratch/display$((++displays))
  # -r: keys do not repeat. A machine that is busy while a test has one down would type it several times.
  Xvfb -displayfd 3 -screen 0 1600x1000x24 -nolisten tcp -r 3>"$name" >"$scratch/xvfb.log" 2>&1 &
  started+=($!)
  await_line "$name" $! || fail "Xvfb did not start: $(cat "$scratch/xvfb.log")"
  display=:$(cat "$name")
  DISPLAY=$display openbox >/dev/null 2>&1 &
  started+=($!)
}
displays=0
display=

# The time that a build of the committed sources is given (qualifier, entries of jars): that of the commit, so that two
# builds of it are equal. With changes, or without git, it is the current one: a newer build must look newer to p2.
use_time_of_commit() {
  [ -z "${SOURCE_DATE_EPOCH:-}" ] || return 0
  [ -e "$root/.git" ] || return 0 # an unpacked archive, perhaps inside another repository
  [ -z "$(git -C "$root" status --porcelain 2>/dev/null)" ] || return 0
  SOURCE_DATE_EPOCH=$(git -C "$root" log -1 --format=%ct) && export SOURCE_DATE_EPOCH
}

# A locale in which file names and messages are UTF-8; the user's own if it is one.
use_utf8() {
  case ${LC_ALL:-${LC_CTYPE:-${LANG:-}}} in
    *[Uu][Tt][Ff]*8*) ;;
    *) export LC_ALL=C.UTF-8 ;;
  esac
}

prepare() {
  [ "$(uname -s)" = Linux ] || fail "this script is for Linux; elsewhere run: mvn clean verify (Maven 3.9, JDK $jdk_minimum)"
  use_utf8
  use_time_of_commit
  install_system_packages
  find_jdk
  find_maven
  say "JDK $JAVA_HOME, Maven $MVN"
}

# --- reports of tests ------------------------------------------------------

# Adds up the reports of the named test modules: tests, failures and errors, skipped.
sum_reports() {
  cat /dev/null "$@" | grep -o '<testsuite [^>]*>' | awk '
    function number(name) { return match($0, " " name "=\"[0-9]+\"") ? substr($0, RSTART + length(name) + 3) + 0 : 0 }
    { tests += number("tests"); bad += number("failures") + number("errors"); skipped += number("skipped") }
    END { print tests + 0, bad + 0, skipped + 0 }'
}

# Names the tests that failed, with what they said and where in our code, so that the end of a log is enough to go on.
list_failures() {
  awk '
    function value(name) { return match($0, " " name "=\"[^\"]*\"") ? substr($0, RSTART + length(name) + 3, RLENGTH - length(name) - 4) : "" }
    function plain(text) {
      gsub(/&#10;/, "\n    ", text); gsub(/&quot;/, "\"", text); gsub(/&apos;/, "\x27", text)
      gsub(/&lt;/, "<", text); gsub(/&gt;/, ">", text); gsub(/&amp;/, "\\&", text)
      return substr(text, 1, 600)
    }
    /<testcase / { test = value("classname") "." value("name") }
    /<(failure|error)[ >]/ { print "  " plain(test); print "    " plain(value("message")); frames = 4 }
    frames > 0 && /^\tat io\.github\.openrouter4e/ { print "    " $0; frames-- }
    /<\/(failure|error|testcase)>/ { frames = 0 }' "$@"
}
