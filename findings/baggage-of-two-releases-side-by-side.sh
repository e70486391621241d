#!/usr/bin/env bash
# A launch is followed through several services: its window and its zone travel in the header baggage. The services are .NET and JavaScript, and are brought to a new release of the SDK one after the other.
#
# Tried with: OpenTelemetry.Api 1.15.3 and 1.20.1, .NET 10; @opentelemetry/core 2.12.1 with @opentelemetry/api 1.9.1, Node.js 20. W3C Baggage has percent-encoding, a blank is %20 and "+" is itself.
# Expected:   what one of the three writes the others read as it was; a fix of the encoding is such that the release before still understands it, or its number says that it does not.
# Seen:       1.15.3 writes a blank as "+" and reads "+" as one, as forms do; 1.20.1 (since 1.17.0) and JavaScript do not. So "22:00 to 06:00" from the old one is "22:00+to+06:00" to both, and "+08:00" from the
#             new one is " 08:00" to the old. Each reads what it wrote itself, so that tests of one service pass before and after.
# Who cares:  whoever selects, joins or computes by such a value while services of both releases run, and for good where JavaScript stands beside 1.15.3: only values with a blank or a plus differ. Put
#             none of both into baggage (a moment in UTC with Z has neither), or bring all services up at once.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
npm install --prefix "$work" --silent --no-audit --no-fund --ignore-scripts @opentelemetry/core@2.12.1 @opentelemetry/api@1.9.1 >"$work/log" 2>&1 || { cat "$work/log"; exit 1; }
mkdir "$work/old" "$work/new"
cat >"$work/try" <<'CS'
using OpenTelemetry;
using OpenTelemetry.Context.Propagation;
var propagator = new BaggagePropagator();
if (args.Length == 0)
    propagator.Inject(new PropagationContext(default, Baggage.Create(new() { ["window"] = "22:00 to 06:00", ["zone"] = "+08:00" })), args, (_, _, value) => Console.WriteLine(value));
foreach (var header in args)
    Console.WriteLine(string.Join(", ", propagator.Extract(default, header, (from, _) => [from]).Baggage.GetBaggage().OrderBy(x => x.Key).Select(x => $"\"{x.Value}\"")));
CS
{ echo '#:package OpenTelemetry.Api@1.15.3'; cat "$work/try"; } >"$work/old/try.cs"
{ echo '#:package OpenTelemetry.Api@1.20.1'; cat "$work/try"; } >"$work/new/try.cs"
cat >"$work/try.cjs" <<'JS'
const { propagation, ROOT_CONTEXT, defaultTextMapGetter, defaultTextMapSetter } = require('@opentelemetry/api');
const { W3CBaggagePropagator } = require('@opentelemetry/core');
const propagator = new W3CBaggagePropagator(), headers = process.argv.slice(2), sent = {};
if (!headers.length) {
  propagator.inject(propagation.setBaggage(ROOT_CONTEXT, propagation.createBaggage({ window: { value: '22:00 to 06:00' }, zone: { value: '+08:00' } })), sent, defaultTextMapSetter);
  console.log(sent.baggage);
}
for (const baggage of headers)
  console.log(propagation.getBaggage(propagator.extract(ROOT_CONTEXT, { baggage }, defaultTextMapGetter)).getAllEntries().sort().map(([, { value }]) => `"${value}"`).join(', '));
JS

service() { # which of the three, and the header it is to read
  case $1 in
    JavaScript) (cd "$work" && node try.cjs "${@:2}") ;;
    .NET-1.15.3) (cd "$work/old" && dotnet run try.cs -- "${@:2}" 2>"$work/log") || { cat "$work/log"; exit 1; } ;;
    .NET-1.20.1) (cd "$work/new" && dotnet run try.cs -- "${@:2}" 2>"$work/log") || { cat "$work/log"; exit 1; } ;;
  esac
}
seen=$(for writer in .NET-1.15.3 .NET-1.20.1 JavaScript; do
  header=$(service $writer)
  echo "$writer writes $header"
  for reader in .NET-1.15.3 .NET-1.20.1 JavaScript; do echo "  $reader reads $(service $reader "$header")"; done
done)
wanted='.NET-1.15.3 writes window=22%3A00+to+06%3A00,zone=%2B08%3A00
  .NET-1.15.3 reads "22:00 to 06:00", "+08:00"
  .NET-1.20.1 reads "22:00+to+06:00", "+08:00"
  JavaScript reads "22:00+to+06:00", "+08:00"
.NET-1.20.1 writes window=22:00%20to%2006:00,zone=+08:00
  .NET-1.15.3 reads "22:00 to 06:00", " 08:00"
  .NET-1.20.1 reads "22:00 to 06:00", "+08:00"
  JavaScript reads "22:00 to 06:00", "+08:00"
JavaScript writes window=22%3A00%20to%2006%3A00,zone=%2B08%3A00
  .NET-1.15.3 reads "22:00 to 06:00", "+08:00"
  .NET-1.20.1 reads "22:00 to 06:00", "+08:00"
  JavaScript reads "22:00 to 06:00", "+08:00"'
printf '%s\n' "$seen"
[[ $seen == "$wanted" ]] || { printf 'this has changed; it was:\n%s\n' "$wanted"; exit 1; }
