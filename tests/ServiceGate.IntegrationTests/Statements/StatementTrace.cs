using Npgsql;
using ServiceGate.Data.Opening;
using ServiceGate.Data.Sql;
using ServiceGate.Data.Sqlite;
using ServiceGate.IntegrationTests.Servers;
using ServiceGate.IntegrationTests.Stores;
using SQLitePCL;

namespace ServiceGate.IntegrationTests.Statements;

/// <summary>Hears from a database which statements it executes: with their arguments, and those that begin and end transactions and savepoints.</summary>
internal abstract class StatementTrace
{
    /// <summary>The trace of a database that was just made; null where its server does not tell.</summary>
    public static async Task<(StatementTrace? Trace, DatabaseSettings Settings)> NewAsync(DatabaseStand stand)
    {
        var settings = await stand.NewAsync();
        if (settings.Provider is DatabaseProvider.Sqlite) return (new SqliteTrace(), settings);
        if (settings.Provider is not DatabaseProvider.PostgreSql || PostgreSqlServer.Log is not { } log) return (null, settings);
        await PostgreSqlServer.LogStatementsAsync(new NpgsqlConnectionStringBuilder(settings.ConnectionString).Database!);
        return (new PostgreSqlTrace(new NpgsqlConnectionStringBuilder(settings.ConnectionString).Database!, log), settings);
    }

    /// <summary>What is executed by one transaction that keeps a command's answer.</summary>
    public abstract Task<IReadOnlyList<string>> OfAsync(Database database, Func<Task> command);

    /// <summary>What SQLite says of each statement that it begins to run.</summary>
    private sealed class SqliteTrace : StatementTrace
    {
        public override async Task<IReadOnlyList<string>> OfAsync(Database database, Func<Task> command)
        {
            var (heard, writer) = (new List<string>(), ((SqliteDatabase)database).Writer.Handle!);
            strdelegate_trace hear = (_, sql) => heard.Add(sql);
            raw.sqlite3_trace(writer, hear, null);
            await command();
            raw.sqlite3_trace(writer, (strdelegate_trace?)null, null);
            GC.KeepAlive(hear);
            return heard;
        }
    }

    /// <summary>What PostgreSQL writes to its log: a line for each statement with its text, and one with its arguments.</summary>
    private sealed class PostgreSqlTrace(string database, string log) : StatementTrace
    {
        private const string Keeps = "INTO command_log";

        public override async Task<IReadOnlyList<string>> OfAsync(Database database, Func<Task> command)
        {
            var from = new FileInfo(log).Length;
            await command();
            var statements = Entries(from).ToList();
            // The connection of the command; others look now and then whether the server is there.
            var connection = statements.First(s => s.Text.Contains(Keeps, StringComparison.Ordinal)).Process;
            return [.. statements.Where(s => s.Process == connection).Select(s => s.Text)];
        }

        private IEnumerable<(string Process, string Text)> Entries(long from)
        {
            using var file = new FileStream(log, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            file.Position = from;
            using var reader = new StreamReader(file);
            (string Process, string Text)? at = null;
            while (reader.ReadLine() is { } line)
            {
                if (line.StartsWith('\t'))
                {
                    at = at is { } open ? (open.Process, $"{open.Text}\n{line.Trim()}") : null;
                    continue;
                }
                if (line.Split(':', 4) is not [var name, var process, var level, var said] || name != database) continue;
                if (level == "DETAIL") at = at is { } whole ? (whole.Process, $"{whole.Text}\n{said.Trim()}") : null;
                else
                {
                    if (at is { } done) yield return done;
                    at = level == "LOG" && said.Split(": ", 2) is [_, var text] ? (process, text) : null;
                }
            }
            if (at is { } last) yield return last;
        }
    }
}
