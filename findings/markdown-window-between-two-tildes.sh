#!/usr/bin/env bash
# Notices and handbooks in Chinese write ranges with a tilde: 22:00~24:00、0:00~6:00, 1~3号楼、5~7号楼. The text is Markdown, or is shown by a page that renders it.
#
# Tried with: marked 18.2.1, micromark 4.0.3 with micromark-extension-gfm 3.0.0 (under remark-gfm), markdown-it 15.0.3 with its defaults, Node.js 20; Markdig 1.6.0 with UseAdvancedExtensions, .NET 10.
# Expected:   the text as it stands: CommonMark has no such mark, and a tilde in the middle of a range looks like none (GitHub's own Markdown strikes out between ~~ and ~~, and its programs between single ones too).
# Seen:       one range is left alone, but with two in a line, everything from the first tilde to the second is struck out by marked and micromark: 24:00、0:00 with a line through it, and no tilde left. Markdig
#             makes a subscript of it. markdown-it leaves the text.
# Who cares:  whoever shows windows or floors that way: readers see a window of which the middle was withdrawn; as plain text, or read aloud, it is "22:0024:00、0:006:00". A text with one range does not show
#             it. Write ～ (U+FF5E), – or 至, or take singleTilde: false (remark-gfm) and an own tokenizer for del (marked).
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
npm install --prefix "$work" --silent --no-audit --no-fund --ignore-scripts marked@18.2.1 micromark@4.0.3 micromark-extension-gfm@3.0.0 markdown-it@15.0.3 >"$work/log" 2>&1 || { cat "$work/log"; exit 1; }

cat >"$work/try.mjs" <<'JS'
import { marked } from 'marked';
import { micromark } from 'micromark';
import { gfm, gfmHtml } from 'micromark-extension-gfm';
import markdownIt from 'markdown-it';
for (const text of JSON.parse(process.argv[2]))
  for (const [name, html] of Object.entries({
    'marked': marked.parse(text),
    'micromark, GFM': micromark(text, { extensions: [gfm()], htmlExtensions: [gfmHtml()] }),
    'micromark, singleTilde false': micromark(text, { extensions: [gfm({ singleTilde: false })], htmlExtensions: [gfmHtml()] }),
    'markdown-it': markdownIt().render(text),
  })) console.log(`${name}: ${html.trim()}`);
JS
cat >"$work/try.cs" <<'CS'
#:package Markdig@1.6.0
#:property PublishAot=false
using Markdig;
foreach (var text in System.Text.Json.JsonSerializer.Deserialize<string[]>(args[0])!) Console.WriteLine($"Markdig: {Markdown.ToHtml(text, new MarkdownPipelineBuilder().UseAdvancedExtensions().Build()).Trim()}");
CS
texts='["割接时间：22:00~6:00", "割接时间：22:00~24:00、0:00~6:00", "影响1~3号楼、5~7号楼用户"]'

seen=$({ cd "$work" && node try.mjs "$texts" && dotnet run try.cs "$texts" 2>"$work/log" | grep '^Markdig'; }) || { cat "$work/log"; exit 1; }
wanted='marked: <p>割接时间：22:00~6:00</p>
micromark, GFM: <p>割接时间：22:00~6:00</p>
micromark, singleTilde false: <p>割接时间：22:00~6:00</p>
markdown-it: <p>割接时间：22:00~6:00</p>
marked: <p>割接时间：22:00<del>24:00、0:00</del>6:00</p>
micromark, GFM: <p>割接时间：22:00<del>24:00、0:00</del>6:00</p>
micromark, singleTilde false: <p>割接时间：22:00~24:00、0:00~6:00</p>
markdown-it: <p>割接时间：22:00~24:00、0:00~6:00</p>
marked: <p>影响1<del>3号楼、5</del>7号楼用户</p>
micromark, GFM: <p>影响1<del>3号楼、5</del>7号楼用户</p>
micromark, singleTilde false: <p>影响1~3号楼、5~7号楼用户</p>
markdown-it: <p>影响1~3号楼、5~7号楼用户</p>
Markdig: <p>割接时间：22:00~6:00</p>
Markdig: <p>割接时间：22:00<sub>24:00、0:00</sub>6:00</p>
Markdig: <p>影响1<sub>3号楼、5</sub>7号楼用户</p>'
printf '%s\n' "$seen"
[[ $seen == "$wanted" ]] || { printf 'this has changed; it was:\n%s\n' "$wanted"; exit 1; }
