#!/usr/bin/env bash
# Builds the update site of the last commit twice, each from a clone of its own in a folder of its own, and compares the
# two to the byte.
#
#   releng/reproduce.sh [SHA256SUMS]    compares with these checksums, of a published site, instead of a second build
#
# Takes as long as the builds without tests. The same JDK is a condition: another one may compile to other bytes.
set -u
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

published=${1:+$(realpath "$1")}

# Prints the checksums of a build in this folder.
build() { # FOLDER
  git clone -q "file://$root" "$1" || fail "cannot clone $root"
  local module modules=
  for module in "$1"/releng/*.target "$1"/bundles/* "$1"/features/* "$1"/releng/*.repository; do
    modules=$modules,${module#"$1"/}
  done
  (cd "$1" && "$MVN" -B -ntp clean verify -pl "${modules#,}") >"$1.log" 2>&1 </dev/null || {
    grep -m 30 '^\[ERROR\]' "$1.log" >&2
    fail "the build failed"
  }
  cat "$1"/releng/io.github.openrouter4e.repository/target/SHA256SUMS
}

use_utf8
find_jdk
find_maven
[ -z "$(git -C "$root" status --porcelain)" ] || say 'there are changes that are not committed: they are left out'
[ -n "${SOURCE_DATE_EPOCH:-}" ] || SOURCE_DATE_EPOCH=$(git -C "$root" log -1 --format=%ct)
export SOURCE_DATE_EPOCH

say "building $(git -C "$root" log -1 --format='%h, %s')"
build "$scratch/one" >"$scratch/first" || exit 1
if [ -n "$published" ]; then
  cp "$published" "$scratch/second"
else
  say 'building it again'
  build "$scratch/a-folder-with-a-longer-name" >"$scratch/second" || exit 1
fi
if ! diff "$scratch/first" "$scratch/second"; then
  fail 'the builds differ in the files above'
fi
say "equal: $(wc -l <"$scratch/first") files"
