using System.Globalization;
using ServiceGate.Core.Facts.Flows;
using ServiceGate.Core.Facts.Launches;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Foundation.Json;
using ServiceGate.Core.Foundation.Time;
using ServiceGate.Core.Ports.Stores;
using ServiceGate.Core.Rules.Searching;
using ServiceGate.Data.Sql;

namespace ServiceGate.Data.Launches;

internal sealed class LaunchStore(SqlScope sql) : ILaunchStore
{
    private const string Day = "yyyy-MM-dd";

    internal const string Columns =
        """
        id, number, kind, title, unit_id, department, owner_id, status, local_start, local_end, time_zone, starts_at, ends_at,
        definition_id, definition_version, content_rev, input_rev, round, result, reported_at, audience_id, told_count, lessons, created_at, rule_set,
        actual_start, start_reported_by, actual_end, late_at, standing, withdrawal, licence_touched, term_ends, copied_from, hold_points, rollbacks_held_at, rollbacks_released_at,
        customer_words, post_checks
        """;

    public async Task<Launch?> FindAsync(string number) => Seen(await sql.FirstAsync(ByNumber, new { number }, Read));

    public async Task<Launch?> FindAsync(long id) => Seen(await sql.FirstAsync(ById, new { id }, Read));

    private const string ByNumber = $"SELECT {Columns} FROM launch WHERE number = @number";

    private const string ById = $"SELECT {Columns} FROM launch WHERE id = @id";

    // At this revision others may have read what it consists of.
    private Launch? Seen(Launch? launch)
    {
        if (launch is not null) sql.Memory.Saw(launch.Id, launch.InputRevision);
        return launch;
    }

    public async Task<int> NextNumberAsync(long unitId, int year)
    {
        var key = new { unitId, year };
        if (await sql.ExecuteAsync("UPDATE launch_number SET last_number = last_number + 1 WHERE unit_id = @unitId AND year = @year", key) == 0)
            await sql.ExecuteAsync("INSERT INTO launch_number (unit_id, year, last_number) VALUES (@unitId, @year, 1)", key);
        return (int)(await sql.NumberAsync("SELECT last_number FROM launch_number WHERE unit_id = @unitId AND year = @year", key))!;
    }

    public async Task AddAsync(Launch launch)
    {
        await sql.ExecuteAsync(Insert, Values(launch, 0));
        sql.Memory.Added(launch.Id);
    }

    private const string Insert =
        """
        INSERT INTO launch (
            id, number, kind, title, search_text, unit_id, department, owner_id, status, local_start, local_end, time_zone, starts_at, ends_at,
            definition_id, definition_version, content_rev, input_rev, round, result, reported_at, audience_id, told_count, lessons, created_at, rule_set,
            actual_start, start_reported_by, actual_end, late_at, standing, withdrawal, licence_touched, term_ends, copied_from, hold_points, rollbacks_held_at, rollbacks_released_at, customer_words, post_checks, unread)
        VALUES (
            @id, @number, @kind, @title, @searchText, @unitId, @department, @ownerId, @status, @localStart, @localEnd, @timeZone, @startsAt, @endsAt,
            @definitionId, @definitionVersion, @contentRev, @inputRev, @round, @result, @reportedAt, @audienceId, @toldCount, @lessons, @createdAt, @ruleSet,
            @actualStart, @startReportedBy, @actualEnd, @lateAt, @standing, @withdrawal, @licenceTouched, @termEnds, @copiedFrom, @holdPoints, @rollbacksHeldAt, @rollbacksReleasedAt, @customerWords, @postChecks, 2)
        """;

    public async Task UpdateAsync(Launch launch, long seenInputRevision)
    {
        await sql.GuardedAsync(Update, Values(launch, seenInputRevision));
        if (launch.InputRevision > seenInputRevision) sql.Memory.Settled(launch.Id, launch.InputRevision);
    }

