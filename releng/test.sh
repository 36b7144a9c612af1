#!/usr/bin/env bash
# Prepares the machine, builds everything and runs every test.
#
#   releng/test.sh                     everything
#   releng/test.sh -Dtest=ChatViewTest -Dsurefire.failIfNoSpecifiedTests=false
#                                      further arguments go to Maven
#
# Needs a JDK 21 or newer; everything else is installed or named (see lib.sh).
# Ends with the tests that failed and the numbers of tests, exits non-zero if one failed or none ran.
set -u
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

cd "$root" || exit 1
prepare
start_display

# Reports of an earlier run must not be counted, whatever modules this one builds.
rm -rf tests/*/target/surefire-reports

# Two modules at a time. Windows on one display would take each other's keyboard, so each module with windows gets a
# display of its own; on the display of somebody who works there, one module follows the other.
parallel=()
if [ -n "$virtual_display" ]; then
  parallel=(-T 2)
  for module in ui editor jdt git installed; do
    open_display
    parallel+=("-Dtest.display.$module=$display")
  done
fi

began=$SECONDS
"$MVN" -B -ntp --fail-at-end "${parallel[@]}" clean verify "$@" </dev/null
status=$?

# The benchmarks are no module, to keep their libraries out of the target platform; so that they do not rot unnoticed:
if [ $status -eq 0 ] && [ $# -eq 0 ]; then
  say 'compiling the benchmarks'
  "$MVN" -B -ntp -q compile -f tests/io.github.openrouter4e.benchmarks </dev/null
  status=$?
fi

shopt -s nullglob
reports=(tests/*/target/surefire-reports/TEST-*.xml)
failures=$(list_failures "${reports[@]}" </dev/null)
if [ -n "$failures" ]; then
  say 'failed'
  echo "$failures"
fi
passed=0 failed=0 skipped=0
say "tests by level ($((SECONDS - began)) s)"
for level in 'plain and OSGi' workbench installed; do
  reports=()
  for module in tests/*/; do
    case $module in
      *.ui.tests/ | *.editor.tests/ | *.jdt.tests/ | *.git.tests/ | *.swtbot.tests/) belongs=workbench ;;
      *.installed.tests/) belongs=installed ;;
      *) belongs='plain and OSGi' ;;
    esac
    [ "$belongs" = "$level" ] && reports+=("$module"target/surefire-reports/TEST-*.xml)
  done
  read -r tests bad left_out < <(sum_reports "${reports[@]}")
  printf '%-15s %5d tests, %d failed, %d skipped\n' "$level:" "$tests" "$bad" "$left_out"
  passed=$((passed + tests - bad - left_out)) failed=$((failed + bad)) skipped=$((skipped + left_out))
done

if [ $status -ne 0 ] && [ $failed -eq 0 ]; then
  echo 'The build failed outside the tests: see the first [ERROR] above.'
elif [ $status -eq 0 ] && [ $((passed + failed)) -eq 0 ]; then
  echo 'No test ran.'
  status=1
elif [ $# -eq 0 ]; then
  # a module that finds none of its tests is content with that; one that does not compile must not hide behind failed tests
  for module in tests/*.tests/; do
    reports=("$module"target/surefire-reports/TEST-*.xml)
    if [ ${#reports[@]} -eq 0 ] && grep -q "<module>${module%/}</module>" <(sed '/<profiles>/,$d' pom.xml); then
      echo "No test ran in ${module%/}."
      status=1
    fi
  done
fi
summary="$passed passed, $failed failed"
[ $skipped -eq 0 ] || summary="$summary, $skipped skipped"
echo "$summary"
exit $status
