#!/usr/bin/env bash
# Deploys Evidence to a resource group: shows what would change, asks, deploys, publishes the app with a workspace, and connects the inbox.
#   infra/deploy.sh --group GROUP --environment dev|prod --workspace DIR [--yes] [--what-if]
# Needs: az (signed in), dotnet, zip. EVIDENCE_AUTH_CLIENT_ID and EVIDENCE_ALERT_EMAIL are read by the parameter files.
set -euo pipefail
root=$(cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/.." && pwd)
group="" environment="" workspace="" yes=false only_show=false

fail() { echo "deploy: $*" >&2; exit 2; }

while [ $# -gt 0 ]; do
  case $1 in
    --group) group=${2:-}; shift 2 ;;
    --environment) environment=${2:-}; shift 2 ;;
    --workspace) workspace=${2:-}; shift 2 ;;
    --yes) yes=true; shift ;;
    --what-if) only_show=true; shift ;;
    *) fail "'$1' is not known; see the head of this file" ;;
  esac
done
[ -n "$group" ] || fail "--group is missing: the resource group to deploy to"
[ -f "$root/infra/$environment.bicepparam" ] || fail "--environment must be dev or prod"
$only_show || [ -f "$workspace/evidence.yaml" ] || fail "--workspace must be a folder with evidence.yaml"
for tool in az dotnet zip; do
  command -v "$tool" >/dev/null 2>&1 || fail "$tool is not installed"
done

az deployment group what-if --resource-group "$group" --parameters "$root/infra/$environment.bicepparam"
$only_show && exit 0
if ! $yes; then
  read -r -p "Deploy this to $group? [y/N] " answer
  [ "$answer" = y ] || [ "$answer" = Y ] || { echo "Nothing was deployed."; exit 1; }
fi

outputs=$(az deployment group create --resource-group "$group" --name evidence --parameters "$root/infra/$environment.bicepparam" --query properties.outputs --output json)
output() { printf '%s' "$outputs" | az_json "$1"; }
az_json() { sed -n "/\"$1\"/,/}/s/.*\"value\": \"\(.*\)\".*/\1/p" | head -1; }
app=$(output appName)
account=$(output hostAccountName)
[ -n "$app" ] && [ -n "$account" ] || fail "the deployment gave no app; look at it with: az deployment group show -g $group -n evidence"

package=$(mktemp -d)
trap 'rm -rf "$package"' EXIT
dotnet publish "$root/src/Evidence.Functions" -c Release -o "$package/app" -v quiet -nologo
cp -r "$workspace" "$package/app/workspace"
rm -rf "$package/app/workspace/.evidence"
(cd "$package/app" && zip -qr ../app.zip .)
az functionapp deployment source config-zip --resource-group "$group" --name "$app" --src "$package/app.zip" --output none

az deployment group create --resource-group "$group" --name evidence-inbox --template-file "$root/infra/inbox.bicep" \
  --parameters appName="$app" accountName="$account" --output none

url=$(output apiUrl)
for _ in $(seq 30); do
  if curl -fsS "$url/health"; then
    echo
    echo "Evidence answers at $url. Keys: az functionapp keys list -g $group -n $app"
    exit 0
  fi
  sleep 10
done
fail "the app was deployed, but $url/health does not answer; its log: az webapp log tail -g $group -n $app"