    private const string Update =
        """
        UPDATE launch
        SET title = @title, search_text = @searchText, department = @department, owner_id = @ownerId, status = @status,
            local_start = @localStart, local_end = @localEnd, time_zone = @timeZone, starts_at = @startsAt, ends_at = @endsAt,
            content_rev = @contentRev, input_rev = @inputRev, round = @round, result = @result, reported_at = @reportedAt,
            audience_id = @audienceId, told_count = @toldCount, lessons = @lessons,
            actual_start = @actualStart, start_reported_by = @startReportedBy, actual_end = @actualEnd, late_at = @lateAt, standing = @standing,
            withdrawal = @withdrawal, licence_touched = @licenceTouched, term_ends = @termEnds, hold_points = @holdPoints, rollbacks_held_at = @rollbacksHeldAt, rollbacks_released_at = @rollbacksReleasedAt, customer_words = @customerWords, post_checks = @postChecks,
            unread = CASE WHEN content_rev = @contentRev THEN unread ELSE 2 END
        WHERE id = @id AND input_rev = @seen
        """;

    public Task<IReadOnlyList<long>> DeputiesAsync(long launchId) => sql.ListAsync(
        "SELECT person_id FROM launch_deputy WHERE launch_id = @launchId ORDER BY named_at, person_id", new { launchId }, row => row.Long("person_id"));

    public Task AddDeputyAsync(long launchId, long personId, long by, DateTimeOffset at) => sql.ExecuteAsync(
        "INSERT INTO launch_deputy (launch_id, person_id, named_by, named_at) VALUES (@launchId, @personId, @by, @at)", new { launchId, personId, by, at = at.Ms() });

    public Task RemoveDeputyAsync(long launchId, long personId) => sql.GuardedAsync(
        "DELETE FROM launch_deputy WHERE launch_id = @launchId AND person_id = @personId", new { launchId, personId });

    public Task LookAgainAsync(Role role, DateTimeOffset now) => sql.ExecuteAsync(
        """
        UPDATE launch SET late_at = @now
        WHERE (late_at IS NULL OR late_at > @now) AND id IN (SELECT launch_id FROM work_item WHERE role = @role)
        """,
        new { role = role.Code(), now = now.Ms() });

    public Task LookAgainAsync(WorkKind kind, DateTimeOffset now) => sql.ExecuteAsync(
        """
        UPDATE launch SET late_at = @now
        WHERE (late_at IS NULL OR late_at > @now) AND id IN (SELECT launch_id FROM work_item WHERE kind = @kind)
        """,
        new { kind = kind.Code(), now = now.Ms() });

    // Five looks through five indexes: what is not due costs nothing, however much of it there is.
    public async Task<IReadOnlyList<long>> DueForSettlingAsync(DateTimeOffset now, int most)
    {
        var due = new { now = now.Ms(), most };
        var ids = new List<long>();
        foreach (var query in new[] { DueTimers, DueWindows, DueLateness, MissingWaits, MovedLists })
            ids.AddRange(await sql.ListAsync($"{query} {sql.Dialect.Page()}", due, row => row.Long("id")));
        return [.. ids.Distinct().Take(most)];
    }

    internal const string DueTimers = "SELECT launch_id AS id FROM timer WHERE due_at <= @now ORDER BY due_at";

    internal const string DueWindows = "SELECT id FROM launch WHERE status IN ('draft', 'in-review', 'announcing') AND ends_at <= @now ORDER BY ends_at, id";

    internal const string DueLateness = "SELECT id FROM launch WHERE late_at <= @now ORDER BY late_at, id";

    internal const string MissingWaits = "SELECT launch_id AS id FROM flow WHERE waits_kept = 0 ORDER BY launch_id";

    internal const string MovedLists =
        """
        SELECT a.launch_id AS id
        FROM audience a
        JOIN launch l ON l.id = a.launch_id AND l.audience_id = a.id
        WHERE a.moved > 0 AND l.status NOT IN ('closed', 'cancelled', 'lapsed', 'rejected')
        ORDER BY a.moved, a.id
        """;

