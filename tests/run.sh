#!/usr/bin/env bash
# Sets up what the tests need, builds once, and then runs all test projects and the check of the style, many of them beside each other.
# The last line is always "N passed, N failed, N skipped"; the exit code is 0 only when everything passed and something ran.
# With CI=true a missing server or browser is a failure, otherwise its tests are skipped.
# With USE_ELSA=true that adapter is compiled in, and its tests run as well.
set -uo pipefail
shopt -s extglob
cd "$(dirname "${BASH_SOURCE[0]}")/.."
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 DOTNET_SKIP_FIRST_TIME_EXPERIENCE=1
# Processes live for seconds here: measuring what to optimise costs a third of their time and never pays.
export DOTNET_TieredPGO=0
# Nor does a thread that spins before it sleeps, where others wait for its processor.
export DOTNET_ThreadPool_UnfairSemaphoreSpinLimit=0
configuration=${CONFIGURATION:-Release}
results=$(mktemp -d)
passed=0 failed=0 skipped=0 broken=0 beside=() failures=()
declare -A running=() started=()

finish() {
  local process
  for process in "${!running[@]}" "${beside[@]}"; do kill -- "-$process" 2>/dev/null; done
  rm -rf "$results"
  ((passed + failed > 0)) || broken=1
  ((failed == 0)) || broken=1
  # What failed stands where whoever sees only the end of a long log finds it.
  ((${#failures[@]} == 0)) || printf 'Failed: %s\n' "${failures[@]}"
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
  step "apt-get update" as_root apt-get update -q &&
    step "install ${wanted[*]}" as_root env DEBIAN_FRONTEND=noninteractive apt-get install -yq --no-install-recommends "${wanted[@]}"
}

# The browser's shell is enough; where there is none of it, the whole browser is needed.
prepare() {
  local others=(fonts-noto-cjk tzdata postgresql python3-swift)
  packages chromium-headless-shell "${others[@]}" || packages chromium "${others[@]}"
}

# Begins to run those tests of a project that a filter chooses, and leaves them to go on beside others.
begin() {
  local name=$1 project=$2 filter=$3
  shift 3
  started[$name]=$SECONDS
  "$@" dotnet test "$project" -c "$configuration" --no-build --nologo -v q --filter "$filter" \
    --logger "console;verbosity=minimal" --logger "trx;LogFileName=$name.trx" --results-directory "$results" >"$results/$name.log" 2>&1 &
  running[$!]=$name
}

# Waits for those of the names given, or for whatever was begun, and counts what ends meanwhile.
gather() {
  local process code name
  while is_running "$@"; do
    wait -n -p process "${!running[@]}"
    code=$?
    name=${running[$process]}
    unset "running[$process]"
    count "$name" "$results/$name.trx" "$results/$name.log" "$code" $((SECONDS - started[$name]))
  done
}

is_running() {
  (($# > 0)) || { ((${#running[@]} > 0)); return; }
  local name
  for name in "$@"; do [[ " ${running[*]} " == *" $name "* ]] && return; done
  return 1
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
    failures+=("$name broke off")
  elif ((bad > 0)); then
    # Those that were left out stand between them, and are counted below.
    sed -n '/^ *Failed .*\[/,$p' "$log" | grep -v '^ *Skipped '
    mapfile -t -O "${#failures[@]}" failures < <(sed -n "s/^ *Failed \(.*\) \[.*\]$/$name: \1/p" "$log")
  fi
  passed=$((passed + ok)) failed=$((failed + bad)) skipped=$((skipped + total - executed))
  echo "$name: $ok passed, $bad failed, $((total - executed)) skipped in $seconds s"
}

trap 'broken=1; exit 1' INT TERM
trap finish EXIT

prepare &
preparing=$!
# MSBuild reads its properties from the environment too, so that dotnet format, which takes none, sees the same. A flavour has no lock files.
[[ ${USE_ELSA:-} == true ]] && export UseElsa=true
[[ ${UseElsa:-} == true ]] && locked=() || locked=(--locked-mode)
step restore dotnet restore ServiceGate.sln "${locked[@]}" --nologo -v q || exit 1
step build dotnet build ServiceGate.sln -c "$configuration" --no-restore --nologo -v q || exit 1
wait "$preparing" || broken=1

# Each in a process group of its own, so that whoever breaks this off ends what they have started as well.
set -m
# What takes seconds when it is alone goes first, then tests that wait for time-outs and for moments: beside everything else they would wait for a processor instead.
begin ServiceGate.Tests tests/ServiceGate.Tests "TestCategory!=Picture"
gather
# The style is checked with what those leave, who wait more than they work.
step format nice -n 19 dotnet format ServiceGate.sln --verify-no-changes --no-restore -v q &
beside+=("$!")
# A flavour has folders of its own, so that nothing else that is built or read now gets in its way.
step "build without Hangfire" nice -n 19 dotnet build src/ServiceGate.Web -c "$configuration" -p:WithoutHangfire=true -p:RunAnalyzers=false --nologo -v q &
beside+=("$!")
begin Waiting tests/ServiceGate.IntegrationTests "TestCategory=Waiting"
begin Agenda tests/ServiceGate.IntegrationTests "TestCategory=Agenda"
# The longest of all tests is one: it goes on behind those, with what they leave of the processors.
begin Story tests/ServiceGate.BrowserTests "FullyQualifiedName~StoryTests" nice -n 19
gather Waiting Agenda
# Tests run one after another in a process, so that those of PostgreSQL, which wait for its answers, have one of their own.
begin ServiceGate.IntegrationTests tests/ServiceGate.IntegrationTests "TestCategory!=Picture&TestCategory!=Waiting&TestCategory!=Agenda&FullyQualifiedName!~PostgreSql"
begin PostgreSql tests/ServiceGate.IntegrationTests "TestCategory!=Picture&TestCategory!=Waiting&TestCategory!=Agenda&FullyQualifiedName~PostgreSql"
begin ServiceGate.BrowserTests tests/ServiceGate.BrowserTests "TestCategory!=Picture&FullyQualifiedName!~StoryTests"
for project in tests/*Tests/*.csproj; do
  name=$(basename "$project" .csproj)
  [[ $name == ServiceGate.@(Tests|IntegrationTests|BrowserTests) ]] && continue
  begin "$name" "$project" "TestCategory!=Picture"
done
gather
for process in "${beside[@]}"; do wait "$process" || broken=1; done
beside=()
