#!/usr/bin/env bash
# A notice in Chinese names a page, as people write it: without a space before or behind the address, with 。 ， ） ” after it. Programs find links in such texts to show, count or check them.
#
# Tried with: linkify-it 6.1.0 (under markdown-it), linkifyjs 4.4.0, autolinker 4.1.5, anchorme 3.0.8, marked 18.2.1, micromark 4.0.3 with micromark-extension-gfm 3.0.0, Node.js 20.
# Expected:   https://carrier.example/n/12 each time.
# Seen:       linkify-it finds nothing where a Chinese sign that is no punctuation stands before https: 详情见https://…. linkifyjs, marked and micromark take the punctuation and the whole sentence behind it into the
#             address (GitHub's rules end a link at a space only, and trim ASCII marks). Only autolinker and anchorme end at each of the marks. Where
#             the sentence goes on without one (…n/12查看), nobody finds the end, which no rule could tell.
# Who cares:  whoever shows notices on a page or in an app: the link leads to a page that is not there, or is none; whoever counts links, or looks for forbidden ones, misses them. Put a space on each side of an
#             address, and check texts with their Chinese around, not the address alone.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
npm install --prefix "$work" --silent --no-audit --no-fund --ignore-scripts linkify-it@6.1.0 linkifyjs@4.4.0 autolinker@4.1.5 anchorme@3.0.8 marked@18.2.1 micromark@4.0.3 \
  micromark-extension-gfm@3.0.0 >"$work/log" 2>&1 || { cat "$work/log"; exit 1; }

cat >"$work/try.mjs" <<'JS'
import { LinkifyIt } from 'linkify-it';
import { find } from 'linkifyjs';
import autolinker from 'autolinker';
import anchorme from 'anchorme';
import { marked } from 'marked';
import { micromark } from 'micromark';
import { gfm, gfmHtml } from 'micromark-extension-gfm';
const links = html => [...html.matchAll(/href="([^"]*)"/g)].map(match => decodeURI(match[1]));
for (const text of ['详情见 https://carrier.example/n/12 。', '详情见https://carrier.example/n/12。请拨10000', '详情：https://carrier.example/n/12，请留意', '（https://carrier.example/n/12）已发', '请到https://carrier.example/n/12查看']) {
  console.log(text);
  for (const [name, found] of Object.entries({
    'linkify-it': (new LinkifyIt().match(text) ?? []).map(match => match.url),
    'linkifyjs': find(text).map(match => match.href),
    'autolinker': (autolinker.default ?? autolinker).parse(text).map(match => match.getAnchorHref()),
    'anchorme': (anchorme.default ?? anchorme).list(text).map(match => match.string),
    'marked': links(marked.parse(text)),
    'micromark': links(micromark(text, { extensions: [gfm()], htmlExtensions: [gfmHtml()] })),
  })) console.log(`  ${name}: ${found.join(' ') || '-'}`);
}
JS

seen=$(cd "$work" && node try.mjs)
wanted='详情见 https://carrier.example/n/12 。
  linkify-it: https://carrier.example/n/12
  linkifyjs: https://carrier.example/n/12
  autolinker: https://carrier.example/n/12
  anchorme: https://carrier.example/n/12
  marked: https://carrier.example/n/12
  micromark: https://carrier.example/n/12
详情见https://carrier.example/n/12。请拨10000
  linkify-it: -
  linkifyjs: https://carrier.example/n/12。请拨10000
  autolinker: https://carrier.example/n/12
  anchorme: https://carrier.example/n/12
  marked: https://carrier.example/n/12。请拨10000
  micromark: https://carrier.example/n/12。请拨10000
详情：https://carrier.example/n/12，请留意
  linkify-it: https://carrier.example/n/12
  linkifyjs: https://carrier.example/n/12，请留意
  autolinker: https://carrier.example/n/12
  anchorme: https://carrier.example/n/12
  marked: https://carrier.example/n/12，请留意
  micromark: https://carrier.example/n/12，请留意
（https://carrier.example/n/12）已发
  linkify-it: https://carrier.example/n/12
  linkifyjs: https://carrier.example/n/12）已发
  autolinker: https://carrier.example/n/12
  anchorme: https://carrier.example/n/12
  marked: https://carrier.example/n/12）已发
  micromark: https://carrier.example/n/12）已发
请到https://carrier.example/n/12查看
  linkify-it: -
  linkifyjs: https://carrier.example/n/12查看
  autolinker: https://carrier.example/n/12查看
  anchorme: https://carrier.example/n/12查看
  marked: https://carrier.example/n/12查看
  micromark: https://carrier.example/n/12查看'
printf '%s\n' "$seen"
[[ $seen == "$wanted" ]] || { printf 'this has changed; it was:\n%s\n' "$wanted"; exit 1; }
