using System.Text.Json.Serialization;
using Dapper;
using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Facts.Notices;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Foundation.Json;
using ServiceGate.Core.Foundation.Time;
using ServiceGate.Data.Notices;
using ServiceGate.Data.Sql;

namespace ServiceGate.Data.Queries;

/// <summary>Which batches the board shows. What is null or empty does not narrow it.</summary>
public sealed record NoticeFilter
{
    /// <summary>One of these states.</summary>
    public IReadOnlyCollection<BatchStatus> Statuses { get; init; } = [];

    /// <summary>Due at this moment or later.</summary>
    public DateTimeOffset? DueFrom { get; init; }

    /// <summary>Due before this moment.</summary>
    public DateTimeOffset? DueUntil { get; init; }

    /// <summary>Belongs to a launch of this unit or one below it.</summary>
    public long? UnitId { get; init; }

    /// <summary>On this channel.</summary>
    public NoticeChannel? Channel { get; init; }

    /// <summary>In which order.</summary>
    public NoticeOrder Order { get; init; } = NoticeOrder.Time;

    /// <summary>Whether it is the other way round.</summary>
    public bool Descending { get; init; }

    /// <summary>At most so many rows.</summary>
    public int Most { get; init; } = 200;

    /// <summary>So many rows are left out before them.</summary>
    public int Skip { get; init; }
}

/// <summary>In which order batches are listed; equal ones by due time.</summary>
public enum NoticeOrder
{
    /// <summary>By due time.</summary>
    [JsonStringEnumMemberName("time")] Time,

    /// <summary>By the launch's number.</summary>
    [JsonStringEnumMemberName("launch")] Launch,

    /// <summary>By channel.</summary>
    [JsonStringEnumMemberName("channel")] Channel,

    /// <summary>By how many customers they go to.</summary>
    [JsonStringEnumMemberName("planned")] Planned,

    /// <summary>By how many were accepted.</summary>
    [JsonStringEnumMemberName("accepted")] Accepted,

    /// <summary>By how many were not told: refused or too late.</summary>
    [JsonStringEnumMemberName("failed")] Failed,

    /// <summary>By where they stand.</summary>
    [JsonStringEnumMemberName("status")] Status,
}

/// <summary>A batch as the board shows it.</summary>
/// <param name="Batch">The batch with its counters.</param>
/// <param name="LaunchNumber">Its launch.</param>
/// <param name="LaunchTitle">That launch's title.</param>
/// <param name="TimeZone">The zone of that launch's window.</param>
/// <param name="UnitId">The unit that launch belongs to.</param>
public sealed record NoticeRow(Batch Batch, string LaunchNumber, string LaunchTitle, string TimeZone, long UnitId);

/// <summary>A batch in full.</summary>
/// <param name="Row">The batch with its launch.</param>
/// <param name="Version">What it says.</param>
/// <param name="Chunks">How many chunks stand where; states without chunks are absent.</param>
/// <param name="Failures">Why the gateway refused messages, most frequent first: its reason code (empty when it gave none) and how often.</param>
/// <param name="Doubts">What is in doubt, the longest first: customers with the same answer that was not understood (null: none came), and since when at the earliest.</param>
/// <param name="Exclusions">Whom of the list it leaves out as marketing, by reason: as it was, or before it has begun as it would be now.</param>
/// <param name="EndedBy">By whose act it ended before everybody was told; null: by nobody's, or it is not on record.</param>
public sealed record BatchDetails(
    NoticeRow Row, NoticeVersion Version, IReadOnlyDictionary<ChunkStatus, int> Chunks, IReadOnlyList<(string Reason, int Count)> Failures,
    IReadOnlyList<(int Customers, DateTimeOffset? Since, string? Answer)> Doubts, IReadOnlyList<Exclusion> Exclusions,
    PersonRef? EndedBy = null);

