#!/usr/bin/env bash
# Builds the Teams app package: the manifest with your ids in it, and the icons.
#   infra/teams-app.sh --bot-id GUID --out FILE.zip [--app-id GUID] [--developer NAME] [--website URL]
# --bot-id is the application (client) id the bot is registered with; the app has the same id unless --app-id says another. Needs: zip.
set -euo pipefail
root=$(cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/.." && pwd)
bot="" app="" out="" developer="Your organisation" website="https://example.com/evidence"

fail() { echo "teams-app: $*" >&2; exit 2; }

while [ $# -gt 0 ]; do
  [ $# -ge 2 ] || fail "'$1' has no value"
  case $1 in
    --bot-id) bot=$2 ;;
    --app-id) app=$2 ;;
    --out) out=$2 ;;
    --developer) developer=$2 ;;
    --website) website=$2 ;;
    *) fail "'$1' is not known; see the head of this file" ;;
  esac
  shift 2
done
guid='^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$'
app=${app:-$bot}
[[ $bot =~ $guid ]] || fail "--bot-id must be a GUID: the application id of the bot"
[[ $app =~ $guid ]] || fail "--app-id must be a GUID"
[ -n "$out" ] || fail "--out is missing: the zip to write"
[[ $website =~ ^https://[^\"\\\&\|[:space:]]+$ ]] || fail "--website must be an https URL"
[[ ${#developer} -le 32 && ! $developer =~ [\"\\\&\|] ]] || fail "--developer has at most 32 characters, without quotes, backslashes, & and |"
command -v zip >/dev/null 2>&1 || fail "zip is not installed"

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
sed -e "s|{{APP_ID}}|$app|; s|{{BOT_ID}}|$bot|; s|{{DEVELOPER}}|$developer|; s|{{WEBSITE}}|$website|" "$root/templates/teams-app/manifest.json" >"$work/manifest.json"
cp "$root/templates/teams-app/color.png" "$root/templates/teams-app/outline.png" "$work/"
mkdir -p "$(dirname "$out")"
out=$(cd "$(dirname "$out")" && pwd)/$(basename "$out")
rm -f "$out"
(cd "$work" && zip -qX "$out" manifest.json color.png outline.png)
echo "$out: upload it in Teams under Apps > Manage your apps > Upload an app, or in the Teams admin centre."
