#!/usr/bin/env bash
# Builds the bundles and runs the benchmarks; the report is Markdown.
#
#   releng/benchmark.sh                    all
#   releng/benchmark.sh throughput caching some; a wrong name lists them
#
# Compare figures within one run only, and close other programs first.
set -eu
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

cd "$root"
use_utf8
find_jdk
find_maven

modules=io.github.openrouter4e.target
for name in client models caching chat testing; do
  modules+=,:io.github.openrouter4e.$name
done
say "building the bundles" >&2
"$MVN" -B -ntp -q package -pl ":$modules" </dev/null >&2
say "building the benchmarks" >&2
"$MVN" -B -ntp -q package -f tests/io.github.openrouter4e.benchmarks </dev/null >&2

target=tests/io.github.openrouter4e.benchmarks/target
exec "$JAVA_HOME/bin/java" -Xms2g -Xmx2g -cp "$target/classes:$(cat $target/classpath)" \
  io.github.openrouter4e.benchmarks.Benchmarks "$@"
