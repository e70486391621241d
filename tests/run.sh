#!/usr/bin/env bash
# Sets up what the tests need, builds once, checks the style and runs every test project, one after another.
# The last line is always "N passed, N failed, N skipped"; the exit code is 0 only when everything passed and something ran.
# With CI=true a missing server or browser is a failure, otherwise its tests are skipped.
# With USE_ELSA=true that adapter is compiled in, and its tests run as well.
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 DOTNET_SKIP_FIRST_TIME_EXPERIENCE=1
configuration=${CONFIGURATION:-Release}
results=$(mktemp -d)
passed=0 failed=0 skipped=0 broken=0

finish() {
  rm -rf "$results"
  ((passed + failed > 0)) || broken=1
  ((failed == 0)) || broken=1
  echo "$passed passed, $failed failed, $skipped skipped"
  exit "$broken"
}

# Runs a step that says nothing when it goes well.
step() {
  local name=$1 output started=$SECONDS
  shift
  if output=$("$@" 2>&1); then
    echo "$name: done in $((SECONDS - started)) s"
  else
    printf '%s\n' "$output" | grep -E 'error|warning|[Ff]ail' | sort -u | head -60 || true
    echo "$name: FAILED ($*)"
    broken=1
    return 1
  fi
}

as_root() {
  if ((EUID == 0)); then "$@"; elif sudo -n true 2>/dev/null; then sudo -n "$@"; else return 1; fi
}

# Installs the Debian packages that are not there yet, if that is allowed.
packages() {
  command -v dpkg-query >/dev/null && command -v apt-get >/dev/null || return 0
  local wanted=()
  for package in "$@"; do
    dpkg-query -W -f '${Status}' "$package" 2>/dev/null | grep -q 'ok installed' || wanted+=("$package")
  done
  ((${#wanted[@]} > 0)) || return 0
  if ! as_root true; then
    echo "missing, and not allowed to install: ${wanted[*]}"
    return 0
  fi
  step "apt-get update" as_root apt-get update -q || return 0
  step "install ${wanted[*]}" as_root env DEBIAN_FRONTEND=noninteractive apt-get install -yq --no-install-recommends "${wanted[@]}" || return 0
}

# Adds up a project's results; shows its failed tests in full.
count() {
  local name=$1 trx=$2 log=$3 code=$4 seconds=$5 counters total=0 ok=0 bad=0 executed=0
  counters=$(grep -o '<Counters [^>]*>' "$trx" 2>/dev/null | head -1)
  number() { sed -n "s/.* $1=\"\([0-9]*\)\".*/\1/p" <<<"$counters"; }
  if [[ -n $counters ]]; then
    total=$(number total) executed=$(number executed) ok=$(number passed)
    bad=$((executed - ok))
  fi
  if ((code != 0 && bad == 0)); then
    cat "$log"
    echo "$name: the run broke off with exit code $code; counted as a failure"
    bad=1
  elif ((bad > 0)); then
    sed -n '/^ *Failed .*\[/,$p' "$log"
  fi
  passed=$((passed + ok)) failed=$((failed + bad)) skipped=$((skipped + total - executed))
  echo "$name: $ok passed, $bad failed, $((total - executed)) skipped in $seconds s"
}

trap 'broken=1; exit 1' INT TERM
trap finish EXIT

packages chromium fonts-noto-cjk tzdata postgresql
# MSBuild reads its properties from the environment too, so that dotnet format, which takes none, sees the same. A flavour has no lock files.
[[ ${USE_ELSA:-} == true ]] && export UseElsa=true
[[ ${UseElsa:-} == true ]] && locked=() || locked=(--locked-mode)
step restore dotnet restore ServiceGate.sln "${locked[@]}" --nologo -v q || exit 1
step build dotnet build ServiceGate.sln -c "$configuration" --no-restore --nologo -v q || exit 1
# Beside the first tests, with what they leave of the processors.
step format nice -n 19 dotnet format ServiceGate.sln --verify-no-changes --no-restore -v q &
formatting=$!

for project in tests/*Tests/*.csproj; do
  name=$(basename "$project" .csproj)
  started=$SECONDS
  dotnet test "$project" -c "$configuration" --no-build --nologo -v q --filter "TestCategory!=Picture" \
    --logger "console;verbosity=minimal" --logger "trx;LogFileName=$name.trx" --results-directory "$results" >"$results/$name.log" 2>&1
  count "$name" "$results/$name.trx" "$results/$name.log" $? $((SECONDS - started))
  if [[ -n $formatting ]]; then
    wait "$formatting" || broken=1
    formatting=
  fi
done
