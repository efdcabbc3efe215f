#!/usr/bin/env bash
# Builds and lints the infrastructure with the Bicep compiler; a warning fails.
set -uo pipefail
root=$(cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/../.." && pwd)
version=0.49.2

if [ "$(uname -sm)" != "Linux x86_64" ]; then
  echo "The Bicep compiler is fetched for Linux on x64 alone; the infrastructure was not checked."
  exit 0
fi

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cat >"$work/bicep.csproj" <<PROJECT
<Project Sdk="Microsoft.NET.Sdk">
  <PropertyGroup>
    <TargetFramework>net10.0</TargetFramework>
  </PropertyGroup>
  <ItemGroup>
    <PackageDownload Include="Azure.Bicep.CommandLine.linux-x64" Version="[$version]" />
  </ItemGroup>
</Project>
PROJECT
if ! dotnet restore "$work/bicep.csproj" -v quiet >"$work/restore.log" 2>&1; then
  cat "$work/restore.log"
  echo "The Bicep compiler could not be restored."
  exit 1
fi
packages=$(dotnet nuget locals global-packages --list | sed 's/^[^:]*: *//')
bicep=$(find "$packages/azure.bicep.commandline.linux-x64/$version" -type f -name bicep | head -1)
[ -n "$bicep" ] || { echo "The package of the Bicep compiler holds no 'bicep'."; exit 1; }
chmod +x "$bicep" 2>/dev/null

failed=0
check() {
  local said
  said=$("$bicep" "$@" 2>&1 >/dev/null) || failed=1
  if [ -n "$said" ]; then
    echo "$said"
    failed=1
  fi
}
for file in "$root"/infra/*.bicep "$root"/infra/modules/*.bicep; do
  check lint "$file"
done
check build "$root/infra/main.bicep" --stdout
check build "$root/infra/inbox.bicep" --stdout
for file in "$root"/infra/*.bicepparam; do
  check build-params "$file" --stdout
done
[ "$failed" -eq 0 ] && echo "The infrastructure builds and lints without a word."
exit "$failed"
