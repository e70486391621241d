#!/usr/bin/env bash
# How long does an agent need to read a script out? Libraries count words and divide by a speed; of Chinese they count characters, since nothing stands between words.
#
# Tried with: wordcount 1.1.1 ("support for english, CJK and Cyrillic"), word-counting 1.1.4, read-time-estimate 0.0.3 ("more accurate", with Chinese, Japanese and Korean, 500 characters a minute); beside them reading-time 1.5.0, word-count 0.3.1 and
#             reading-time-estimator 2.13.0, Node.js 20.
# Expected:   a script of 670 Chinese characters is some 670 words, and takes more than a minute.
# Seen:       wordcount and word-counting take every stretch between two signs or figures for one word: 162, or 56 where there are fewer. read-time-estimate counts the characters and their time, 1.2 minutes, and leaves both out of the duration,
#             "less than a minute"; a text without figures takes no time at all. The other three agree with each other.
# Who cares:  whoever checks that a script fits into a call, or an announcement into the time of a queue: everything in Chinese fits. In English all are right. Add otherLanguageTime to the duration, or count the characters.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
npm install --prefix "$work" --silent --no-audit --no-fund --ignore-scripts wordcount@1.1.1 word-counting@1.1.4 read-time-estimate@0.0.3 reading-time@1.5.0 word-count@0.3.1 reading-time-estimator@2.13.0 >"$work/log" 2>&1 || { cat "$work/log"; exit 1; }
cat >"$work/try.mjs" <<'JS'
import { default as estimated } from 'read-time-estimate';
import readingTime from 'reading-time';
import { readingTime as estimator } from 'reading-time-estimator';
import wordCount from 'word-count';
import wordCounting from 'word-counting';
import wordcount from 'wordcount';
const estimate = estimated.default;
for (const [name, text] of [
  ['Chinese', '尊敬的客户，为提升网络质量，我公司将于2026年12月10日22:00至次日06:00对杭州市西湖区的传输网络进行割接升级，届时您的宽带、固定电话可能出现短时中断，每次不超过三十分钟。'.repeat(9)],
  ['Chinese without figures', '尊敬的客户，为提升网络质量，我公司将于今晚对您所在区域的传输网络进行割接升级，届时宽带可能出现短时中断。'.repeat(14)],
  ['English', 'Dear customer, to improve the network we will upgrade it tonight, when your broadband may be away for a short time. '.repeat(14)]]) {
  const { duration, humanizedDuration, otherLanguageTimeCharacters, otherLanguageTime } = estimate(text);
  console.log(`${name}: wordcount ${wordcount(text)}, word-counting ${wordCounting(text).wordsCount}, word-count ${wordCount(text)}, reading-time ${readingTime(text).words} and ${readingTime(text).minutes.toFixed(1)} min, reading-time-estimator ${estimator(text).words}; `
    + `read-time-estimate ${duration.toFixed(1)} min, "${humanizedDuration}", beside it ${otherLanguageTimeCharacters} characters for ${otherLanguageTime.toFixed(1)} min`);
}
JS

seen=$(cd "$work" && node try.mjs)
wanted=$(cat <<'LINES'
Chinese: wordcount 162, word-counting 162, word-count 675, reading-time 657 and 3.3 min, reading-time-estimator 675; read-time-estimate 0.1 min, "less than a minute", beside it 612 characters for 1.2 min
Chinese without figures: wordcount 56, word-counting 56, word-count 672, reading-time 672 and 3.4 min, reading-time-estimator 672; read-time-estimate 0.0 min, "less than a minute", beside it 672 characters for 1.3 min
English: wordcount 294, word-counting 294, word-count 294, reading-time 294 and 1.5 min, reading-time-estimator 294; read-time-estimate 1.1 min, "1 minute", beside it 0 characters for 0.0 min
LINES
)
printf '%s\n' "$seen"
[[ $seen == "$wanted" ]] || { printf 'this has changed; it was:\n%s\n' "$wanted"; exit 1; }
