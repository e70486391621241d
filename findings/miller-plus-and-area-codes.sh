#!/usr/bin/env bash
# How complaints have changed comes from another program as CSV, with a sign in front of each number: +5, -3. Beside it stand area codes, 0571, and hours, 08.
#
# Tried with: Miller of Debian 12 (6.6.0-2+b3), without options. By its manual numbers such as 0123 are texts unless -O is given; of a plus it says nothing.
# Expected:   +5 and -3 are numbers, 0571 a text.
# Seen:       -3, 1E5, 0x1F, and 00.5 are numbers; +5 and +0.5 are texts, as are 0571, 08 and 00. A sum leaves texts out without a word: -3, +12, 7, +1 and 0 are 4 together. A filter for "greater than
#             4" has 7 alone; sorted from the largest down +1 stands before 7. One more than +5 is (error).
# Who cares:  whoever looks for the regions with the most new complaints: a column of rises and falls is summed to the falls alone. Take the plus away before (sed), and look with typeof.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
for package in miller=6.6.0-2+b3; do (cd "$work" && apt-get download -qq "$package" >log 2>&1) || { cat "$work/log"; exit 1; }; done
for file in "$work"/*.deb; do dpkg -x "$file" "$work"; done

cat >"$work/try.sh" <<'SH'
printf 'region,change\nXihu,-3\nYuhang,+12\nBinjiang,7\nXiaoshan,+1\nLinping,0\n' >changes.csv
echo "sorted: $(mlr --icsv --onidx sort -nr change changes.csv | tr '\n' ',')"
echo "greater than 4: $(mlr --icsv --onidx filter '$change > 4' changes.csv | tr '\n' ',')"
echo "sum: $(mlr --icsv --onidx stats1 -a sum -f change changes.csv)"
for text in -3 +5 +0.5 0.5 00.5 1E5 0x1F 0571 -0571 08 00 0; do echo "$text: $(printf 'v\n%s\n' "$text" | mlr --icsv --onidx put -q 'print typeof($v) . ", and one more " . ($v + 1)')"; done
SH

seen=$(cd "$work" && PATH="$work/usr/bin:$PATH" LD_LIBRARY_PATH="$work/usr/lib/$(uname -m)-linux-gnu" bash try.sh)
wanted=$(cat <<'LINES'
sorted: Yuhang +12,Xiaoshan +1,Binjiang 7,Linping 0,Xihu -3,
greater than 4: Binjiang 7,
sum: 4
-3: int, and one more -2
+5: (error)
+0.5: (error)
0.5: float, and one more 1.5
00.5: float, and one more 1.5
1E5: float, and one more 100001
0x1F: int, and one more 32
0571: (error)
-0571: (error)
08: (error)
00: (error)
0: int, and one more 1
LINES
)
printf '%s\n' "$seen"
[[ $seen == "$wanted" ]] || { printf 'this has changed; it was:\n%s\n' "$wanted"; exit 1; }
