#!/usr/bin/env bash
# Branches and departments are listed by their pinyin, and found by it when somebody types. Many signs have several readings; which one holds for a place everybody there knows, and dictionaries say.
#
# Tried with: pinyin 4.0.0, pinyin-pro 3.29.4, tiny-pinyin 1.3.2, js-pinyin 0.2.7, chinese-to-pinyin 1.3.1, Node.js 20, each with its defaults.
# Expected:   for cities of a million and words of every organisation chart the usual reading, at least from the libraries that advertise phrases with several readings (pinyin, pinyin-pro).
# Seen:       pinyin has Xiamen under S (sha men), Chongqing under Z, Chaoyang of Beijing under Z; pinyin-pro, the best of them, has Yueqing of Zhejiang under L (le qing), as four of the five have; 行业
#             (line of business) is xing ye to the two without phrases. Only chinese-to-pinyin reads Yueqing right, and it has Chaoyang under Z.
# Who cares:  whoever sorts or searches lists of branches by it: people look under Y or C and find no branch there, and two systems of one operator have it under different letters. Keep the pinyin of
#             the names of your own organisation beside them, written by somebody who is from there.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
npm install --prefix "$work" --silent --no-audit --no-fund --ignore-scripts pinyin@4.0.0 pinyin-pro@3.29.4 tiny-pinyin@1.3.2 js-pinyin@0.2.7 chinese-to-pinyin@1.3.1 >"$work/log" 2>&1 ||
  { cat "$work/log"; exit 1; }

cat >"$work/try.cjs" <<'JS'
const libraries = {
  pinyin: text => require('pinyin').pinyin(text, { style: 'normal' }).flat().join(' '),
  'pinyin-pro': text => require('pinyin-pro').pinyin(text, { toneType: 'none' }),
  'tiny-pinyin': text => require('tiny-pinyin').convertToPinyin(text, ' ', true),
  'js-pinyin': text => (require('js-pinyin').default ?? require('js-pinyin')).getFullChars(text),
  'chinese-to-pinyin': text => require('chinese-to-pinyin')(text, { removeTone: true }),
};
for (const [name, usual] of Object.entries({ 厦门: 'xia men', 重庆: 'chong qing', 朝阳: 'chao yang', 乐清: 'yue qing', 蚌埠: 'beng bu', 丽水: 'li shui', 行业客户部: 'hang ye ke hu bu', 长途传输局: 'chang tu chuan shu ju' })) {
  const letters = text => text.toLowerCase().replaceAll(' ', '');
  const other = Object.entries(libraries).map(([library, read]) => [library, read(name)]).filter(([, read]) => letters(read) !== letters(usual));
  console.log(`${name} ${usual}: ${other.map(([library, read]) => `${library} ${read}`).join(', ') || 'all'}`);
}
JS

seen=$(cd "$work" && node try.cjs)
wanted='厦门 xia men: pinyin sha men, tiny-pinyin sha men
重庆 chong qing: pinyin zhong qing, tiny-pinyin zhong qing, js-pinyin ZhongQing
朝阳 chao yang: pinyin zhao yang, chinese-to-pinyin zhao yang
乐清 yue qing: pinyin le qing, pinyin-pro le qing, tiny-pinyin lao qing, js-pinyin LeQing
蚌埠 beng bu: pinyin bang bu, tiny-pinyin bang bu, js-pinyin BangBu
丽水 li shui: all
行业客户部 hang ye ke hu bu: tiny-pinyin xing ye ke hu bu, js-pinyin XingYeKeHuBu
长途传输局 chang tu chuan shu ju: all'
printf '%s\n' "$seen"
[[ $seen == "$wanted" ]] || { printf 'this has changed; it was:\n%s\n' "$wanted"; exit 1; }
