#!/usr/bin/env bash
# A notice is written once, in simplified characters, and converted for readers in Taiwan and Hong Kong. Some characters stand for two: 后 is 後 (after) or 后 (empress), 松 is 松 (pine) or 鬆 (loose), 制 is
# 制 (decide) or 製 (make).
#
# Tried with: switch-chinese 1.0.16 (its readme has it segment words to tell such characters apart), beside it opencc-js 1.4.2, Node.js 20.
# Expected:   三天后通知 (notice after three days) is 三天後通知; 松江 (a district of Shanghai), 制定 (to draw up), 若干 (several) and 干预 (to intervene) are 松江, 制定, 若干 and 干預.
# Seen:       "after three days" stays simplified, 三天后, "after the empress of three days", in several sentences; the district becomes 鬆江, a plan is 製定 (manufactured), and 若干 and 干预 have the character
#             for a trunk. 皇后大道 and most words of the field are right.
# Who cares:  whoever sends such notices: terms ("after 72 hours") are in characters that the reader knows for something else, and addresses are not found. opencc-js has all of them right.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
npm install --prefix "$work" --silent --no-audit --no-fund --ignore-scripts switch-chinese@1.0.16 opencc-js@1.4.2 >"$work/log" 2>&1 || { cat "$work/log"; exit 1; }

cat >"$work/try.mjs" <<'JS'
import stcasc from 'switch-chinese';
import { Converter } from 'opencc-js';
const one = stcasc(), other = Converter({ from: 'cn', to: 'tw' });
for (const text of ['三天后通知', '72小时后恢复', '三天后恢复服务', '割接后两小时', '之后', '皇后大道', '松江区', '松开', '制定计划', '录制', '若干客户', '干预', '干线', '干净', '里程碑', '谷歌地图'])
  console.log(`${text}: switch-chinese ${one.traditionalized(text)}, opencc-js ${other(text)}`);
JS

seen=$(cd "$work" && node try.mjs)
wanted=$(cat <<'LINES'
三天后通知: switch-chinese 三天后通知, opencc-js 三天後通知
72小时后恢复: switch-chinese 72小時後恢復, opencc-js 72小時後恢復
三天后恢复服务: switch-chinese 三天后恢復服務, opencc-js 三天後恢復服務
割接后两小时: switch-chinese 割接後兩小時, opencc-js 割接後兩小時
之后: switch-chinese 之後, opencc-js 之後
皇后大道: switch-chinese 皇后大道, opencc-js 皇后大道
松江区: switch-chinese 鬆江區, opencc-js 松江區
松开: switch-chinese 鬆開, opencc-js 鬆開
制定计划: switch-chinese 製定計劃, opencc-js 制定計劃
录制: switch-chinese 錄製, opencc-js 錄製
若干客户: switch-chinese 若幹客戶, opencc-js 若干客戶
干预: switch-chinese 幹預, opencc-js 干預
干线: switch-chinese 幹線, opencc-js 幹線
干净: switch-chinese 乾淨, opencc-js 乾淨
里程碑: switch-chinese 里程碑, opencc-js 里程碑
谷歌地图: switch-chinese 穀歌地圖, opencc-js 谷歌地圖
LINES
)
printf '%s\n' "$seen"
[[ $seen == "$wanted" ]] || { printf 'this has changed; it was:\n%s\n' "$wanted"; exit 1; }
