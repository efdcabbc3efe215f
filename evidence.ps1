# Runs the evidence command. Builds it (Release) first where a source changed since the last build.
$ErrorActionPreference = 'Stop'
$root = $PSScriptRoot
$program = Join-Path $root 'src/Evidence.Cli/bin/Release/net10.0/evidence.dll'
$stamp = Join-Path $root 'src/Evidence.Cli/bin/Release/.built'

if (-not (Get-Command dotnet -ErrorAction SilentlyContinue)) {
    [Console]::Error.WriteLine('evidence: the .NET 10 SDK is needed; install it from https://dotnet.microsoft.com/download and run this again.')
    exit 2
}

function Test-Changed {
    if (-not (Test-Path $program) -or -not (Test-Path $stamp)) { return $true }
    $built = (Get-Item $stamp -Force).LastWriteTimeUtc
    $folders = 'src', 'framework-mappings', 'templates', 'samples' | ForEach-Object { Join-Path $root $_ } | Where-Object { Test-Path $_ }
    $newer = Get-ChildItem -Path $folders -Recurse -File |
        Where-Object { $_.FullName -notmatch '[\\/](bin|obj|\.evidence)[\\/]' -and $_.LastWriteTimeUtc -gt $built } |
        Select-Object -First 1
    return $null -ne $newer
}

if (Test-Changed) {
    [Console]::Error.WriteLine('evidence: building (once after each change) ...')
    $log = & dotnet build (Join-Path $root 'src/Evidence.Cli/Evidence.Cli.csproj') -c Release -v quiet -nologo 2>&1
    if ($LASTEXITCODE -ne 0) {
        $log | Select-String 'error' | Select-Object -Unique -First 20 | ForEach-Object { [Console]::Error.WriteLine($_) }
        [Console]::Error.WriteLine('evidence: the build failed; the lines above say why.')
        exit 2
    }
    Set-Content -Path $stamp -Value ''
}

# Writing compiled code through a second mapping of its memory costs a tenth of a short command's time.
if (-not $env:DOTNET_EnableWriteXorExecute) { $env:DOTNET_EnableWriteXorExecute = '0' }
& dotnet $program @args
exit $LASTEXITCODE
