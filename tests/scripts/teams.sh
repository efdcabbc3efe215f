#!/usr/bin/env bash
# Runs `evidence serve` over the samples and drives it through the Microsoft 365 Agents Playground in Chromium.
# Screenshots go to a temporary folder, or to EVIDENCE_SHOTS. Skips where Chromium, Node or the Playground is missing.
set -uo pipefail
root=$(cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/../.." && pwd)
program="$root/src/Evidence.Cli/bin/Release/net10.0/evidence.dll"
skip() { echo "skipped: $*"; exit 0; }

CHROMIUM=${CHROMIUM:-$(command -v chromium || command -v chromium-browser || command -v google-chrome)} || skip "Chromium is not installed"
export CHROMIUM
command -v node >/dev/null || skip "Node is not installed"
[ -d "$root/tests/playground/node_modules/@microsoft/m365agentsplayground" ] || skip "the Agents Playground is not installed; run npm ci in tests/playground"
[ -f "$program" ] || skip "the evidence command is not built"

work=$(mktemp -d)
shots=${EVIDENCE_SHOTS:-$work/shots}
mkdir -p "$shots"
pids=()
finish() {
  for pid in "${pids[@]}"; do kill "$pid" 2>/dev/null; done
  wait 2>/dev/null
  [ -n "${EVIDENCE_SHOTS:-}" ] || [ "${failed:-1}" = 1 ] || rm -rf "$work"
}
trap finish EXIT

cp -r "$root/samples" "$work/workspace"
rm -rf "$work/workspace/.evidence"
# The Playground's user, by the object id it gives them.
sed -i 's|^people:|people:\n  - { id: alex.wilber@northlight.example, roles: [release, release-manager, sales], teams: 00000000-0000-0000-0000-0000000000020 }|' "$work/workspace/evidence.yaml"
# What was measured in October goes stale sooner here, so that there is something to see.
sed -i 's|drift-report: 90d|drift-report: 20d|; s|test-results: 90d|test-results: 50d|' "$work/workspace/policies/assistant.yaml"

free_port() { node -e 'const s = require("net").createServer().listen(0, "127.0.0.1", () => { console.log(s.address().port); s.close(); })'; }
answers() { for _ in $(seq 150); do curl -fsS -o /dev/null --max-time 2 "$1" 2>/dev/null && return 0; sleep 0.2; done; echo "$1 does not answer"; cat "$2"; return 1; }

evidence="http://127.0.0.1:$(free_port)"
EVIDENCE_TEAMS__LINKS="$evidence" dotnet "$program" serve --workspace "$work/workspace" --port "${evidence##*:}" >"$work/serve.log" 2>&1 &
pids+=($!)
answers "$evidence/api/health" "$work/serve.log" || exit 1

playground="http://127.0.0.1:$(free_port)"
(cd "$work" && BROWSER=none exec node "$root/tests/playground/node_modules/@microsoft/m365agentsplayground/cli.js" start \
  --app-endpoint "$evidence/api/teams/messages" --channel-id msteams --port "${playground##*:}" --disable-telemetry) >"$work/playground.log" 2>&1 &
pids+=($!)
answers "$playground/" "$work/playground.log" || exit 1

if (cd "$root/tests/playground" && timeout 180 node drive.mjs "$playground" "$evidence" "$shots" "$root/samples/questionnaires/customer-questionnaire.docx"); then
  failed=0
  echo "the Playground's user asked, watched, was refused, approved, received the result, had evidence collected again and a questionnaire drafted"
else
  failed=1
  echo "screenshots are in $shots"
  tail -20 "$work/serve.log" "$work/playground.log"
  exit 1
fi
