#!/usr/bin/env bash
# Terms of a review stand in a sheet as formulas and are computed on a server: the working day before, two months after the end of the year, the working days between.
#
# Tried with: fast-formula-parser 1.0.19, beside it hyperformula 3.5.0, Node.js 20. 46368 is Saturday, 12 December 2026, 46387 the 31st.
# Expected:   as in Excel and LibreOffice: one working day back from Saturday the 12th is Friday the 11th (46367); EDATE of 31 December and two months is 28 February (46446); texts are compared
#             without regard to capitals, "a"="A".
# Seen:       any number of working days back is the day itself, six back from a Saturday that Saturday; forwards it is right. EDATE runs over the end of the month: 3 March, and 1 December for a month
#             before 31 December. "a"="A" is false, and SEARCH("B","abc") an error; TIME(25,0,0) is more than a day. EOMONTH and NETWORKDAYS are right.
# Who cares:  whoever computes by when an answer is due: the reminder that is to go out three working days before goes out on the day, and the same sheet in Excel says otherwise. Compare with a second
#             library, or take EOMONTH where an end of a month is meant.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
npm install --prefix "$work" --silent --no-audit --no-fund --ignore-scripts fast-formula-parser@1.0.19 hyperformula@3.5.0 >"$work/log" 2>&1 || { cat "$work/log"; exit 1; }

cat >"$work/try.cjs" <<'JS'
const loaded = require('fast-formula-parser'), Parser = loaded.default ?? loaded, { HyperFormula } = require('hyperformula');
const parser = new Parser(), sheet = HyperFormula.buildFromArray([[]], { licenseKey: 'gpl-v3' });
for (const formula of ['WORKDAY(46366,-1)', 'WORKDAY(46368,-1)', 'WORKDAY(46369,-1)', 'WORKDAY(46368,-6)', 'WORKDAY(46368,1)', 'EDATE(46387,2)', 'EDATE(46387,-1)', 'EDATE(46366,2)', 'EOMONTH(46387,2)', 'NETWORKDAYS(46366,46375)', '"a"="A"', 'SEARCH("B","abc")', 'TIME(25,0,0)']) {
  const one = parser.parse(formula), other = sheet.calculateFormula(`=${formula}`, 0);
  console.log(`${formula}: fast-formula-parser ${one?._error ?? one}, hyperformula ${other?.value ?? other}`);
}
JS

seen=$(cd "$work" && node try.cjs)
wanted=$(cat <<'LINES'
WORKDAY(46366,-1): fast-formula-parser 46366, hyperformula 46365
WORKDAY(46368,-1): fast-formula-parser 46368, hyperformula 46367
WORKDAY(46369,-1): fast-formula-parser 46369, hyperformula 46367
WORKDAY(46368,-6): fast-formula-parser 46368, hyperformula 46360
WORKDAY(46368,1): fast-formula-parser 46370, hyperformula 46370
EDATE(46387,2): fast-formula-parser 46449, hyperformula 46446
EDATE(46387,-1): fast-formula-parser 46357, hyperformula 46356
EDATE(46366,2): fast-formula-parser 46428, hyperformula 46428
EOMONTH(46387,2): fast-formula-parser 46446, hyperformula 46446
NETWORKDAYS(46366,46375): fast-formula-parser 7, hyperformula 7
"a"="A": fast-formula-parser false, hyperformula true
SEARCH("B","abc"): fast-formula-parser #VALUE!, hyperformula 2
TIME(25,0,0): fast-formula-parser 1.0416666666666667, hyperformula 0.041666666667
LINES
)
printf '%s\n' "$seen"
[[ $seen == "$wanted" ]] || { printf 'this has changed; it was:\n%s\n' "$wanted"; exit 1; }
