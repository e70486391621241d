using ServiceGate.Core.Facts.Flows;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Foundation.Json;
using ServiceGate.Core.Ports.Stores;
using ServiceGate.Data.Sql;
using ServiceGate.Workflow.Instances;

namespace ServiceGate.Data.Flows;

internal sealed partial class FlowStore(SqlScope sql) : IFlowStore
{
    private const string Position =
        """
        SELECT launch_id, state, waits_kept, engine, fault_activity, fault_visit, fault_message, fault_at, calendar
        FROM flow
        WHERE launch_id = @launchId
        """;

    public Task<Flow?> FindAsync(long launchId) => sql.FirstAsync(Position, new { launchId }, ReadFlow);

    public async Task SaveAsync(FlowMove move)
    {
        var before = sql.Known(Position, new { launchId = move.Flow.LaunchId }, ReadFlow);
        await SavePositionAsync(move.Flow, move.Flow.State.Sequence - move.Entries.Count);
        if (before is not null) Learn(move, before is [var stored, ..] ? stored : null);
        await sql.InsertAsync(
            "journal", ["launch_id", "sequence", "kind", "activity_id", "visit", "outcome", "written_at", "written_by"],
            move.Entries.Select(e => new object?[] { move.Flow.LaunchId, e.Sequence, e.Kind, e.ActivityId, e.Visit, e.Outcome, move.At.Ms(), move.By }));
        await ChangeWaitsAsync(move);
    }

    public Task SetFaultAsync(long launchId, Incident? fault) => sql.GuardedAsync(
        """
        UPDATE flow
        SET fault_activity = @activity, fault_visit = @visit, fault_message = @message, fault_at = @at
        WHERE launch_id = @launchId
        """,
        new { launchId, activity = fault?.ActivityId, visit = fault?.Visit, message = fault?.Message, at = fault?.At.Ms() });

    public Task<IReadOnlyList<JournalRecord>> JournalAsync(long launchId, int after) => sql.ListAsync(
        """
        SELECT sequence, kind, activity_id, visit, outcome, written_at, written_by
        FROM journal
        WHERE launch_id = @launchId AND sequence > @after
        ORDER BY sequence
        """,
        new { launchId, after },
        row => new JournalRecord(
            new(row.Int("sequence"), row.Text("kind"), row.TextOrNull("activity_id"), row.Int("visit"), row.TextOrNull("outcome")),
            row.Instant("written_at"), row.Long("written_by")));

    private const string OpenWork =
        """
        SELECT launch_id, work_key, kind, step, role, department, channel, person_id, unit_id, since, due_at
        FROM work_item
        WHERE launch_id = @launchId
        ORDER BY work_key
        """;

    public Task<IReadOnlyList<WorkItem>> WorkAsync(long launchId) => sql.ListAsync(OpenWork, new { launchId }, Work);

    // Most commands change little of it: what stays as it is is not written.
    public async Task ReplaceWorkAsync(long launchId, IReadOnlyList<WorkItem> work)
    {
        var (before, after) = (await WorkAsync(launchId), work.Select(w => w with { LaunchId = launchId, Since = w.Since.AsStored(), DueAt = w.DueAt.AsStored() }).ToList());
        var (stayed, come) = (after.ToHashSet(), before.ToHashSet());
        var gone = before.Where(w => !stayed.Contains(w)).Select(w => w.Key).ToList();
        if (gone.Count > 0) await sql.ExecuteAsync("DELETE FROM work_item WHERE launch_id = @launchId AND work_key IN @gone", new { launchId, gone });
        await sql.InsertAsync(
            "work_item", ["launch_id", "work_key", "kind", "step", "role", "department", "channel", "person_id", "unit_id", "since", "due_at"],
            after.Where(w => !come.Contains(w)).Select(w => new object?[]
            {
                launchId, w.Key, w.Kind.Code(), w.Step, w.Who.Role.Code(), w.Who.Department, w.Who.Channel, w.Who.PersonId, w.Who.UnitId, w.Since.Ms(), w.DueAt.Ms(),
            }));
        sql.Learn(OpenWork, new { launchId }, Work, [.. after.OrderBy(w => w.Key, StringComparer.Ordinal)]);
    }

    private static Flow ReadFlow(Row row) =>
        new(row.Long("launch_id"), WorkflowState.FromJson(row.Text("state")), Fault(row), row.Flag("waits_kept"), row.Text("engine"), row.TextOrNull("calendar"));

    private static Incident? Fault(Row row) => row.InstantOrNull("fault_at") is { } at
        ? new(row.Text("fault_activity"), row.Int("fault_visit"), row.Text("fault_message"), at)
        : null;

    private Task SavePositionAsync(Flow flow, int seen) => sql.GuardedAsync(
        seen == 0 ? InsertPosition : seen == flow.State.Sequence ? UpdatePosition("") : UpdatePosition(NoFault),
        new
        {
            launchId = flow.LaunchId,
            definition = flow.State.DefinitionId,
            version = flow.State.DefinitionVersion,
            sequence = flow.State.Sequence,
            state = flow.State.ToJson(),
            engine = flow.Engine,
            owed = flow.State.AnswerOwed ? 1 : 0,
            running = flow.State.Status is WorkflowStatus.Running ? 1 : 0,
            calendar = flow.Calendar,
            seen,
        });

    /// <summary>The position as it would be read again: entries end a fault, and what is not written stays.</summary>
    private void Learn(FlowMove move, Flow? before) => sql.Learn(Position, new { launchId = move.Flow.LaunchId }, ReadFlow,
    [
        move.Flow with
        {
            State = WorkflowState.FromJson(move.Flow.State.ToJson()),
            Fault = move.Entries.Count > 0 ? null : before?.Fault,
            HasWaits = before?.HasWaits ?? true,
        },
    ]);

    private const string InsertPosition =
        """
        INSERT INTO flow (launch_id, definition_id, definition_version, sequence, state, waits_kept, engine, answer_owed, running, calendar)
        VALUES (@launchId, @definition, @version, @sequence, @state, 1, @engine, @owed, @running, @calendar)
        """;

    private const string NoFault = ", fault_activity = NULL, fault_visit = NULL, fault_message = NULL, fault_at = NULL";

    private static string UpdatePosition(string besides) =>
        $"""
        UPDATE flow
        SET definition_id = @definition, definition_version = @version, sequence = @sequence, state = @state,
            engine = @engine, answer_owed = @owed, running = @running, calendar = @calendar, claimed_until = CASE WHEN @owed = 1 THEN claimed_until ELSE NULL END{besides}
        WHERE launch_id = @launchId AND sequence = @seen
        """;

    internal static WorkItem Work(Row row) => new(
        row.Long("launch_id"), row.Text("work_key"), row.Code<WorkKind>("kind"), row.TextOrNull("step"),
        new Assignee(row.Code<Role>("role"), row.TextOrNull("department"), row.TextOrNull("channel"), row.LongOrNull("person_id"), row.LongOrNull("unit_id")),
        row.Instant("since"), row.InstantOrNull("due_at"));
}
