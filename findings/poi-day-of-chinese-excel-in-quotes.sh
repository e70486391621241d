#!/usr/bin/env bash
# The day of a window stands in a workbook in a format that is usual in Chinese, yyyy"年"m"月"d"日". A program shows cells as a spreadsheet does.
#
# Tried with: Apache POI 4.0.1 as in Debian 12 (4.0.1-4), DataFormatter, its languages zh-CN and en; needs a JDK (17 here).
# Expected:   2026年12月10日; 12月10日 and 22时30分 for the shorter ones: what stands in quotes is text, and the quotes are not shown.
# Seen:       the quotes are shown: 2026"年"12"月"10"日", in both languages, also with ;@ behind, as Excel writes it; an hour in Chinese (h"时"mm"分") is not taken for one and shown as the bare number. In
#             formats of numbers ("约"0"户") they are not, nor is a backslash before a sign, and 2026-12-10 is right.
# Who cares:  whoever takes windows over as texts: the pattern for Chinese dates finds nothing, and customers read quotation marks. Take the date itself (getDateCellValue), or take the quotes out of
#             the format before.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
for package in libapache-poi-java=4.0.1-4 libcommons-codec-java=1.15-1 libcommons-collections4-java=4.2-1 libcommons-math3-java=3.6.1-3; do (cd "$work" && apt-get download -qq "$package" >log 2>&1) || { cat "$work/log"; exit 1; }; done
for file in "$work"/*.deb; do dpkg -x "$file" "$work"; done

cat >"$work/try.sh" <<'SH'
cat >Try.java <<'JAVA'
import org.apache.poi.ss.usermodel.DataFormatter;
public class Try {
  public static void main(String[] args) {
    double moment = 46366.9375; // 10 December 2026, 22:30
    for (String format : new String[] { "yyyy\"年\"m\"月\"d\"日\"", "yyyy\"年\"m\"月\"d\"日\";@", "m\"月\"d\"日\"", "h\"时\"mm\"分\"", "yyyy-mm-dd hh:mm", "yyyy\\-mm\\-dd", "\"约\"0\"户\"" })
      System.out.println(format + ": zh-CN " + new DataFormatter(java.util.Locale.CHINA).formatRawCellContents(moment, 0, format) + ", en " + new DataFormatter(java.util.Locale.ENGLISH).formatRawCellContents(moment, 0, format));
  }
}
JAVA
java -cp "$(printf '%s:' usr/share/java/*.jar)" Try.java 2>/dev/null
SH

seen=$(cd "$work" && PATH="$work/usr/bin:$PATH" LD_LIBRARY_PATH="$work/usr/lib/$(uname -m)-linux-gnu" bash try.sh)
wanted=$(cat <<'LINES'
yyyy"年"m"月"d"日": zh-CN 2026"年"12"月"10"日", en 2026"年"12"月"10"日"
yyyy"年"m"月"d"日";@: zh-CN 2026"年"12"月"10"日", en 2026"年"12"月"10"日"
m"月"d"日": zh-CN 12"月"10"日", en 12"月"10"日"
h"时"mm"分": zh-CN 46366.9375, en 46366.9375
yyyy-mm-dd hh:mm: zh-CN 2026-12-10 22:30, en 2026-12-10 22:30
yyyy\-mm\-dd: zh-CN 2026-12-10, en 2026-12-10
"约"0"户": zh-CN 约46367户, en 约46367户
LINES
)
printf '%s\n' "$seen"
[[ $seen == "$wanted" ]] || { printf 'this has changed; it was:\n%s\n' "$wanted"; exit 1; }
