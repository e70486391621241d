#!/usr/bin/env bash
# A notice names the day of a cutover with its day of the week. Which of the two is wrong, when they do not fit, customers cannot tell; a rule for texts finds it before.
#
# Tried with: textlint-rule-date-weekday-mismatch 1.1.1 in @textlint/kernel 12.6.1, Node.js 20. Its readme: "Automatically detect language from your text!", en, ja, es, fr and zh; the option lang takes ISO 639-1, "en-US, en, ja etc".
#             10 December 2026 is a Thursday.
# Expected:   星期五 and 周五 (Friday) beside that day are reported, as Fri and 金 (in Japanese) are.
# Seen:       nothing is reported in Chinese, neither by itself nor with lang zh, the code that the readme names. With zh-CN both are found.
# Who cares:  whoever lets texts pass by it: every Chinese notice passes, and an English or Japanese one in the test is found. Set lang to zh-CN, and try it with a wrong day.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
npm install --prefix "$work" --silent --no-audit --no-fund --ignore-scripts textlint-rule-date-weekday-mismatch@1.1.1 @textlint/kernel@12.6.1 @textlint/textlint-plugin-text@12.6.1 >"$work/log" 2>&1 || { cat "$work/log"; exit 1; }
cat >"$work/try.mjs" <<'JS'
import { TextlintKernel } from '@textlint/kernel';
import plugin from '@textlint/textlint-plugin-text';
import rule from 'textlint-rule-date-weekday-mismatch';
const kernel = new TextlintKernel();
const found = async (text, options) => (await kernel.lintText(text, { ext: '.txt', plugins: [{ pluginId: 'text', plugin: plugin.default ?? plugin }], rules: [{ ruleId: 'day', rule: rule.default ?? rule, options }] })).messages.length > 0;
for (const text of ['割接时间：2026年12月10日（星期五）', '割接时间：2026年12月10日（周五）', '割接时间：2026年12月10日（星期四）', '作業日：2026年12月10日（金）', 'work on 2026-12-10 (Fri)'])
  console.log(`${text}: by itself ${await found(text, {}) ? 'found' : 'nothing'}, zh ${await found(text, { lang: 'zh' }) ? 'found' : 'nothing'}, zh-CN ${await found(text, { lang: 'zh-CN' }) ? 'found' : 'nothing'}`);
JS

seen=$(cd "$work" && node try.mjs)
wanted=$(cat <<'LINES'
割接时间：2026年12月10日（星期五）: by itself nothing, zh nothing, zh-CN found
割接时间：2026年12月10日（周五）: by itself nothing, zh nothing, zh-CN found
割接时间：2026年12月10日（星期四）: by itself nothing, zh nothing, zh-CN nothing
作業日：2026年12月10日（金）: by itself found, zh nothing, zh-CN nothing
work on 2026-12-10 (Fri): by itself found, zh found, zh-CN nothing
LINES
)
printf '%s\n' "$seen"
[[ $seen == "$wanted" ]] || { printf 'this has changed; it was:\n%s\n' "$wanted"; exit 1; }
