#!/usr/bin/env bash
# What has changed in a script for the hotline is handed on as a patch in the unified format, for whoever keeps the scripts in git.
#
# Tried with: DiffPlex 1.9.0 (UnidiffRenderer), .NET 10; git apply of Debian 12.
# Expected:   the patch makes the new text of the old one, as one of git's own does; where a file has no end of line after its last line, "\ No newline at end of file" says so.
# Seen:       the empty text behind the last end of line is counted as a line: a file of three lines is "1,4", with an empty line behind its end that is not there. Where there is no last end of line nothing says so, and one that is
#             added is an empty line. git refuses all three; of texts that differ in \r\n alone there is no patch. git's own patches of the same texts apply.
# Who cares:  whoever exports changes for review elsewhere: to people the patch looks right, and it cannot be applied. Take the last end of line off both texts, and put it on again.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
cat >"$work/try.cs" <<'CS'
#:package DiffPlex@1.9.0
#:property PublishAot=false
using DiffPlex.Renderer;
foreach (var (name, before, after) in new[] { ("ends", "问候\n核实\n告知\n", "问候\n核实身份\n告知\n"), ("bare", "问候\n核实\n告知", "问候\n核实身份\n告知"), ("added", "问候\n告知", "问候\n告知\n"), ("returns", "问候\r\n告知\r\n", "问候\n告知\n") })
{
    File.WriteAllText(name + ".before", before);
    File.WriteAllText(name + ".after", after);
    File.WriteAllText(name + ".patch", UnidiffRenderer.GenerateUnidiff(before, after, "a/script.txt", "b/script.txt").ReplaceLineEndings("\n"));
}
CS

cd "$work"
dotnet run try.cs >log 2>&1 || { cat log; exit 1; }
shown() { tr '\r\n' '^|' <"$1"; }
try() {
  cp "$1.before" script.txt
  if ! grep -q '^@@' "$2"; then echo "no change"
  elif git apply "$2" 2>/dev/null; then echo "$(grep '^@@' "$2" | sed 's/@@$//') makes $(shown script.txt)"
  else echo "$(grep '^@@' "$2" | sed 's/@@$//') refused"; fi
}
seen=$(for name in ends bare added returns; do
  git diff --no-index "$name.before" "$name.after" | sed "s/$name\.\(before\|after\)/script.txt/g" >git.patch || true
  printf '%s, from %s to %s: %s; by git %s\n' "$name" "$(shown "$name.before")" "$(shown "$name.after")" "$(try "$name" "$name.patch")" "$(try "$name" git.patch)"
done)
wanted=$(cat <<'LINES'
ends, from 问候|核实|告知| to 问候|核实身份|告知|: @@ -1,4 +1,4  refused; by git @@ -1,3 +1,3  makes 问候|核实身份|告知|
bare, from 问候|核实|告知 to 问候|核实身份|告知: @@ -1,3 +1,3  refused; by git @@ -1,3 +1,3  makes 问候|核实身份|告知
added, from 问候|告知 to 问候|告知|: @@ -1,2 +1,3  refused; by git @@ -1,2 +1,2  makes 问候|告知|
returns, from 问候^|告知^| to 问候|告知|: no change; by git @@ -1,2 +1,2  makes 问候|告知|
LINES
)
printf '%s\n' "$seen"
[[ $seen == "$wanted" ]] || { printf 'this has changed; it was:\n%s\n' "$wanted"; exit 1; }
