using System.Globalization;
using Microsoft.Data.Sqlite;

namespace ServiceGate.IntegrationTests.Kills;

/// <summary>Reads what a process left in its database, with plain SQL.</summary>
internal sealed class PlayedDatabase(string path)
{
    /// <summary>The last step that was over; 0 before the first.</summary>
    public int Step() => Rows("SELECT step FROM play_state", r => r.GetInt32(0)).FirstOrDefault();

    /// <summary>The chunks that were claimed and not yet recorded.</summary>
    public IReadOnlyList<ChunkInFlight> Claimed() => Rows(
        """
        SELECT COALESCE(v.send_word, CAST(v.id AS TEXT)), b.channel, k.first_id, k.last_id
        FROM chunk k JOIN batch b ON b.id = k.batch_id JOIN notice_version v ON v.id = b.version_id
        WHERE k.status = 'claimed'
        """,
        r => new ChunkInFlight(r.GetString(0), r.GetInt32(1), r.GetInt64(2), r.GetInt64(3)));

    /// <summary>The keys of all ledger rows.</summary>
    public IReadOnlyList<string> LedgerKeys() => Rows(
        "SELECT COALESCE(v.send_word, CAST(v.id AS TEXT)), d.channel, d.customer_id FROM delivery d JOIN notice_version v ON v.id = d.version_id",
        r => $"{r.GetString(0)}-{r.GetInt32(1)}-{r.GetInt64(2)}");

    /// <summary>Every decision: at which step and visit, what, by whom, when.</summary>
    public IReadOnlyList<string> Decisions() => Rows(
        """
        SELECT d.step, d.visit, d.round, d.verdict, p.user_name, d.decided_at
        FROM step_decision d JOIN person p ON p.id = d.decided_by
        ORDER BY d.decided_at, d.step, d.id
        """,
        r => $"{r.GetString(0)}#{r.GetInt32(1)} round {r.GetInt32(2)} {r.GetString(3)} by {r.GetString(4)} at {r.GetInt64(5)}");

    /// <summary>Every command of the story: who, under which id, what. Left out are the tokens, which each process issues anew in place of those before.</summary>
    public IReadOnlyList<string> Commands() => Rows(
        "SELECT p.user_name, c.command_id, c.name FROM command_log c JOIN person p ON p.id = c.person_id WHERE c.name NOT IN ('IssueToken', 'WithdrawToken') ORDER BY 1, 2",
        r => $"{r.GetString(0)} {r.GetString(1)} {r.GetString(2)}");

    /// <summary>Every batch with its counters.</summary>
    public IReadOnlyList<string> Batches() => Rows(
        "SELECT step, channel, status, planned, accepted, failed, expired FROM batch ORDER BY due_at, step, channel",
        r => $"{r.GetString(0)}/{r.GetInt32(1)} {r.GetString(2)} {r.GetInt32(3)} {r.GetInt32(4)} {r.GetInt32(5)} {r.GetInt32(6)}");

    private List<T> Rows<T>(string sql, Func<SqliteDataReader, T> map)
    {
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ToString());
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var rows = new List<T>();
        while (reader.Read()) rows.Add(map(reader));
        return rows;
    }
}

/// <summary>A chunk that was claimed when its process died.</summary>
internal sealed record ChunkInFlight(string Version, int Channel, long First, long Last)
{
    public bool Holds(string key) => key.Split('-') is [var version, var channel, var customer]
        && version == Version && long.Parse(channel, CultureInfo.InvariantCulture) == Channel && long.Parse(customer, CultureInfo.InvariantCulture) is var id && id >= First && id <= Last;
}
