using System.Globalization;
using ServiceGate.Core.Facts.Flows;
using ServiceGate.Core.Facts.Notices;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Facts.Reminders;
using ServiceGate.Core.Foundation.Json;
using ServiceGate.Core.Ports.Reminders;
using ServiceGate.Core.Rules.Notices;
using ServiceGate.Data.Flows;
using ServiceGate.Data.Gates;
using ServiceGate.Data.Launches;
using ServiceGate.Data.Notices;
using ServiceGate.Data.Sql;

namespace ServiceGate.Data.Reminders;

/// <summary>Reminders as planned batches and timers say them.</summary>
/// <param name="database">The database.</param>
public sealed class ReminderReading(Database database) : IReminderSource
{
    private const string OfBatches =
        """
        SELECT b.id, b.launch_id, b.step, b.purpose, b.channel, b.version_id, b.due_at, b.useful_until, b.ignore_quiet_hours, b.status, b.planned, b.accepted, b.failed,
            b.expired, b.started_at, b.finished_at, b.begun_by, b.doubt_told, b.again, b.customers_zone, b.consent_for, b.contact_times, b.contact_days, b.excluded, b.riders, b.per_batch, b.per_hour, b.per_day,
            b.held, b.held_until, b.ended_why, b.ended_by, b.ended_reason, b.segment, 0 AS in_doubt, l.number, l.title, l.local_start, l.local_end, l.time_zone, l.starts_at, l.ends_at
        FROM batch b
        JOIN launch l ON l.id = b.launch_id
        WHERE b.status = 'planned' AND b.due_at <= @until
        """;

    private const string OfGates =
        """
        SELECT g.launch_id, g.name, g.status, g.changed_at, g.changed_by, g.opened_at
        FROM gate g
        WHERE EXISTS (SELECT 1 FROM batch b WHERE b.launch_id = g.launch_id AND b.status = 'planned' AND b.due_at <= @until)
        """;

    private const string OfTimers =
        """
        SELECT t.launch_id, t.activity_id, t.visit, t.name, t.due_at, l.number, l.title
        FROM timer t
        JOIN launch l ON l.id = t.launch_id
        WHERE t.due_at <= @until
        """;

    private const string OfWork =
        """
        SELECT w.launch_id, w.work_key, w.kind, w.step, w.role, w.department, w.channel, w.person_id, w.unit_id, w.since, w.due_at
        FROM work_item w
        WHERE w.step IS NOT NULL AND EXISTS (SELECT 1 FROM timer t WHERE t.launch_id = w.launch_id AND t.due_at <= @until)
        """;

    /// <inheritdoc/>
    public Task<IReadOnlyList<Reminder>> UntilAsync(DateTimeOffset now, DateTimeOffset until, long? launchId, CancellationToken cancellation) => database.ReadAsync(
        async sql => (IReadOnlyList<Reminder>)[.. await NoticesAsync(sql, now, until, launchId), .. await TimersAsync(sql, until, launchId)], cancellation);

    private static async Task<IEnumerable<Reminder>> NoticesAsync(SqlScope sql, DateTimeOffset now, DateTimeOffset until, long? launchId)
    {
        var batches = await ListAsync(sql, OfBatches, "b", until, launchId, row => (Batch: NoticeStore.ReadBatch(row), Number: row.Text("number"), Title: row.Text("title"), Window: LaunchStore.Window(row)));
        if (batches.Count == 0) return [];
        var gates = (await ListAsync(sql, OfGates, "g", until, launchId, GateStore.Read)).ToLookup(g => g.LaunchId);
        return batches.Select(b => Of(b.Batch, b.Number, b.Title, BatchRules.BeginsAt(b.Batch, b.Window.Zone, [.. gates[b.Batch.LaunchId]], now)));
    }

    private static Reminder Of(Batch batch, string launch, string title, DateTimeOffset due) => new(
        batch.LaunchId,
        new(ReminderKind.CustomerNotice, launch, batch.Step, batch.Channel.Code(), batch.Segment ?? ReminderSlot.Everybody), Revision(batch.Id, due), due, new(title, batch.Planned, []));

    private static async Task<IEnumerable<Reminder>> TimersAsync(SqlScope sql, DateTimeOffset until, long? launchId)
    {
        var timers = await ListAsync(sql, OfTimers, "t", until, launchId, row => (Timer: FlowStore.ReadTimer(row), Number: row.Text("number"), Title: row.Text("title")));
        if (timers.Count == 0) return [];
        var asked = (await ListAsync(sql, OfWork, "w", until, launchId, row => (LaunchId: row.Long("launch_id"), Work: FlowStore.Work(row)))).ToLookup(w => (w.LaunchId, w.Work.Step), w => w.Work.Who);
        return timers.Select(t => Of(t.Timer, t.Number, t.Title, [.. asked[(t.Timer.LaunchId, t.Timer.ActivityId)]]));
    }

    private static Reminder Of(FlowTimer timer, string launch, string title, IReadOnlyList<Assignee> asked) => new(
        timer.LaunchId,
        new(KindOf(timer), launch, timer.ActivityId, timer.Name), Revision(timer.Visit, timer.DueAt), timer.DueAt, new(title, null, asked));

    private static ReminderKind KindOf(FlowTimer timer) => timer.IsReminder ? ReminderKind.StaffReminder : timer.Name == FlowTimer.Deadline ? ReminderKind.Escalation : ReminderKind.FlowTimer;

    private static string Revision(long of, DateTimeOffset due) => string.Create(CultureInfo.InvariantCulture, $"{of}-{due.Ms()}");

    private static Task<IReadOnlyList<T>> ListAsync<T>(SqlScope sql, string query, string table, DateTimeOffset until, long? launchId, Func<Row, T> map) =>
        sql.ListAsync(launchId is null ? query : $"{query} AND {table}.launch_id = @launchId", new { until = until.Ms(), launchId }, map);
}