/// <summary>What is due, running, paused, late, failed.</summary>
/// <param name="database">The database.</param>
public sealed class NoticeBoard(Database database)
{
    private const string Columns =
        """
        b.id, b.launch_id, b.step, b.purpose, b.channel, b.version_id, b.due_at, b.useful_until, b.ignore_quiet_hours, b.status, b.planned, b.accepted,
        b.failed, b.expired, b.started_at, b.finished_at, b.begun_by, b.doubt_told, b.again, b.customers_zone,
        b.consent_for, b.contact_times, b.contact_days, b.excluded, b.riders,
        b.per_batch, b.per_hour, b.per_day, b.held, b.held_until, b.ended_why, b.ended_by, b.ended_reason, b.segment, l.number, l.title, l.time_zone, l.unit_id,
        (SELECT SUM(k.customers) FROM chunk k WHERE k.batch_id = b.id AND k.status = 'in-doubt') AS in_doubt
        """;

    /// <summary>Batches of launches that an actor may see, as far as they pass a filter, by due time.</summary>
    public Task<IReadOnlyList<NoticeRow>> FindAsync(Actor actor, NoticeFilter filter, CancellationToken cancellation = default) =>
        database.ReadAsync(sql => FindAsync(sql, actor, filter), cancellation);

    /// <summary>What is to go out before a moment, the soonest first, and what has gone out since another one, the last first; of launches that an actor may see, in one statement.</summary>
    /// <param name="actor">Who looks.</param>
    /// <param name="since">Since when.</param>
    /// <param name="now">Now.</param>
    /// <param name="until">Until when.</param>
    /// <param name="most">How many of each at most.</param>
    /// <param name="cancellation">Ends the reading.</param>
    public Task<(IReadOnlyList<NoticeRow> Ahead, IReadOnlyList<NoticeRow> Sent)> AroundAsync(
        Actor actor, DateTimeOffset since, DateTimeOffset now, DateTimeOffset until, int most, CancellationToken cancellation = default) => database.ReadAsync<(IReadOnlyList<NoticeRow>, IReadOnlyList<NoticeRow>)>(
        async sql =>
        {
            if (await UnitScope.IdsAsync(sql, actor, Permission.ReadLaunches) is var units && units is []) return ([], []);
            string Part(int sent, string statuses, string due, string way) =>
                $"""
                SELECT * FROM (
                    SELECT {sent} AS sent, {Columns}
                    FROM batch b
                    JOIN launch l ON l.id = b.launch_id
                    WHERE b.status IN {statuses} AND {due} {(units is null ? "" : "AND l.unit_id IN @units")}
                    ORDER BY b.due_at{way}, b.id
                    {sql.Dialect.Page("@most", "@skip")}
                ) p{sent}
                """;
            var rows = await sql.ListAsync(
                $"{Part(0, "@Open", "b.due_at < @until", "")}\nUNION ALL\n{Part(1, "@Ended", "b.due_at >= @since AND b.due_at < @now", " DESC")}",
                new { Open, Ended, since = since.Ms(), now = now.Ms(), until = until.Ms(), units, most, skip = 0 }, row => (IsSent: row.Flag("sent"), Row: Read(row)));
            return
            (
                [.. rows.Where(r => !r.IsSent).Select(r => r.Row).OrderBy(r => r.Batch.DueAt).ThenBy(r => r.Batch.Id)],
                [.. rows.Where(r => r.IsSent).Select(r => r.Row).OrderByDescending(r => r.Batch.DueAt).ThenBy(r => r.Batch.Id)]
            );
        },
        cancellation);

    private static readonly IReadOnlyList<string> Open = [.. Batch.Open.Select(s => s.Code())];

    private static readonly IReadOnlyList<string> Ended = [.. new[] { BatchStatus.Done, BatchStatus.Expired, BatchStatus.Stopped }.Select(s => s.Code())];

