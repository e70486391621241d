#!/usr/bin/env bash
# Rules are kept as texts in C# and computed by a program: "Notice >= TimeSpan.FromHours(72)" for the 72 hours before which customers must be told. The program is moved to a newer .NET, the rules
# stay.
#
# Tried with: DynamicExpresso.Core 2.19.6, .NET 10; C# takes FromHours(int) for a whole number, which newer versions of .NET have beside FromHours(double).
# Expected:   72 hours, as the compiler of C# has it.
# Seen:       "Ambiguous invocation of method 'FromHours'", for FromDays and FromMinutes as well, when the rule is read; with 72.0 it is 72 hours.
# Who cares:  whoever keeps rules in a database: they are not built with the program, and each that has such a number is refused only when it is read, in the middle of a review. Parse all stored rules
#             after an update of .NET.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT

cat >"$work/try.cs" <<'CS'
#:package DynamicExpresso.Core@2.19.6
#:property PublishAot=false
using DynamicExpresso; using DynamicExpresso.Exceptions;
Console.WriteLine($"C#: {TimeSpan.FromHours(72)}");
foreach (var rule in new[] { "TimeSpan.FromHours(72)", "TimeSpan.FromHours(72.0)", "TimeSpan.FromDays(3)", "TimeSpan.FromMinutes(30)", "Notice >= TimeSpan.FromHours(72)", "Notice >= TimeSpan.FromHours(72.0)", "Notice.TotalHours >= 72" })
    try { Console.WriteLine($"{rule}: {new Interpreter().SetVariable("Notice", TimeSpan.FromDays(4)).Eval(rule)}"); }
    catch (ParseException error) { Console.WriteLine($"{rule}: {error.Message}"); }
Console.WriteLine($"FromHours with one number: {string.Join(", ", typeof(TimeSpan).GetMethods().Where(method => method.Name == "FromHours" && method.GetParameters().Length == 1).Select(method => method.GetParameters()[0].ParameterType.Name).Order())}");
CS

seen=$(cd "$work" && dotnet run try.cs 2>"$work/log") || { cat "$work/log"; exit 1; }
wanted=$(cat <<'LINES'
C#: 3.00:00:00
TimeSpan.FromHours(72): Ambiguous invocation of method 'FromHours' in type 'TimeSpan' (at index 9).
TimeSpan.FromHours(72.0): 3.00:00:00
TimeSpan.FromDays(3): Ambiguous invocation of method 'FromDays' in type 'TimeSpan' (at index 9).
TimeSpan.FromMinutes(30): Ambiguous invocation of method 'FromMinutes' in type 'TimeSpan' (at index 9).
Notice >= TimeSpan.FromHours(72): Ambiguous invocation of method 'FromHours' in type 'TimeSpan' (at index 19).
Notice >= TimeSpan.FromHours(72.0): True
Notice.TotalHours >= 72: True
FromHours with one number: Double, Int32
LINES
)
printf '%s\n' "$seen"
[[ $seen == "$wanted" ]] || { printf 'this has changed; it was:\n%s\n' "$wanted"; exit 1; }
