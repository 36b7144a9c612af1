#!/usr/bin/env bash
# Builds the bundles and runs the benchmarks; the report is Markdown, on the standard output.
#
#   releng/benchmark.sh                    all that has a goal, in 5 JVMs one after the other: about 10 minutes
#   releng/benchmark.sh throughput caching some; a wrong name lists them
#   releng/benchmark.sh all                what has no goal too, once
#   releng/benchmark.sh view               the view in a running workbench, about 6 minutes
#   releng/benchmark.sh view-start         the first opening of the view, in ten new workbenches, about two minutes
#   releng/benchmark.sh tools              the tools of models in a running workbench, about two minutes
#   releng/benchmark.sh editor             what is in the editor and the views, in a running workbench, about three minutes
#
# RUNS=1 takes another number of JVMs. Compare figures within one run only, and close other programs first.
set -eu
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

cd "$root"

# The target platform and the named modules, as Maven takes them.
modules() {
  printf ':io.github.openrouter4e.target'
  printf ',:io.github.openrouter4e.%s' "$@"
}

# The workbench is the one of the tests: same bundles, display and stand-in for OpenRouter.
workbench() { # class modules...
  local figures=$scratch/$1.md class=$1
  shift
  prepare >&2
  start_display >&2
  "$MVN" -B -ntp verify -pl "$(modules client storage models caching costs chat markdown settings agent ui testing testing.workbench "$@")" \
    "-Dtest=$class" "-Dtest.jvm.args=-Dopenrouter4e.figures=$figures" </dev/null >&2
  cat "$figures"
}

names=() view= start= tools= editor=
for name in "$@"; do
  case $name in
    view) view=1 ;;
    view-start) start=1 ;;
    tools) tools=1 ;;
    editor) editor=1 ;;
    *) names+=("$name") ;;
  esac
done
if [ $# = 0 ] || [ ${#names[@]} -gt 0 ]; then
  use_utf8
  find_jdk
  find_maven
  say "building the bundles" >&2
  "$MVN" -B -ntp -q package -pl "$(modules client storage models caching costs chat markdown testing)" </dev/null >&2
  say "building the benchmarks" >&2
  "$MVN" -B -ntp -q package -f tests/io.github.openrouter4e.benchmarks </dev/null >&2

  target=tests/io.github.openrouter4e.benchmarks/target
  "$JAVA_HOME/bin/java" -Xmx1g "-Druns=${RUNS:-5}" -cp "$target/classes:$(cat $target/classpath)" \
    io.github.openrouter4e.benchmarks.Benchmarks "${names[@]}"
fi
if [ -n "$view" ]; then
  say "running the view" >&2
  workbench UiSpeedBenchmark ui.tests
fi
if [ -n "$start" ]; then
  say "opening the view" >&2
  workbench ViewStartBenchmark ui.tests
fi
if [ -n "$tools" ]; then
  say "running the tools of models" >&2
  workbench JavaToolsBenchmark,WorkspaceToolsBenchmark editor jdt jdt.tests
fi
if [ -n "$editor" ]; then
  say "running the editor" >&2
  workbench InlineEditBenchmark,EditorPlacesBenchmark,JavaActionsBenchmark editor editor.tests jdt jdt.tests
fi
