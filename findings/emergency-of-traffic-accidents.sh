#!/usr/bin/env bash
# A review asks whether emergency calls go on during the work, and a dialling plan or a filter is checked for them. In China carriers owe their customers four, free of charge: 110 police, 119 fire, 120 ambulance,
# 122 traffic accidents.
#
# Tried with: libphonenumber-csharp 9.0.43, .NET 10.
# Expected:   IsEmergencyNumber and ConnectsToEmergencyNumber are true for the four.
# Seen:       for 110, 119 and 120; 122 is a valid short number, free of charge as they are, and no emergency.
# Who cares:  whoever takes the list of calls that must never be blocked, delayed or counted out of such a library: reports of accidents are not on it. Keep the list of the country's own rules beside it.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
cat >"$work/try.cs" <<'CS'
#:package libphonenumber-csharp@9.0.43
using PhoneNumbers;
var numbers = PhoneNumberUtil.GetInstance();
var shorts = ShortNumberInfo.GetInstance();
foreach (var number in new[] { "110", "119", "120", "122", "10000" })
{
    var parsed = numbers.Parse(number, "CN");
    Console.WriteLine($"{number}: valid {shorts.IsValidShortNumberForRegion(parsed, "CN")}, {shorts.GetExpectedCostForRegion(parsed, "CN")}, emergency {shorts.IsEmergencyNumber(number, "CN")}, connects to one {shorts.ConnectsToEmergencyNumber(number, "CN")}");
}
CS

cd "$work"
seen=$(dotnet run try.cs 2>log) || { cat log; exit 1; }
wanted='110: valid True, TOLL_FREE, emergency True, connects to one True
119: valid True, TOLL_FREE, emergency True, connects to one True
120: valid True, TOLL_FREE, emergency True, connects to one True
122: valid True, TOLL_FREE, emergency False, connects to one False
10000: valid True, STANDARD_RATE, emergency False, connects to one False'
printf '%s\n' "$seen"
[[ $seen == "$wanted" ]] || { printf 'this has changed; it was:\n%s\n' "$wanted"; exit 1; }
