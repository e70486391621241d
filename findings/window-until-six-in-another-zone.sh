#!/usr/bin/env bash
# A window from ten in the evening to six in the morning is written 22:00-06:00, with the day before it: 2026年12月10日22:00-06:00, 2026-12-10 22:00-06:00. A program reads a moment from a field where people may write what they like.
#
# Tried with: DateTimeOffset.TryParse with zh-CN and without a language, .NET 10; Date of Node.js 20, moment 2.30.1, dayjs 1.11.23, luxon 3.7.2, date-fns 4.4.0; zone Asia/Shanghai. Beside it a window of the day, 10:00-16:00, and one from 22:00 to 05:00.
# Expected:   it is no moment, and refused; as 2026年12月10日22:00至次日06:00 is.
# Seen:       -06:00 is taken for an offset, six hours west of Greenwich: the window is one moment, the next day at noon in Shanghai. .NET does so with Chinese words too, and .NET and luxon with 22:00-06:00 alone. An end after 14:00 is no
#             offset to .NET, which refuses it; to the others it is one.
# Who cares:  whoever takes windows over from a column or a form: work in the night stands at noon of the next day, fourteen hours late, and its end is gone. In .NET windows in the afternoon are refused, so that a test finds the reader
#             strict. Look for a second colon behind a hyphen before anything is parsed, and parse by exact patterns.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
npm install --prefix "$work" --silent --no-audit --no-fund --ignore-scripts moment@2.30.1 dayjs@1.11.23 luxon@3.7.2 date-fns@4.4.0 >"$work/log" 2>&1 || { cat "$work/log"; exit 1; }
cat >"$work/windows.txt" <<'TXT'
2026-12-10 22:00-06:00
2026-12-10 22:00-05:00
2026-12-10 10:00-16:00
2026年12月10日22:00-06:00
2026年12月10日22:00至次日06:00
22:00-06:00
TXT
cat >"$work/try.cs" <<'CS'
using System.Globalization;
string Read(string text, CultureInfo culture) => DateTimeOffset.TryParse(text, culture, out var at) ? (at.ToUniversalTime().AddHours(8) is var china && text.StartsWith("2026") ? $"{china:MM-dd HH:mm}" : $"{china:HH:mm}") : "refused";
foreach (var window in File.ReadLines("windows.txt"))
    Console.WriteLine($"{window}: .NET zh-CN {Read(window, CultureInfo.GetCultureInfo("zh-CN"))}, without {Read(window, CultureInfo.InvariantCulture)}");
CS
cat >"$work/try.cjs" <<'JS'
const moment = require('moment'), dayjs = require('dayjs'), { DateTime } = require('luxon'), { parseISO } = require('date-fns');
moment.suppressDeprecationWarnings = true;
const shown = at => isNaN(at) ? 'refused' : new Date(+at + 8 * 36e5).toISOString().slice(5, 16).replace('T', ' ');
for (const window of require('node:fs').readFileSync('windows.txt', 'utf8').trim().split('\n'))
  console.log(`Date ${shown(new Date(window))}, moment ${shown(moment(window))}, dayjs ${shown(dayjs(window))}, luxon ${window.startsWith('2026') ? shown(DateTime.fromSQL(window)) : shown(DateTime.fromSQL(window)).slice(-5)}, date-fns ${shown(parseISO(window))}`);
JS

cd "$work"
TZ=Asia/Shanghai dotnet run try.cs >net 2>log || { cat net log; exit 1; }
seen=$(paste -d '|' net <(TZ=Asia/Shanghai node try.cjs) | sed 's/|/, /')
wanted=$(cat <<'LINES'
2026-12-10 22:00-06:00: .NET zh-CN 12-11 12:00, without 12-11 12:00, Date 12-11 12:00, moment 12-11 12:00, dayjs 12-11 12:00, luxon 12-11 12:00, date-fns 12-11 12:00
2026-12-10 22:00-05:00: .NET zh-CN 12-11 11:00, without 12-11 11:00, Date 12-11 11:00, moment 12-11 11:00, dayjs 12-11 11:00, luxon 12-11 11:00, date-fns 12-11 11:00
2026-12-10 10:00-16:00: .NET zh-CN refused, without refused, Date 12-11 10:00, moment 12-11 10:00, dayjs 12-11 10:00, luxon 12-11 10:00, date-fns 12-11 10:00
2026年12月10日22:00-06:00: .NET zh-CN 12-11 12:00, without 12-11 12:00, Date refused, moment refused, dayjs refused, luxon refused, date-fns refused
2026年12月10日22:00至次日06:00: .NET zh-CN refused, without refused, Date refused, moment refused, dayjs refused, luxon refused, date-fns refused
22:00-06:00: .NET zh-CN 12:00, without 12:00, Date refused, moment refused, dayjs refused, luxon 12:00, date-fns refused
LINES
)
printf '%s\n' "$seen"
[[ $seen == "$wanted" ]] || { printf 'this has changed; it was:\n%s\n' "$wanted"; exit 1; }