    /// <summary>A batch in full; null when there is none, or not for this actor. Cheap enough to be asked every second while it runs.</summary>
    public Task<BatchDetails?> FindAsync(Actor actor, long batchId, CancellationToken cancellation = default) =>
        database.ReadAsync(sql => FindAsync(sql, actor, batchId, null), cancellation);

    /// <summary>A batch in full, with whom marketing that has not begun would leave out now.</summary>
    /// <param name="actor">Who looks.</param>
    /// <param name="batchId">The batch.</param>
    /// <param name="now">Business time.</param>
    /// <param name="cancellation">Ends it.</param>
    public Task<BatchDetails?> FindAsync(Actor actor, long batchId, DateTimeOffset now, CancellationToken cancellation = default) =>
        database.ReadAsync(sql => FindAsync(sql, actor, batchId, now), cancellation);

    /// <summary>How many batches pass a filter, up to a number of them and one more when there are more.</summary>
    /// <param name="actor">Who looks.</param>
    /// <param name="filter">The filter.</param>
    /// <param name="mostCounted">Up to how many are counted.</param>
    /// <param name="cancellation">Ends the reading.</param>
    public Task<long> CountAsync(Actor actor, NoticeFilter filter, int mostCounted, CancellationToken cancellation = default) => database.ReadAsync(
        async sql =>
        {
            if (await UnitScope.IdsAsync(sql, actor, Permission.ReadLaunches, filter.UnitId) is var units && units is []) return 0;
            var (where, values) = Conditions(filter, units);
            return await ListReading.CountAsync(sql, $"FROM batch b JOIN launch l ON l.id = b.launch_id {where}", values, mostCounted);
        },
        cancellation);

    private static async Task<IReadOnlyList<NoticeRow>> FindAsync(SqlScope sql, Actor actor, NoticeFilter filter)
    {
        if (await UnitScope.IdsAsync(sql, actor, Permission.ReadLaunches, filter.UnitId) is var units && units is []) return [];
        var (where, values) = Conditions(filter, units);
        return await sql.ListAsync(
            $"SELECT {Columns} FROM batch b JOIN launch l ON l.id = b.launch_id {where} ORDER BY {OrderOf(filter)} {sql.Dialect.Page("@most", "@skip")}", values, Read);
    }

    private static string OrderOf(NoticeFilter filter)
    {
        var way = filter.Descending ? " DESC" : "";
        return filter.Order switch
        {
            NoticeOrder.Launch => $"l.number{way}, b.due_at, b.id",
            NoticeOrder.Channel => $"b.channel{way}, b.due_at, b.id",
            NoticeOrder.Planned => $"b.planned{way}, b.due_at, b.id",
            NoticeOrder.Accepted => $"b.accepted{way}, b.due_at, b.id",
            NoticeOrder.Failed => $"b.failed + b.expired{way}, b.due_at, b.id",
            NoticeOrder.Status => $"b.status{way}, b.due_at, b.id",
            _ => $"b.due_at{way}, b.id",
        };
    }

    private static (string, DynamicParameters) Conditions(NoticeFilter filter, IReadOnlyList<long>? units)
    {
        var (conditions, values) = (new List<string>(), new DynamicParameters(new { most = filter.Most, skip = filter.Skip }));
        void Add(bool wanted, string condition, string name, object? value)
        {
            if (!wanted) return;
            conditions.Add(condition);
            values.Add(name, value);
        }
        Add(filter.Statuses.Count > 0, "b.status IN @statuses", "statuses", filter.Statuses.Select(s => s.Code()).ToList());
        Add(filter.DueFrom is not null, "b.due_at >= @from", "from", filter.DueFrom.Ms());
        Add(filter.DueUntil is not null, "b.due_at < @until", "until", filter.DueUntil.Ms());
        Add(filter.Channel is not null, "b.channel = @channel", "channel", (int?)filter.Channel);
        Add(units is not null, "l.unit_id IN @units", "units", units);
        return (conditions.Count == 0 ? "" : $"WHERE {string.Join(" AND ", conditions)}", values);
    }

