#!/usr/bin/env bash
# Fees, sums of compensation, volumes and temperatures are taken out of Chinese texts, as they stand in offers and complaints: 19.9元, 两块五 (2.50 yuan), 30分钟 (thirty minutes), 20GB流量, 零下5度 (five below zero), 2万5 (25,000).
#
# Tried with: @microsoft/recognizers-text-suite 1.3.1, Node.js 20; recognizeCurrency, recognizeDimension, recognizeTemperature and recognizeNumber with Culture.Chinese.
# Expected:   the amounts above; no money in thirty minutes; 20 GB are 160 gigabits; minus five; 25000, as 一万五 is 15000; or nothing where it is not known.
# Seen:       30分钟 is 30 fen, a sum of money, since 分 is a hundredth of a yuan as well. 20GB is 20,000,000,000 bits, an eighth. 零下5度 is 5 degrees. 两块五 is 2 yuan. 2万5 is 20005, while 一万五 and 两百五 are right. 19.9元, 3元5角 and
#             2万5千元 are right, and in English all are.
# Who cares:  whoever sorts complaints by the sum that is asked for, or fills in a form from a text: every "within 30 minutes" asks for money, and frost becomes warmth. Show what was understood, and look whether
#             钟 or 零下 stands beside it.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
npm install --prefix "$work" --silent --no-audit --no-fund --ignore-scripts @microsoft/recognizers-text-suite@1.3.1 @microsoft/recognizers-text-date-time@1.3.2 >"$work/log" 2>&1 || { cat "$work/log"; exit 1; }
cat >"$work/try.cjs" <<'JS'
const { Culture, recognizeCurrency, recognizeDimension, recognizeTemperature, recognizeNumber } = require('@microsoft/recognizers-text-suite');
const shown = found => found.map(({ text, resolution }) => `${text} = ${[resolution.value, resolution.unit].filter(Boolean).join(' ')}`).join(' and ') || 'nothing';
for (const [recognize, text, culture] of [
  [recognizeCurrency, '每月19.9元', Culture.Chinese], [recognizeCurrency, '3元5角', Culture.Chinese], [recognizeCurrency, '赔偿2万5千元', Culture.Chinese], [recognizeCurrency, '两块五', Culture.Chinese],
  [recognizeCurrency, '30分钟内恢复', Culture.Chinese], [recognizeCurrency, 'restored within 30 minutes', Culture.English],
  [recognizeDimension, '20GB流量', Culture.Chinese], [recognizeDimension, '20GB of data', Culture.English],
  [recognizeTemperature, '零下5度', Culture.Chinese], [recognizeTemperature, '-5 degrees', Culture.English],
  [recognizeNumber, '一万五', Culture.Chinese], [recognizeNumber, '两百五', Culture.Chinese], [recognizeNumber, '2万5', Culture.Chinese], [recognizeNumber, '一点五亿', Culture.Chinese]])
  console.log(`${recognize.name} ${text}: ${shown(recognize(text, culture))}`);
JS

seen=$(cd "$work" && node try.cjs)
wanted=$(cat <<'LINES'
recognizeCurrency 每月19.9元: 19.9元 = 19.9 Chinese yuan
recognizeCurrency 3元5角: 3元5角 = 3.5 Chinese yuan
recognizeCurrency 赔偿2万5千元: 2万5千元 = 25000 Chinese yuan
recognizeCurrency 两块五: 两块 = 2 Chinese yuan
recognizeCurrency 30分钟内恢复: 30分 = 30 Fen
recognizeCurrency restored within 30 minutes: nothing
recognizeDimension 20GB流量: 20gb = 20000000000 Bit
recognizeDimension 20GB of data: 20gb = 20 Gigabyte
recognizeTemperature 零下5度: 5度 = 5 Degree
recognizeTemperature -5 degrees: -5 degrees = -5 Degree
recognizeNumber 一万五: 一万五 = 15000
recognizeNumber 两百五: 两百五 = 250
recognizeNumber 2万5: 2万5 = 20005
recognizeNumber 一点五亿: nothing
LINES
)
printf '%s\n' "$seen"
[[ $seen == "$wanted" ]] || { printf 'this has changed; it was:\n%s\n' "$wanted"; exit 1; }
