#!/usr/bin/env bash
# A carrier's notice names whom to call: a line and an extension, in China written 0571-88880000-8001, 0571-88880000转8001 or with 分机. The library finds phone numbers in running text.
#
# Tried with: libphonenumber-csharp 9.0.43, .NET 10, region CN; numbers made up for this.
# Expected:   the number is found in each of them; its extension with it, or not.
# Seen:       with 转 and 分机 the number is found and the extension left behind, as if there were none. With the hyphen nothing is found: the extension counts as more digits, which are too
#             many for a number. #8001 and "ext. 8001" are understood.
# Who cares:  whoever takes contacts over from mails and announcements: the usual way to write an extension loses the whole number, the others reach the switchboard without a word to ask for. Turn what stands
#             behind the hyphen, 转 or 分机 into "#" before the library reads it.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
cat >"$work/try.cs" <<'CS'
#:package libphonenumber-csharp@9.0.43
using PhoneNumbers;
var library = PhoneNumberUtil.GetInstance();
foreach (var number in new[] { "0571-88880000", "0571-88880000#8001", "0571-88880000 ext. 8001", "0571-88880000转8001", "0571-88880000分机8001", "0571-88880000-8001", "021-58880000-123", "0578-2000000-8" })
{
    var found = library.FindNumbers($"割接期间请联系网络部值班：{number}，谢谢。", "CN").Select(match => library.Format(match.Number, PhoneNumberFormat.RFC3966)).ToList();
    Console.WriteLine($"{number} = {(found.Count == 0 ? "nothing" : string.Join(" and ", found))}");
}
CS

seen=$(cd "$work" && dotnet run try.cs 2>"$work/log" | grep ' = ') || { cat "$work/log"; exit 1; }
wanted='0571-88880000 = tel:+86-571-8888-0000
0571-88880000#8001 = tel:+86-571-8888-0000;ext=8001
0571-88880000 ext. 8001 = tel:+86-571-8888-0000;ext=8001
0571-88880000转8001 = tel:+86-571-8888-0000
0571-88880000分机8001 = tel:+86-571-8888-0000
0571-88880000-8001 = nothing
021-58880000-123 = nothing
0578-2000000-8 = nothing'
printf '%s\n' "$seen"
[[ $seen == "$wanted" ]] || { printf 'this has changed; it was:\n%s\n' "$wanted"; exit 1; }
