#!/usr/bin/env bash
# A notice for customers has the part of the day in words, as one says it: 2026年12月10日 夜间 2:00. Another program, or the next page, reads it again by the same format.
#
# Tried with: date-fns 4.4.0, Node.js 20; format and parse with the same pattern (B is the flexible part of the day, b has noon and midnight beside the two halves, a only the halves) and locale, for every hour of a day.
# Expected:   what a pattern and a locale write, the same two read.
# Seen:       with zhCN and zhTW and B every hour before noon is an invalid date: it writes 夜间 until 03:59 and 早晨 until 11:59, and looks for other words when it reads. In de the four hours of the night are lost, in fr five of the
#             afternoon; in en, ja and ko all hours are read. a and b are read in all.
# Who cares:  whoever keeps or passes on such texts: afternoons come back, and the nights, when cutovers are, do not. Pass on the moment itself, and make words only where they are shown.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
npm install --prefix "$work" --silent --no-audit --no-fund --ignore-scripts date-fns@4.4.0 >"$work/log" 2>&1 || { cat "$work/log"; exit 1; }
cat >"$work/try.cjs" <<'JS'
const { format, parse } = require('date-fns');
const locales = require('date-fns/locale');
for (const name of ['zhCN', 'zhTW', 'ja', 'ko', 'enUS', 'de', 'fr'])
  console.log(`${name}: ${['B', 'b', 'a'].map(part => {
    const pattern = `yyyy-M-d ${part.repeat(4)} h:mm`, locale = locales[name];
    const lost = Array.from({ length: 24 }, (_, hour) => new Date(2026, 11, 10, hour, 30)).filter(at => +parse(format(at, pattern, { locale }), pattern, new Date(2026, 0, 1), { locale }) !== +at);
    return `with ${part} ${lost.length ? `${lost.length} hours are not read, as ${format(lost[0], pattern, { locale })}` : 'all hours are read'}`;
  }).join('; ')}`);
JS

seen=$(cd "$work" && TZ=Asia/Shanghai node try.cjs)
wanted=$(cat <<'LINES'
zhCN: with B 12 hours are not read, as 2026-12-10 夜间 12:30; with b all hours are read; with a all hours are read
zhTW: with B 12 hours are not read, as 2026-12-10 夜間 12:30; with b all hours are read; with a all hours are read
ja: with B all hours are read; with b all hours are read; with a all hours are read
ko: with B all hours are read; with b all hours are read; with a all hours are read
enUS: with B all hours are read; with b all hours are read; with a all hours are read
de: with B 4 hours are not read, as 2026-12-10 nachts 12:30; with b all hours are read; with a all hours are read
fr: with B 5 hours are not read, as 2026-12-10 de l’après-midi 12:30; with b all hours are read; with a all hours are read
LINES
)
printf '%s\n' "$seen"
[[ $seen == "$wanted" ]] || { printf 'this has changed; it was:\n%s\n' "$wanted"; exit 1; }
