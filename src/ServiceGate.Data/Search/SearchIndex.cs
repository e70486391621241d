using ServiceGate.Core.Rules.Searching;
using ServiceGate.Data.Sql;

namespace ServiceGate.Data.Search;

/// <summary>How far the search index is.</summary>
/// <param name="Launches">How many launches there are.</param>
/// <param name="Waiting">How many of them have changed since they were looked at, or were never; they are searched without the index.</param>
public sealed record SearchProgress(long Launches, long Waiting);

/// <summary>
/// Keeps texts and grams of launches in line with them, behind the commands, which only note that a launch is unread, in the statement that writes it: a few launches in each transaction, which
/// lets people's commands go first. What it was cut in is not there; what it has done stays done. A launch that changes while it is read is read again.
/// </summary>
/// <param name="database">The database.</param>
public sealed class SearchIndex(Database database)
{
    /// <summary>How many launches are written in one transaction.</summary>
    public const int AtOnce = 10;

    /// <summary>How many launches one look of the sweep takes, so that no read lasts long.</summary>
    private const int Stride = 2000;

    /// <summary>How far it is.</summary>
    public Task<SearchProgress> ProgressAsync(CancellationToken cancellation = default) => database.ReadAsync(
        async sql => new SearchProgress(
            await sql.NumberAsync("SELECT COUNT(*) FROM launch") ?? 0, await sql.NumberAsync("SELECT COUNT(*) FROM launch WHERE unread > 0") ?? 0),
        cancellation);

    /// <summary>Whether a launch waits for it.</summary>
    public Task<bool> HasWorkAsync(CancellationToken cancellation = default) => database.ReadAsync(
        sql => sql.AnyAsync($"SELECT 1 FROM launch WHERE unread > 0 {sql.Dialect.Few("@most")}", new { most = 1 }), cancellation);

    /// <summary>Looks at a few launches that wait, those that people change first.</summary>
    /// <param name="most">At most so many, in one transaction.</param>
    /// <param name="cancellation">Ends it; what it was about to write is not written.</param>
    /// <returns>How many it has looked at; 0: none waits.</returns>
    public async Task<int> FillAsync(int most = AtOnce, CancellationToken cancellation = default)
    {
        var read = await database.ReadAsync(sql => ReadAsync(sql, most), cancellation);
        if (read.Count > 0) await database.WriteAsync(sql => WriteAsync(sql, read), cancellation, bulk: true);
        return read.Count;
    }

    /// <summary>Finds launches that a program has changed which does not say so, and has them wait.</summary>
    /// <returns>How many.</returns>
    public async Task<int> SweepAsync(CancellationToken cancellation = default)
    {
        var (found, after) = (0, 0L);
        while (await database.ReadAsync(sql => StrideAsync(sql, after), cancellation) is (Last: { } last, var outrun))
        {
            if (outrun > 0) found += await database.WriteAsync(sql => NoticeAsync(sql, after, last), cancellation, bulk: true);
            after = last;
        }
        return found;
    }

    private static async Task<IReadOnlyList<Reading>> ReadAsync(SqlScope sql, int most)
    {
        var due = await sql.ListAsync(
            $"""
            SELECT l.id, l.unit_id, l.number, l.title, l.content_rev, t.words
            FROM launch l
            LEFT JOIN launch_text t ON t.launch_id = l.id
            WHERE l.unread > 0
            ORDER BY l.unread DESC, l.id DESC
            {sql.Dialect.Page()}
            """,
            new { most },
            row => new Reading(row.Long("id"), row.Long("unit_id"), row.Text("number"), row.Text("title"), row.Long("content_rev"), row.TextOrNull("words"), ""));
        if (due.Count == 0) return [];
        var texts = await LaunchTexts.OfAsync(sql, [.. due.Select(d => (d.Id, d.Number, d.Title))]);
        return [.. due.Select(d => d with { Words = texts[d.Id] })];
    }

    private static async Task<int> WriteAsync(SqlScope sql, IReadOnlyList<Reading> read)
    {
        var added = new List<(long, long, long)>();
        foreach (var launch in read)
        {
            // Whoever has changed the launch since has changed its revision; whoever has read it, too, its mark.
            if (await sql.ExecuteAsync("UPDATE launch SET unread = 0 WHERE id = @Id AND content_rev = @Revision AND unread > 0", new { launch.Id, launch.Revision }) == 0) continue;
            await sql.GuardedAsync(launch.Before is null ? Insert : Update, new { launch.Id, launch.Revision, launch.Words });
            var (before, now) = (Grams.Of(launch.Before ?? ""), Grams.Of(launch.Words));
            await LaunchGrams.RemoveAsync(sql, launch.Id, launch.UnitId, before.Except(now));
            added.AddRange(now.Except(before).Select(gram => (gram, launch.UnitId, launch.Id)));
        }
        await LaunchGrams.AddAsync(sql, added);
        return read.Count;
    }

    private const string Insert = "INSERT INTO launch_text (launch_id, content_rev, words) VALUES (@Id, @Revision, @Words)";

    private const string Update = "UPDATE launch_text SET content_rev = @Revision, words = @Words WHERE launch_id = @Id";

    private const string Outrun = "unread = 0 AND NOT EXISTS (SELECT 1 FROM launch_text t WHERE t.launch_id = launch.id AND t.content_rev = launch.content_rev)";

    private static async Task<(long? Last, long Outrun)> StrideAsync(SqlScope sql, long after)
    {
        var last = await sql.NumberAsync($"SELECT MAX(s.id) FROM (SELECT id FROM launch WHERE id > @after ORDER BY id {sql.Dialect.Page()}) s", new { after, most = Stride });
        return (last, last is null ? 0 : await sql.NumberAsync($"SELECT COUNT(*) FROM launch WHERE id > @after AND id <= @last AND {Outrun}", new { after, last }) ?? 0);
    }

    private static Task<int> NoticeAsync(SqlScope sql, long after, long last) =>
        sql.ExecuteAsync($"UPDATE launch SET unread = 1 WHERE id > @after AND id <= @last AND {Outrun}", new { after, last });

    /// <summary>A launch as it was read.</summary>
    /// <param name="Id">Id.</param>
    /// <param name="UnitId">Its unit.</param>
    /// <param name="Number">Number.</param>
    /// <param name="Title">Title.</param>
    /// <param name="Revision">Revision of its content.</param>
    /// <param name="Before">Its text as it is stored; null: it has none.</param>
    /// <param name="Words">Its text.</param>
    private sealed record Reading(long Id, long UnitId, string Number, string Title, long Revision, string? Before, string Words);
}
