#!/usr/bin/env bash
# The newest hundred events of an audit trail of 20,000, in the order of time, chain and place, where an index has the times, with statistics.
#
# Tried with: Microsoft.Data.Sqlite 10.0.14 with SQLitePCLRaw 3.0.3 (SQLite 3.50.4), .NET 10.
# Expected:   the index of times is walked backwards, events of one moment are sorted among themselves, and after a hundred it stops: so it is with two terms in ORDER BY, and so it is with three in SQLite 3.40.1
#             as Debian 12 has it.
# Seen:       with two terms it is so. With a third one the whole table is read and all of it sorted to give a hundred rows; ANALYZE changes nothing. So a page costs as much as there are events: of 1.1
#             million, 1.3 s of the processor's time where it was 0.1 s.
# Who cares:  whoever pages through a trail, a list of alarms or of calls with a third term in the order, as they need that must not lose a row between two pages: where it was fast with one version of the
#             library it grows with the table in a later one. An index of all three terms is walked.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
code=$(cat <<'CS'
#:property PublishAot=false
using Microsoft.Data.Sqlite;
using var db = new SqliteConnection("Data Source=:memory:");
db.Open();
string Last(string sql)
{
    using var command = db.CreateCommand();
    command.CommandText = sql;
    using var rows = command.ExecuteReader();
    var found = new List<string>();
    while (rows.Read()) found.Add(rows.GetString(rows.FieldCount - 1));
    return string.Join(", ", found);
}
Last("CREATE TABLE event (chain INTEGER NOT NULL, place INTEGER NOT NULL, at INTEGER NOT NULL, body TEXT NOT NULL, PRIMARY KEY (chain, place)); CREATE INDEX event_at ON event (at)");
Last("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 20000) INSERT INTO event SELECT i / 10, i % 10, i, 'x' FROM n");
Last("ANALYZE");
foreach (var order in new[] { "at DESC, chain DESC", "at DESC, chain DESC, place DESC" })
    Console.WriteLine($"SQLite {Last("SELECT sqlite_version()")}, {order}: {Last($"EXPLAIN QUERY PLAN SELECT * FROM event ORDER BY {order} LIMIT 100")}");
Last("CREATE INDEX event_order ON event (at, chain, place)");
Console.WriteLine($"SQLite {Last("SELECT sqlite_version()")}, indexed whole: {Last("EXPLAIN QUERY PLAN SELECT * FROM event ORDER BY at DESC, chain DESC, place DESC LIMIT 100")}");
CS
)
printf '#:package Microsoft.Data.Sqlite@10.0.14\n#:package SQLitePCLRaw.bundle_e_sqlite3@3.0.3\n%s\n' "$code" >"$work/try.cs"

seen=$(cd "$work" && dotnet run try.cs 2>"$work/log" | grep '^SQLite ') || { cat "$work/log"; exit 1; }
wanted='SQLite 3.50.4, at DESC, chain DESC: SCAN event USING INDEX event_at, USE TEMP B-TREE FOR LAST TERM OF ORDER BY
SQLite 3.50.4, at DESC, chain DESC, place DESC: SCAN event, USE TEMP B-TREE FOR ORDER BY
SQLite 3.50.4, indexed whole: SCAN event USING INDEX event_order'
printf '%s\n' "$seen"
[[ $seen == "$wanted" ]] || { printf 'this has changed; it was:\n%s\n' "$wanted"; exit 1; }
