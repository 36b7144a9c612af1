#!/usr/bin/env bash
# Photographs the states of the chat view, and the places of our menus, in a running workbench, fed by the stand-in for OpenRouter.
#
#   releng/screenshots.sh [FOLDER [WHAT]]     into docs/images/screens if none is given
#
# WHAT is "chat", "places" or, if none is given, both. Places are the editors and views with a menu of ours; their
# pictures are in a folder of that name. Light, dark, in high contrast and in Chinese, one run of the workbench each.
# With ImageMagick the pictures get a palette, which makes them a third as large.
set -eu
folder=${1:-}
what=${2:-both}
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
cd "$root"
folder=$(realpath -m "${folder:-docs/images/screens}")
prepare
start_display

modules=
for name in target client storage models caching costs chat markdown settings agent ui testing testing.workbench; do
  modules=$modules:io.github.openrouter4e.$name,
done
chat=${modules}:io.github.openrouter4e.ui.tests
places=${modules}:io.github.openrouter4e.editor,:io.github.openrouter4e.jdt,:io.github.openrouter4e.jdt.tests

tour() { # TESTS LOOK SCENES [ARGUMENT OF ECLIPSE...]
  local tests=$1 look=$2 scenes=$3 of=$chat into=$folder
  shift 3
  if [ "$tests" = PlacesTour ]; then of=$places into=$folder/places; fi
  "$MVN" -B -ntp -q verify -pl "$of" "-Dtest=$tests" "-Dtest.app.args=$*" \
    "-Dtest.jvm.args=-Dopenrouter4e.screens=$into -Dopenrouter4e.look=$look -Dopenrouter4e.scenes=$scenes" </dev/null
}

smaller() { # COLOURS FOLDER
  if command -v mogrify >/dev/null; then mogrify +dither -strip -colors "$1" -define png:compression-level=9 "$2"/*.png; fi
}

if [ "$what" != places ]; then
  states=offline,too-long,queue
  tools=tool,tool-narrow,tool-native
  bars=bar-250,bar-510,bar-1200
  tour ScreenTour,PreferencePageTour light first-run,empty,streaming,reasoning,finished-wide,finished-narrow,finished-native,error,no-credit,branches,compare,history,attachments,prompts,rtl,rtl-native,edit,apply-preview,$tools,$bars,$states
  GTK_THEME=Adwaita:dark tour ScreenTour dark finished,finished-native,error,history,prompts,apply-preview,tool-run,$bars,$states
  GTK_THEME=HighContrast tour ScreenTour contrast finished,finished-native,error,prompts,$states
  tour ScreenTour chinese finished,finished-narrow,empty,error,tool,apply-preview,$bars -nl zh_CN
  smaller 256 "$folder"
fi
if [ "$what" != chat ]; then
  tour PlacesTour light -
  GTK_THEME=Adwaita:dark tour PlacesTour dark -
  tour PlacesTour chinese - -nl zh_CN
  smaller 32 "$folder/places"
fi
say "pictures in $folder"