    private static async Task<BatchDetails?> FindAsync(SqlScope sql, Actor actor, long batchId, DateTimeOffset? now)
    {
        var units = await UnitScope.UnitsAsync(sql, actor, Permission.ReadLaunches);
        var row = await sql.FirstAsync(
            $"SELECT {Columns} FROM batch b JOIN launch l ON l.id = b.launch_id WHERE b.id = @batchId AND l.unit_id IN @units",
            new { batchId, units = units.Select(u => u.Id).ToList() }, Read);
        if (row is null) return null;
        var version = await new NoticeStore(sql).FindVersionAsync(row.Batch.VersionId);
        return new(row, version!, await ChunksAsync(sql, batchId), await FailuresAsync(sql, row.Batch), await DoubtsAsync(sql, row.Batch), await ExclusionsAsync(sql, row, now), await EndedByAsync(sql, row.Batch));
    }

    private static Task<PersonRef?> EndedByAsync(SqlScope sql, Batch batch) => batch.End is not { By: > 0 and var by } ? Task.FromResult<PersonRef?>(null) : sql.FirstAsync(
        "SELECT p.id, p.name_zh AS person_zh, p.name_en AS person_en FROM person p WHERE p.id = @by", new { by }, row => PersonRef.Read(row, "id"));

    private static async Task<IReadOnlyList<Exclusion>> ExclusionsAsync(SqlScope sql, NoticeRow row, DateTimeOffset? now) =>
        row.Batch is { Marketing: not null } batch && (now ?? batch.StartedAt) is { } at && await sql.NumberAsync("SELECT audience_id FROM launch WHERE id = @LaunchId", new { row.Batch.LaunchId }) is { } list
            ? await new NoticeStore(sql).ExclusionsAsync(batch, list, at, batch.ZoneIn(LocalTimes.Zone(row.TimeZone)))
            : [];

    private static async Task<IReadOnlyDictionary<ChunkStatus, int>> ChunksAsync(SqlScope sql, long batchId)
    {
        var counts = await sql.ListAsync(
            "SELECT status, COUNT(*) AS chunks FROM chunk WHERE batch_id = @batchId GROUP BY status", new { batchId },
            row => KeyValuePair.Create(row.Code<ChunkStatus>("status"), row.Int("chunks")));
        return counts.ToDictionary();
    }

    private static async Task<IReadOnlyList<(int, DateTimeOffset?, string?)>> DoubtsAsync(SqlScope sql, Batch batch) => batch.InDoubt == 0 ? [] : await sql.ListAsync(
        """
        SELECT doubt, SUM(customers) AS customers, MIN(doubt_since) AS since
        FROM chunk
        WHERE batch_id = @Id AND status = 'in-doubt'
        GROUP BY doubt
        ORDER BY MIN(doubt_since), doubt
        """,
        new { batch.Id }, row => (row.Int("customers"), row.InstantOrNull("since"), row.TextOrNull("doubt")));

    // Failures are rare: without any counted the ledger is not searched for them.
    private static async Task<IReadOnlyList<(string, int)>> FailuresAsync(SqlScope sql, Batch batch) => batch.Failed == 0 ? [] : await sql.ListAsync(
        """
        SELECT reason, COUNT(*) AS messages
        FROM delivery
        WHERE version_id = @VersionId AND channel = @channel AND status = @failed
        GROUP BY reason
        ORDER BY COUNT(*) DESC, reason
        """,
        new { batch.VersionId, channel = (int)batch.Channel, failed = (int)DeliveryStatus.Failed }, row => (row.TextOrNull("reason") ?? "", row.Int("messages")));

    private static NoticeRow Read(Row row) => new(
        NoticeStore.ReadBatch(row), row.Text("number"), row.Text("title"), row.Text("time_zone"), row.Long("unit_id"));
}
