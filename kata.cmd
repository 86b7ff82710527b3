@echo off
rem The kata command, from any folder: src\Kata.Cli is built first if its sources are newer than what was built last.
setlocal
set "KATA_ROOT=%~dp0"
set "KATA_PROGRAM=%KATA_ROOT%src\Kata.Cli\bin\Release\net10.0\Kata.Cli.dll"
set "KATA_BUILT=%KATA_ROOT%src\Kata.Cli\obj\kata.built"
set "KATA_STRICT=%CI%"
if not defined CI set "KATA_STRICT=false"

where dotnet >nul 2>nul || (
  echo kata: dotnet was not found: install the .NET 10 SDK, https://dotnet.microsoft.com/download. 1>&2
  exit /b 3
)

rem Exit code 1 if there is nothing built, or a source is newer. What a build writes is left out.
powershell -NoProfile -ExecutionPolicy Bypass -Command ^
  "Set-Location -LiteralPath $env:KATA_ROOT; if (-not (Test-Path -LiteralPath $env:KATA_PROGRAM) -or -not (Test-Path -LiteralPath $env:KATA_BUILT)) { exit 1 };" ^
  "$built = (Get-Item -LiteralPath $env:KATA_BUILT).LastWriteTimeUtc;" ^
  "$places = 'src', 'tests\Unit', 'tests\Properties', 'tests\Snapshots', 'tests\Shared', 'tests\Kata.Runner.Tests\Cases', 'docs', 'Directory.*.props', 'tests\Directory.*', 'global.json';" ^
  "$newer = Get-ChildItem -Path $places -Recurse -File | Where-Object { $_.FullName -notmatch '\\(bin|obj)\\' -and $_.LastWriteTimeUtc -gt $built };" ^
  "if ($newer) { exit 1 } else { exit 0 }"
if errorlevel 1 (
  echo building kata, once: about a minute 1>&2
  if not exist "%KATA_ROOT%src\Kata.Cli\obj" mkdir "%KATA_ROOT%src\Kata.Cli\obj"
  rem The time before the build: what is saved during it is newer.
  type nul > "%KATA_BUILT%.new"
  pushd "%KATA_ROOT%"
  dotnet build src\Kata.Cli -c Release -p:Strict=%KATA_STRICT% -nologo -v:quiet > "%KATA_ROOT%src\Kata.Cli\obj\kata.log" 2>&1 < nul || (
    type "%KATA_ROOT%src\Kata.Cli\obj\kata.log" 1>&2
    echo kata: it could not be built: the lines above say why. 1>&2
    popd
    exit /b 3
  )
  popd
  move /y "%KATA_BUILT%.new" "%KATA_BUILT%" > nul
)

rem How messages call it: by its name where a shell finds it.
set "KATA_COMMAND=kata"
where $PATH:kata >nul 2>nul || set KATA_COMMAND="%~f0"
dotnet "%KATA_PROGRAM%" %*
