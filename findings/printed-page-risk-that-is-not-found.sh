#!/usr/bin/env bash
# A dossier is printed to PDF by the browser, and later its text is searched, quoted or compared. That browsers write some characters as the radicals that look the same is known, and Unicode's compatibility forms (NFKC) are
# the usual cure. Needs Debian's chromium or chromium-headless-shell and fonts-noto-cjk.
#
# Tried with: chromium of Debian 12 and Noto Serif CJK SC; text by PdfPig 0.1.16, .NET 10 (Node.js 20 and pdfjs-dist say the same); words of the field.
# Expected:   after NFKC each word is the one that was printed.
# Seen:       12月10日 and 用户 come out as radicals of Kangxi (U+2F00 to 2FD5) and are themselves again. 风险, 长途, 专门, 停车, 页面, 青海, 马上, 会见 and 角色 stay others for ever: their radicals are of the supplement (U+2E80 to
#             2EFF), which but for two of its 115 has no compatibility forms. 用户 is worse than before: NFKC makes the traditional 戶 of it.
# Who cares:  whoever looks for 风险, "risk", in printed dossiers: it is not in any of them, and in the test, with a date in it, the cure works. Map the supplement by Unicode's EquivalentUnifiedIdeograph.txt (⻛ is 风, ⻓ is 长,
#             ⻔ is 门, ⻋ is 车, ⻚ is 页, ⻘ is 青, ⻢ is 马, ⻅ is 见, ⻆ is 角), and ⼾ to 户.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
browser=$(command -v chromium-headless-shell || command -v chromium) || { echo "chromium is missing"; exit 1; }
words='12月10日 用户 高风险 长途 专门 停车 页面 青海 马上 会见 角色 割接'
printf '<!doctype html><meta charset="utf-8"><html lang="zh-CN"><body style="font-family: '"'Noto Serif CJK SC'"'">%s</body></html>' "<p>${words// /</p><p>}</p>" >"$work/page.html"
"$browser" --no-sandbox --disable-gpu --no-pdf-header-footer --print-to-pdf="$work/page.pdf" "$work/page.html" >"$work/log" 2>&1 || { cat "$work/log"; exit 1; }
cat >"$work/try.cs" <<'CS'
#:package PdfPig@0.1.16
#:property PublishAot=false
using System.Text;
using UglyToad.PdfPig.DocumentLayoutAnalysis.TextExtractor;
using var document = UglyToad.PdfPig.PdfDocument.Open("page.pdf");
var lines = ContentOrderTextExtractor.GetText(document.GetPage(1)).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
foreach (var (printed, read) in args[0].Split(' ').Zip(lines))
{
    var cured = read.Normalize(NormalizationForm.FormKC);
    Console.WriteLine($"{printed}: {(read == printed ? "read as printed" : $"read with {string.Join(' ', read.EnumerateRunes().Where(rune => rune.Value is >= 0x2E80 and <= 0x2FDF).Select(rune => $"U+{rune.Value:X4}"))}")}, with NFKC {(cured == printed ? "the same" : $"another: {string.Join(' ', cured.EnumerateRunes().Select(rune => $"U+{rune.Value:X4}"))}")}");
}
CS

cd "$work"
seen=$(dotnet run try.cs -- "$words" 2>log) || { cat log; exit 1; }
wanted=$(cat <<'LINES'
12月10日: read with U+2F49 U+2F47, with NFKC the same
用户: read with U+2F64 U+2F3E, with NFKC another: U+7528 U+6236
高风险: read with U+2FBC U+2EDB, with NFKC another: U+9AD8 U+2EDB U+9669
长途: read with U+2ED3, with NFKC another: U+2ED3 U+9014
专门: read with U+2ED4, with NFKC another: U+4E13 U+2ED4
停车: read with U+2ECB, with NFKC another: U+505C U+2ECB
页面: read with U+2EDA U+2FAF, with NFKC another: U+2EDA U+9762
青海: read with U+2ED8, with NFKC another: U+2ED8 U+6D77
马上: read with U+2EE2, with NFKC another: U+2EE2 U+4E0A
会见: read with U+2EC5, with NFKC another: U+4F1A U+2EC5
角色: read with U+2EC6 U+2F8A, with NFKC another: U+2EC6 U+8272
割接: read as printed, with NFKC the same
LINES
)
printf '%s\n' "$seen"
[[ $seen == "$wanted" ]] || { printf 'this has changed; it was:\n%s\n' "$wanted"; exit 1; }
