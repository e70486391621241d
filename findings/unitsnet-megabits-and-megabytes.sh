#!/usr/bin/env bash
# What a line promises is written in many ways: 100 Mbps, 100 Mbit/s, 100 Mb/s. A small b is a bit, a large B a byte: eight bits (IEC 80000-13).
#
# Tried with: UnitsNet 5.75.1, .NET 10.
# Expected:   100 Mb/s and 1 Gb/s are megabits and gigabits; 100 MB/s, and MBps for whoever writes it so, are megabytes; or what cannot be told apart is refused, as the library does with "500 KB" of Information.
# Seen:       100 Mb/s is 100 megabytes, eight times as much, and 1 Gb/s is 8000 Mbit/s; 100 MBps is 100 megabits, an eighth. The case is looked at only after one spelling has been found for bits (bps, bit/s) and one for
#             bytes (B/s). Mbps, Mbit/s and MB/s are right, and so are Gb and GB of Information.
# Who cares:  whoever takes offers or tickets over from texts: a line of 100 Mbit/s becomes one of 800, and the test with Mbps shows nothing. Refuse "b/s" and "Bps" before parsing.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
cat >"$work/try.cs" <<'CS'
#:package UnitsNet@5.75.1
#:property PublishAot=false
using System.Globalization;
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
foreach (var text in new[] { "100 Mbps", "100 Mbit/s", "100 Mb/s", "100 MB/s", "100 MBps", "1 Gbps", "1 Gb/s", "1 GB/s", "100 kb/s" })
    Console.WriteLine($"{text}: {UnitsNet.BitRate.Parse(text, CultureInfo.InvariantCulture).Unit}, {UnitsNet.BitRate.Parse(text, CultureInfo.InvariantCulture).MegabitsPerSecond} Mbit/s");
foreach (var text in new[] { "20 Gb", "20 GB", "500 KB" })
    Console.WriteLine($"{text}: {(UnitsNet.Information.TryParse(text, CultureInfo.InvariantCulture, out var much) ? $"{much.Unit}" : "refused")}");
CS

cd "$work"
seen=$(dotnet run try.cs 2>log) || { cat log; exit 1; }
wanted=$(cat <<'LINES'
100 Mbps: MegabitPerSecond, 100 Mbit/s
100 Mbit/s: MegabitPerSecond, 100 Mbit/s
100 Mb/s: MegabytePerSecond, 800 Mbit/s
100 MB/s: MegabytePerSecond, 800 Mbit/s
100 MBps: MegabitPerSecond, 100 Mbit/s
1 Gbps: GigabitPerSecond, 1000 Mbit/s
1 Gb/s: GigabytePerSecond, 8000 Mbit/s
1 GB/s: GigabytePerSecond, 8000 Mbit/s
100 kb/s: KilobytePerSecond, 0.8 Mbit/s
20 Gb: Gigabit
20 GB: Gigabyte
500 KB: refused
LINES
)
printf '%s\n' "$seen"
[[ $seen == "$wanted" ]] || { printf 'this has changed; it was:\n%s\n' "$wanted"; exit 1; }
