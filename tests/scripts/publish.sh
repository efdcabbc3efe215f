#!/usr/bin/env bash
# Publishes the Functions app and checks that it is complete: triggers, routes, authorisation levels and extensions are those that are meant.
set -uo pipefail
root=$(cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/../.." && pwd)
app=$(mktemp -d)
trap 'rm -rf "$app"' EXIT

if ! dotnet publish "$root/src/Evidence.Functions" -c Release -o "$app" -v quiet -nologo >"$app.log" 2>&1; then
  grep -E 'error' "$app.log" | sort -u | head -20
  rm -f "$app.log"
  echo "The app does not publish."
  exit 1
fi
rm -f "$app.log"

failed=0
miss() { echo "$*"; failed=1; }
for file in host.json worker.config.json functions.metadata extensions.json Evidence.Functions.dll framework-mappings/nist-ai-rmf-1.0.yaml; do
  [ -f "$app/$file" ] || miss "The published app lacks $file."
done
[ -d "$app/.azurefunctions" ] || miss "The published app lacks .azurefunctions."
[ -f "$app/local.settings.json" ] && miss "The published app holds local.settings.json, which is for one machine alone."
cmp -s "$root/host.json" "$app/host.json" || miss "The published host.json is not the one at the top level."

actual=$(mktemp)
# One line a function: name, trigger, what it listens to, authorisation level.
tr -d '\r\n' <"$app/functions.metadata" | sed 's/"name": *"\([^"]*\)", *"scriptFile"/\n@\1 /g' | grep '^@' | while IFS= read -r function; do
  name=$(printf '%s' "$function" | sed 's/^@\([^ ]*\).*/\1/')
  field() { printf '%s' "$function" | grep -o "\"$1\": *\"[^\"]*\"" | head -1 | sed 's/.*: *"\(.*\)"/\1/'; }
  trigger=$(printf '%s' "$function" | grep -o '"type": *"[A-Za-z]*Trigger"' | head -1 | sed 's/.*"\([A-Za-z]*\)"/\1/')
  case $trigger in
    httpTrigger) echo "$name $trigger $(printf '%s' "$function" | grep -o '"methods": *\[[^]]*\]' | tr -cd 'a-z \n' | sed 's/^methods *//; s/ *$//') $(field route) $(field authLevel)" ;;
    blobTrigger) echo "$name $trigger $(field path) $(field source)" ;;
    queueTrigger) echo "$name $trigger $(field queueName)" ;;
    timerTrigger) echo "$name $trigger $(field schedule)" ;;
    *) echo "$name $trigger" ;;
  esac
done | LC_ALL=C sort >"$actual"
if ! diff -u "$root/tests/scripts/functions.txt" "$actual"; then
  miss "The functions are not those of tests/scripts/functions.txt."
fi
rm -f "$actual"

for extension in AzureStorageBlobs AzureStorageQueues DurableTask; do
  grep -q "\"$extension\"" "$app/extensions.json" || miss "extensions.json lacks $extension."
done
[ "$failed" -eq 0 ] && echo "The Functions app publishes complete: $(wc -l <"$root/tests/scripts/functions.txt") functions."
exit "$failed"
