#!/usr/bin/env bash
# Runs the SWTBot journeys again and again, each time in another random order. Whether they depend on each other, or on the
# pace of the machine, shows only so.
#
#   releng/journeys.sh                    seeds 1 to 10, each with poll delays of 3 and of 50 ms
#   releng/journeys.sh -s '4 7' -d 3      these seeds, this poll delay
#   releng/journeys.sh -s 1 -d 50 -l zh_CN    in this language
#   releng/journeys.sh -s 1 -d 50 -t dark     in the dark theme
#   releng/journeys.sh -s 4 -d 3 -- -Dtest=QueueJourneyTest -Dswtbot.repository=file:/path/to/a/mirror
#                                         what comes after -- goes to Maven
#
# A run with the same seed has the same order of classes and methods. Prints a line for each run, with the load of the
# machine, and what failed; exits non-zero if something did. The logs are in .cache/journeys.
set -u
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

seeds='1 2 3 4 5 6 7 8 9 10' delays='3 50' arguments= variant=
usage='usage: journeys.sh [-s SEEDS] [-d POLL_DELAYS] [-l LANGUAGE] [-t dark] [-- MAVEN_ARGUMENTS]'
while getopts s:d:l:t: option; do
  case $option in
    s) seeds=$OPTARG ;;
    d) delays=$OPTARG ;;
    l) arguments+=" -nl $OPTARG" variant+=-$OPTARG ;;
    t)
      [ "$OPTARG" = dark ] || fail "$usage"
      arguments+=' -cssTheme org.eclipse.e4.ui.css.theme.e4_dark' variant+=-dark
      export GTK_THEME=Adwaita:dark
      ;;
    *) fail "$usage" ;;
  esac
done
shift $((OPTIND - 1))

cd "$root" || exit 1
prepare
start_display

module=tests/io.github.openrouter4e.swtbot.tests
logs=$cache/journeys
mkdir -p "$logs"
modules=$(printf '%s,' releng/io.github.openrouter4e.target bundles/*/pom.xml tests/io.github.openrouter4e.testing "$module")
modules=${modules//\/pom.xml/}

shopt -s nullglob
total=0 bad_runs=0
for seed in $seeds; do
  for delay in $delays; do
    log=$logs/seed-$seed-delay-$delay$variant.log
    rm -rf "$module/target/surefire-reports"
    began=$SECONDS
    "$MVN" -B -ntp verify -Pswtbot -pl "${modules%,}" -Djourneys.seed="$seed" -Djourneys.poll.delay="$delay" \
      "-Djourneys.arguments=$arguments" "$@" \
      >"$log" 2>&1 </dev/null
    status=$?
    reports=("$module"/target/surefire-reports/TEST-*.xml)
    read -r tests bad skipped < <(sum_reports "${reports[@]}")
    printf 'seed %s, poll delay %s ms%s: %d tests, %d failed, %d skipped, %d s, load %s\n' "$seed" "$delay" \
      "${variant//-/, }" "$tests" "$bad" "$skipped" $((SECONDS - began)) "$(cut -d ' ' -f 2 /proc/loadavg)"
    total=$((total + 1))
    if [ $status -ne 0 ] || [ "$tests" -eq 0 ]; then
      bad_runs=$((bad_runs + 1))
      [ "$bad" -ne 0 ] || echo "  the build failed outside the tests: see $log"
      list_failures "${reports[@]}" </dev/null
    fi
  done
done
echo "$total runs, $bad_runs failed"
[ $bad_runs -eq 0 ]
