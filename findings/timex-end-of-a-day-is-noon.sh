#!/usr/bin/env bash
# What a recognizer reads in a text, "22:00 to 24:00", "the 7th to the 10th", is kept as TIMEX and shown to people again in words, to ask whether it was understood.
#
# Tried with: Microsoft.Recognizers.Text.DataTypes.TimexExpression 1.8.13, .NET 10; the reference day is Monday, 30 November 2026.
# Expected:   T24 is midnight, as T00 is; three days from 7 to 10 December are those three days.
# Seen:       T24 is "12PM", noon, while the resolver beside it has 24:00:00; the end of 10 December is "next Thursday 12PM". Three days from the 7th are "next month", and so is any range of days in December; one of next March is "next year".
# Who cares:  whoever lets people confirm by the words: "restored by Thursday noon" is confirmed for Thursday midnight, or a cutover for all of December. Put into words what the resolver gives.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
cat >"$work/try.cs" <<'CS'
#:package Microsoft.Recognizers.Text.DataTypes.TimexExpression@1.8.13
#:property PublishAot=false
using Microsoft.Recognizers.Text.DataTypes.TimexExpression;
DateTime now = new(2026, 11, 30, 10, 0, 0);
foreach (var timex in new[] { "T00", "T12", "T22", "T24", "2026-12-10T22", "2026-12-10T24", "2026-12-10", "(2026-12-07,2026-12-10,P3D)", "(2026-12-21,2026-12-24,P3D)", "(2027-03-01,2027-03-04,P3D)" })
    Console.WriteLine($"{timex}: {new TimexProperty(timex).ToNaturalLanguage(now)}; {string.Join(", ", TimexResolver.Resolve([timex], now).Values.Select(value => value.Value ?? $"{value.Start} to {value.End}"))}");
CS

cd "$work"
seen=$(dotnet run try.cs 2>log) || { cat log; exit 1; }
wanted=$(cat <<'LINES'
T00: midnight; 00:00:00
T12: midday; 12:00:00
T22: 10PM; 22:00:00
T24: 12PM; 24:00:00
2026-12-10T22: next Thursday 10PM; 2026-12-10 22:00:00
2026-12-10T24: next Thursday 12PM; 2026-12-10 24:00:00
2026-12-10: next Thursday; 2026-12-10
(2026-12-07,2026-12-10,P3D): next month; 2026-12-07 to 2026-12-10
(2026-12-21,2026-12-24,P3D): next month; 2026-12-21 to 2026-12-24
(2027-03-01,2027-03-04,P3D): next year; 2027-03-01 to 2027-03-04
LINES
)
printf '%s\n' "$seen"
[[ $seen == "$wanted" ]] || { printf 'this has changed; it was:\n%s\n' "$wanted"; exit 1; }
