#!/usr/bin/env bash
# Scripts for the hotline have what customers say in quotation marks: 他说：“停电。”然后挂断。 A check of texts goes through them sentence by sentence.
#
# Tried with: sentence-splitter 5.0.1 (which rules of textlint use), Node.js 20.
# Expected:   the closing mark belongs to the sentence that it closes (GB/T 15834, as in English): “停电。” and what follows, or all of it as one.
# Seen:       of Chinese marks “ ” the sentence ends between the stop and the closing mark, which opens the next one: ”然后挂断。 Of 「」, 《》, brackets and straight quotes it stays together, in English and
#             in Chinese. ？！ and 1.5 are right.
# Who cares:  whoever cuts scripts into sentences, to read them out or to check each: pieces begin with a closing mark, a pause is inside of the quotation, and rules that look for pairs find one open
#             in each. Put such marks back to the sentence before.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
npm install --prefix "$work" --silent --no-audit --no-fund --ignore-scripts sentence-splitter@5.0.1 >"$work/log" 2>&1 || { cat "$work/log"; exit 1; }

cat >"$work/try.cjs" <<'JS'
const { split } = require('sentence-splitter');
for (const text of ['他说：“停电。”然后挂断。', '“停电了？”客户问。', '他说：「停电。」然后挂断。', '他说：『停电。』然后挂断。', '他说："停电。"然后挂断。', 'He said: "It is off." Then he hung up.', '（今晚停电。）明天恢复。', '(今晚停电。)明天恢复。', '《公告。》已发。', '客户问：停吗？！不停。', '带宽为1.5G。资费3.5元。'])
  console.log(`${text}: ${split(text).filter(node => node.type === 'Sentence').map(node => node.raw).join(' | ')}`);
JS

seen=$(cd "$work" && node try.cjs)
wanted=$(cat <<'LINES'
他说：“停电。”然后挂断。: 他说：“停电。 | ”然后挂断。
“停电了？”客户问。: “停电了？ | ”客户问。
他说：「停电。」然后挂断。: 他说：「停电。」然后挂断。
他说：『停电。』然后挂断。: 他说：『停电。』然后挂断。
他说："停电。"然后挂断。: 他说："停电。"然后挂断。
He said: "It is off." Then he hung up.: He said: "It is off." Then he hung up.
（今晚停电。）明天恢复。: （今晚停电。）明天恢复。
(今晚停电。)明天恢复。: (今晚停电。)明天恢复。
《公告。》已发。: 《公告。》已发。
客户问：停吗？！不停。: 客户问：停吗？！ | 不停。
带宽为1.5G。资费3.5元。: 带宽为1.5G。 | 资费3.5元。
LINES
)
printf '%s\n' "$seen"
[[ $seen == "$wanted" ]] || { printf 'this has changed; it was:\n%s\n' "$wanted"; exit 1; }
