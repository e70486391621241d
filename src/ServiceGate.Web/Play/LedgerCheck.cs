using System.Data.Common;
using System.Globalization;
using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Facts.Notices;
using ServiceGate.Data.Opening;

namespace ServiceGate.Web.Play;

/// <summary>What the ledger of a played launch holds against what the sample's file of customers says it must.</summary>
/// <param name="Rows">Rows of the ledger.</param>
/// <param name="Expected">How many there must be.</param>
/// <param name="Duplicates">Rows beyond one for each recipient, step and channel.</param>
/// <param name="Missing">Recipients without a row.</param>
/// <param name="Unexpected">Recipients with a row who should have none.</param>
/// <param name="NotAccepted">Rows of notices that no gateway accepted.</param>
/// <param name="Status">Status of the launch.</param>
/// <param name="Result">Its result.</param>
public sealed record LedgerCheck(long Rows, long Expected, long Duplicates, long Missing, long Unexpected, long NotAccepted, string? Status, string? Result)
{
    private const string LaunchSql = "SELECT status, result FROM launch WHERE number = @launch";

    private const string LedgerSql =
        """
        SELECT v.step, d.channel, c.account, COUNT(*), SUM(CASE WHEN d.status = @accepted THEN 0 ELSE 1 END)
        FROM launch l
        JOIN notice_version v ON v.launch_id = l.id
        JOIN delivery d ON d.version_id = v.id
        JOIN customer c ON c.id = d.customer_id
        WHERE l.number = @launch
        GROUP BY v.step, d.channel, c.account
        """;

    /// <summary>Reads the ledger with SQL of its own, past everything that wrote it. The server may still run.</summary>
    /// <param name="database">The database.</param>
    /// <param name="launch">Number of the launch.</param>
    /// <param name="sample">Says what must be there.</param>
    /// <param name="cancellation">Ends the reading.</param>
    public static async Task<LedgerCheck> ReadAsync(DatabaseSettings database, string launch, Sample sample, CancellationToken cancellation = default)
    {
        await using var connection = await Databases.ConnectAsync(database, cancellation);
        var (status, result) = Launch(connection, launch);
        var expected = Wanted(sample).ToHashSet();
        var count = expected.Count;
        long rows = 0, duplicates = 0, unexpected = 0, notAccepted = 0;
        foreach (var (entry, times, refused) in Entries(connection, launch))
        {
            (rows, duplicates, notAccepted) = (rows + times, duplicates + times - 1, notAccepted + refused);
            if (!expected.Remove(entry)) unexpected++;
        }
        return new(rows, count, duplicates, expected.Count, unexpected, notAccepted, status, result);
    }

    /// <summary>How many rows a sample leads to.</summary>
    public static int CountExpected(Sample sample) => Wanted(sample).Count();

    private static IEnumerable<LedgerEntry> Wanted(Sample sample) =>
        from notice in sample.Story.Ledger
        from channel in notice.Channels
        from account in sample.AccountsOn(channel)
        select new LedgerEntry(notice.Step, channel, account);

    private static (string? Status, string? Result) Launch(DbConnection connection, string launch)
    {
        using var command = Command(connection, LaunchSql, launch);
        using var reader = command.ExecuteReader();
        return reader.Read() ? (reader.GetString(0), reader.IsDBNull(1) ? null : reader.GetString(1)) : default;
    }

    private static IEnumerable<(LedgerEntry Entry, long Times, long Refused)> Entries(DbConnection connection, string launch)
    {
        using var command = Command(connection, LedgerSql, launch);
        Add(command, "@accepted", (long)DeliveryStatus.Accepted);
        using var reader = command.ExecuteReader();
        while (reader.Read())
            yield return (new(reader.GetString(0), (NoticeChannel)Number(reader, 1), reader.GetString(2)), Number(reader, 3), Number(reader, 4));
    }

    private static DbCommand Command(DbConnection connection, string sql, string launch)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        Add(command, "@launch", launch);
        return command;
    }

    private static void Add(DbCommand command, string name, object value)
    {
        var parameter = command.CreateParameter();
        (parameter.ParameterName, parameter.Value) = (name, value);
        command.Parameters.Add(parameter);
    }

    // Databases count and add in whole numbers of different widths.
    private static long Number(DbDataReader reader, int column) => Convert.ToInt64(reader.GetValue(column), CultureInfo.InvariantCulture);

    private sealed record LedgerEntry(string Step, NoticeChannel Channel, string Account);
}
