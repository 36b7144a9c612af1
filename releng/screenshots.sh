#!/usr/bin/env bash
# Photographs the states of the chat view in a running workbench, fed by the stand-in for OpenRouter.
#
#   releng/screenshots.sh [FOLDER]     into docs/images/screens if none is given
#
# Light, dark, in high contrast and in Chinese, one run of the workbench each. With ImageMagick the pictures get a
# palette, which makes them a third as large.
set -eu
folder=${1:-}
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
cd "$root"
folder=$(realpath -m "${folder:-docs/images/screens}")
prepare
start_display

modules=:io.github.openrouter4e.target
for name in client storage models caching costs chat markdown settings agent ui testing testing.workbench ui.tests; do
  modules=$modules,:io.github.openrouter4e.$name
done

tour() { # LOOK SCENES [ARGUMENT OF ECLIPSE...]
  local look=$1 scenes=$2
  shift 2
  "$MVN" -B -ntp -q verify -pl "$modules" "-Dtest=${tests:-ScreenTour}" "-Dtest.app.args=$*" \
    "-Dtest.jvm.args=-Dopenrouter4e.screens=$folder -Dopenrouter4e.look=$look -Dopenrouter4e.scenes=$scenes" </dev/null
}

states=offline,too-long,queue
tools=tool,tool-narrow,tool-native
bars=bar-250,bar-510,bar-1200
tests=ScreenTour,PreferencePageTour tour light first-run,empty,streaming,reasoning,finished-wide,finished-narrow,finished-native,error,no-credit,branches,compare,history,attachments,prompts,rtl,rtl-native,edit,$tools,$bars,$states
GTK_THEME=Adwaita:dark tour dark finished,finished-native,error,history,prompts,tool-run,$bars,$states
GTK_THEME=HighContrast tour contrast finished,finished-native,error,prompts,$states
tour chinese finished,finished-narrow,empty,error,tool,$bars -nl zh_CN
# the menus of views, which need the integration with JDT
for name in editor jdt jdt.tests; do
  modules=$modules,:io.github.openrouter4e.$name
done
tests=PlacesTour tour light -
if command -v mogrify >/dev/null; then mogrify +dither -colors 256 "$folder"/*.png; fi
say "pictures in $folder"
