#!/usr/bin/env bash
# Builds the Teams app package: the same as 'evidence teams package', from a clone.
#   infra/teams-app.sh --bot-id GUID --out FILE.zip [--app-id GUID] [--developer NAME] [--website URL]
set -euo pipefail
root=$(cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/.." && pwd)
exec "$root/evidence" teams package "$@"
