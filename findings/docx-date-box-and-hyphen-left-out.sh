#!/usr/bin/env bash
# Announcements and signed reviews come as Word documents; a program takes their text, for rules, search or a reader. Five paragraphs as Word has them: a date in a simple field (w:fldSimple, a merge field
# here), times and a number with non-breaking hyphens (Ctrl+Shift+_), "agreed" and "not agreed" with boxes to tick (content controls, then signs of the font Wingdings 2), a sentence moved while
# changes were tracked.
#
# Tried with: mammoth 1.13.0, officeparser 8.1.1 (it asks for Node.js 22), word-extractor 1.0.4, Node.js 20.
# Expected:   what a reader of the document sees: the date, the hyphens, which box is ticked, the moved sentence once, at its new place.
# Seen:       mammoth drops the simple field with its date (it warns of an "unrecognised element", in messages); its extractRawText drops the boxes of content controls, so that "agreed" and "not agreed" look the
#             same, while convertToHtml has them. officeparser and word-extractor drop non-breaking hyphens: 22:00-06:00 is 22:0006:00, 0571-88880000 is 057188880000; and the signs of Wingdings, so that again
#             nobody can tell what was ticked. word-extractor has the moved sentence at both places.
# Who cares:  whoever reads terms or decisions out of documents: "stops from … on" without its date, a form without its answer, times that no rule finds, all without an error. Take mammoth's HTML and
#             stop at its messages; write the hyphen back before the parse (w:noBreakHyphen); look at the document where a decision hangs on it.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
npm install --prefix "$work" --silent --no-audit --no-fund --ignore-scripts mammoth@1.13.0 officeparser@8.1.1 word-extractor@1.0.4 jszip@3.10.2 >"$work/log" 2>&1 || { cat "$work/log"; exit 1; }

cat >"$work/try.cjs" <<'JS'
const JSZip = require('jszip'), mammoth = require('mammoth'), { parseOffice } = require('officeparser'), WordExtractor = require('word-extractor');
const run = text => `<w:r><w:t xml:space="preserve">${text}</w:t></w:r>`, hyphen = '<w:r><w:noBreakHyphen/></w:r>', moved = `w:author="A" w:date="2026-12-01T10:00:00Z"`;
const box = (on, sign) => `<w:sdt><w:sdtPr><w14:checkbox><w14:checked w14:val="${on}"/></w14:checkbox></w:sdtPr><w:sdtContent>${run(sign)}</w:sdtContent></w:sdt>`;
const symbol = code => `<w:r><w:sym w:font="Wingdings 2" w:char="${code}"/></w:r>`;
const cases = {
  'simple field': `${run('自')}<w:fldSimple w:instr=" MERGEFIELD start ">${run('2026年12月10日')}</w:fldSimple>${run('起停机')}`,
  'hyphens': `${run('22:00')}${hyphen}${run('06:00，电话0571')}${hyphen}${run('88880000')}`,
  'boxes': `${box(1, '☒')}${run('同意 ')}${box(0, '☐')}${run('不同意')}`,
  'symbols': `${symbol('F052')}${run('同意 ')}${symbol('F0A3')}${run('不同意')}`,
  'moved': `<w:moveFrom w:id="1" ${moved}>${run('夜间不发短信。')}</w:moveFrom>${run('先告知，后割接。')}<w:moveTo w:id="2" ${moved}>${run('夜间不发短信。')}</w:moveTo>`,
};
const office = 'http://schemas.openxmlformats.org', main = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml';
(async () => {
  for (const [name, paragraph] of Object.entries(cases)) {
    const zip = new JSZip();
    zip.file('[Content_Types].xml', `<Types xmlns="${office}/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>`
      + `<Override PartName="/word/document.xml" ContentType="${main}"/></Types>`);
    zip.file('_rels/.rels', `<Relationships xmlns="${office}/package/2006/relationships"><Relationship Id="r" Type="${office}/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`);
    zip.file('word/document.xml', `<w:document xmlns:w="${office}/wordprocessingml/2006/main" xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"><w:body><w:p>${paragraph}</w:p></w:body></w:document>`);
    const buffer = await zip.generateAsync({ type: 'nodebuffer' });
    const raw = await mammoth.extractRawText({ buffer });
    for (const [library, text] of Object.entries({
      'mammoth, raw text': `${raw.value.trim()} (${raw.messages.length} warnings)`,
      'mammoth, HTML': (await mammoth.convertToHtml({ buffer })).value,
      'officeparser': (await (await parseOffice(buffer)).to('text')).value,
      'word-extractor': (await new WordExtractor().extract(buffer)).getBody(),
    })) console.log(`${name}: ${library} ${text.trim().replace(/\u2011/g, '-')}`);
  }
})();
JS

seen=$(cd "$work" && node try.cjs)
wanted='simple field: mammoth, raw text 自起停机 (1 warnings)
simple field: mammoth, HTML <p>自起停机</p>
simple field: officeparser 自2026年12月10日起停机
simple field: word-extractor 自2026年12月10日起停机
hyphens: mammoth, raw text 22:00-06:00，电话0571-88880000 (0 warnings)
hyphens: mammoth, HTML <p>22:00-06:00，电话0571-88880000</p>
hyphens: officeparser 22:0006:00，电话057188880000
hyphens: word-extractor 22:0006:00，电话057188880000
boxes: mammoth, raw text 同意 不同意 (0 warnings)
boxes: mammoth, HTML <p><input type="checkbox" checked="checked" />同意 <input type="checkbox" />不同意</p>
boxes: officeparser ☒同意 ☐不同意
boxes: word-extractor ☒同意 ☐不同意
symbols: mammoth, raw text ☑同意 □不同意 (0 warnings)
symbols: mammoth, HTML <p>☑同意 □不同意</p>
symbols: officeparser 同意 不同意
symbols: word-extractor 同意 不同意
moved: mammoth, raw text 先告知，后割接。夜间不发短信。 (0 warnings)
moved: mammoth, HTML <p>先告知，后割接。夜间不发短信。</p>
moved: officeparser 先告知，后割接。夜间不发短信。
moved: word-extractor 夜间不发短信。先告知，后割接。夜间不发短信。'
printf '%s\n' "$seen"
[[ $seen == "$wanted" ]] || { printf 'this has changed; it was:\n%s\n' "$wanted"; exit 1; }