    private static object Values(Launch launch, long seen) => new
    {
        seen,
        id = launch.Id,
        number = launch.Number,
        kind = launch.Kind.Code(),
        title = launch.Title,
        searchText = SearchText.Normalise($"{launch.Number} {launch.Title}"),
        unitId = launch.UnitId,
        department = launch.Department,
        ownerId = launch.OwnerId,
        status = launch.Status.Code(),
        localStart = launch.Window.LocalStart,
        localEnd = launch.Window.LocalEnd,
        timeZone = launch.Window.TimeZone,
        startsAt = launch.Window.Start.Ms(),
        endsAt = launch.Window.End.Ms(),
        definitionId = launch.DefinitionId,
        definitionVersion = launch.DefinitionVersion,
        contentRev = launch.ContentRevision,
        inputRev = launch.InputRevision,
        round = launch.Round,
        result = launch.Result?.Code(),
        reportedAt = launch.ReportedAt.Ms(),
        audienceId = launch.AudienceId,
        toldCount = launch.ToldCount,
        lessons = launch.Lessons,
        ruleSet = launch.RuleSet,
        actualStart = launch.ActualStart.Ms(),
        startReportedBy = launch.StartReportedBy,
        actualEnd = launch.ActualEnd.Ms(),
        lateAt = launch.LateAt.Ms(),
        standing = launch.Standing?.Code(),
        withdrawal = launch.Withdrawal?.Kind.Code(),
        licenceTouched = launch.Withdrawal is { } says ? says.LicenceTouched ? 1L : 0L : (long?)null,
        termEnds = launch.Withdrawal?.TermEnds?.ToString(Day, CultureInfo.InvariantCulture),
        copiedFrom = launch.CopiedFrom,
        holdPoints = launch.HoldPointTicks.Count == 0 ? null : CoreJson.Write(launch.HoldPointTicks),
        rollbacksHeldAt = launch.RollbacksHeldAt.Ms(),
        rollbacksReleasedAt = launch.RollbacksReleasedAt.Ms(),
        customerWords = launch.CustomerWords.Count == 0 ? null : CoreJson.Write(launch.CustomerWords),
        postChecks = launch.PostChecks is { } round ? CoreJson.Write(round) : null,
        createdAt = launch.CreatedAt.Ms(),
    };

    internal static Launch Read(Row row) => new()
    {
        Id = row.Long("id"),
        Number = row.Text("number"),
        Kind = row.Code<LaunchKind>("kind"),
        Title = row.Text("title"),
        UnitId = row.Long("unit_id"),
        Department = row.Text("department"),
        OwnerId = row.Long("owner_id"),
        Status = row.Code<LaunchStatus>("status"),
        Window = Window(row),
        DefinitionId = row.Text("definition_id"),
        DefinitionVersion = row.Int("definition_version"),
        ContentRevision = row.Long("content_rev"),
        InputRevision = row.Long("input_rev"),
        Round = row.Int("round"),
        Result = row.CodeOrNull<LaunchResult>("result"),
        ReportedAt = row.InstantOrNull("reported_at"),
        AudienceId = row.LongOrNull("audience_id"),
        ToldCount = row.Int("told_count"),
        Lessons = row.TextOrNull("lessons"),
        RuleSet = row.Int("rule_set"),
        ActualStart = row.InstantOrNull("actual_start"),
        StartReportedBy = row.LongOrNull("start_reported_by"),
        ActualEnd = row.InstantOrNull("actual_end"),
        LateAt = row.InstantOrNull("late_at"),
        Standing = row.CodeOrNull<LaunchStanding>("standing"),
        Withdrawal = WithdrawalOf(row),
        CopiedFrom = row.TextOrNull("copied_from"),
        HoldPointTicks = row.TextOrNull("hold_points") is { } ticks ? CoreJson.Read<IReadOnlyList<HoldPointTick>>(ticks) : [],
        RollbacksHeldAt = row.InstantOrNull("rollbacks_held_at"),
        RollbacksReleasedAt = row.InstantOrNull("rollbacks_released_at"),
        CustomerWords = row.TextOrNull("customer_words") is { } words ? CoreJson.Read<IReadOnlyList<string>>(words) : [],
        PostChecks = row.TextOrNull("post_checks") is { } round ? CoreJson.Read<PostCheckRound>(round) : null,
        CreatedAt = row.Instant("created_at"),
    };

    /// <summary>What a withdrawal says it takes away.</summary>
    internal static Withdrawal? WithdrawalOf(Row row) => row.CodeOrNull<WithdrawalKind>("withdrawal") is { } kind
        ? new(kind, row.LongOrNull("licence_touched") == 1, row.TextOrNull("term_ends") is { } day ? DateOnly.ParseExact(day, Day, CultureInfo.InvariantCulture) : null)
        : null;

    internal static LaunchWindow Window(Row row) =>
        new(row.Text("local_start"), row.Text("local_end"), row.Text("time_zone"), row.Instant("starts_at"), row.Instant("ends_at"));
}
