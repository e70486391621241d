#!/usr/bin/env bash
# A program reads the operator's connection string and sets what the operator has left open: prepared statements, the size of the pool.
#
# Tried with: Npgsql 10.0.3, .NET 10.
# Expected:   ContainsKey of a connection string builder says whether the string has the key, as its base class promises and as Keys does.
# Seen:       it says yes to every key that exists, also to one that is not in the string; Keys and ShouldSerialize know the difference.
# Who cares:  whoever writes "if the operator has not said it, set it": the default is never set, and nobody notices. Statements are then compiled anew each time, which is slow and nothing else. Ask ShouldSerialize.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
cat >"$work/try.cs" <<'CS'
#:package Npgsql@10.0.3
using Npgsql;
var given = new NpgsqlConnectionStringBuilder("Host=localhost;Database=gate");
foreach (var key in new[] { "Host", "Max Auto Prepare", "Maximum Pool Size", "No Such Key" })
    Console.WriteLine($"{key}: contained {given.ContainsKey(key)}, among the keys {given.Keys.Cast<string>().Contains(key)}, to be written {given.ShouldSerialize(key)}");
CS

seen=$(cd "$work" && dotnet run try.cs 2>"$work/log" | grep ': contained') || { cat "$work/log"; exit 1; }
wanted='Host: contained True, among the keys True, to be written True
Max Auto Prepare: contained True, among the keys False, to be written False
Maximum Pool Size: contained True, among the keys False, to be written False
No Such Key: contained False, among the keys False, to be written False'
printf '%s\n' "$seen"
[[ $seen == "$wanted" ]] || { printf 'this has changed; it was:\n%s\n' "$wanted"; exit 1; }
