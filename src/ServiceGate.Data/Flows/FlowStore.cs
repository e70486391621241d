using ServiceGate.Core.Content;
using ServiceGate.Core.Flows;
using ServiceGate.Core.Gates;
using ServiceGate.Core.Organisation;
using ServiceGate.Core.Workflow;

namespace ServiceGate.Data;

internal sealed class FlowStore(SqlScope sql) : IFlowStore
{
    public Task<Flow?> FindAsync(long launchId) => sql.FirstAsync(
        "SELECT launch_id, state FROM flow WHERE launch_id = @launchId", new { launchId },
        row => new Flow(row.Long("launch_id"), WorkflowState.FromJson(row.Text("state"))));

    public async Task SaveAsync(Flow flow, IReadOnlyList<JournalEntry> entries, DateTimeOffset at, long by)
    {
        var seen = flow.State.Sequence - entries.Count;
        await sql.GuardedAsync(
            seen == 0
                ? """
                  INSERT INTO flow (launch_id, definition_id, definition_version, sequence, state)
                  VALUES (@launchId, @definition, @version, @sequence, @state)
                  """
                : """
                  UPDATE flow
                  SET definition_id = @definition, definition_version = @version, sequence = @sequence, state = @state
                  WHERE launch_id = @launchId AND sequence = @seen
                  """,
            new
            {
                launchId = flow.LaunchId,
                definition = flow.State.DefinitionId,
                version = flow.State.DefinitionVersion,
                sequence = flow.State.Sequence,
                state = flow.State.ToJson(),
                seen,
            });
        await sql.InsertAsync(
            "journal", ["launch_id", "sequence", "kind", "activity_id", "visit", "outcome", "written_at", "written_by"],
            entries.Select(e => new object?[] { flow.LaunchId, e.Sequence, e.Kind, e.ActivityId, e.Visit, e.Outcome, at.Ms(), by }));
    }

    public Task<IReadOnlyList<JournalRecord>> JournalAsync(long launchId) => sql.ListAsync(
        """
        SELECT sequence, kind, activity_id, visit, outcome, written_at, written_by
        FROM journal
        WHERE launch_id = @launchId
        ORDER BY sequence
        """,
        new { launchId },
        row => new JournalRecord(
            new(row.Int("sequence"), row.Text("kind"), row.TextOrNull("activity_id"), row.Int("visit"), row.TextOrNull("outcome")),
            row.Instant("written_at"), row.Long("written_by")));

    public Task<IReadOnlyList<WorkItem>> WorkAsync(long launchId) => sql.ListAsync(
        """
        SELECT launch_id, work_key, kind, step, role, department, channel, person_id, unit_id, since, due_at
        FROM work_item
        WHERE launch_id = @launchId
        ORDER BY work_key
        """,
        new { launchId }, Work);

    public async Task ReplaceWorkAsync(long launchId, IReadOnlyList<WorkItem> work)
    {
        await sql.ExecuteAsync("DELETE FROM work_item WHERE launch_id = @launchId", new { launchId });
        await sql.InsertAsync(
            "work_item", ["launch_id", "work_key", "kind", "step", "role", "department", "channel", "person_id", "unit_id", "since", "due_at"],
            work.Select(w => new object?[]
            {
                launchId, w.Key, w.Kind.Code(), w.Step, w.Who.Role.Code(), w.Who.Department, w.Who.Channel, w.Who.PersonId, w.Who.UnitId, w.Since.Ms(), w.DueAt.Ms(),
            }));
    }

    internal static WorkItem Work(Row row) => new(
        row.Long("launch_id"), row.Text("work_key"), row.Code<WorkKind>("kind"), row.TextOrNull("step"),
        new Clearer(row.Code<Role>("role"), row.TextOrNull("department"), row.TextOrNull("channel"), row.LongOrNull("person_id"), row.LongOrNull("unit_id")),
        row.Instant("since"), row.InstantOrNull("due_at"));
}
