using ServiceGate.Core.Facts.Flows;
using ServiceGate.Core.Ports.Stores;
using ServiceGate.Workflow.Instances;

namespace ServiceGate.Tests.InMemory;

/// <summary>Keeps positions as JSON, as a database does.</summary>
internal sealed partial class MemoryFlows(MemorySession session) : IFlowStore
{
    public Task<Flow?> FindAsync(long launchId) =>
        Task.FromResult(session.State.Flows.TryGetValue(launchId, out var json)
            ? new Flow(launchId, WorkflowState.FromJson(json), session.State.Faults.GetValueOrDefault(launchId), Engine: session.State.Engines[launchId].Name, Calendar: session.State.Calendars.GetValueOrDefault(launchId))
            : null);

    public async Task SaveAsync(FlowMove move)
    {
        var id = move.Flow.LaunchId;
        var stored = await FindAsync(id);
        if (move.Flow.State.Sequence - move.Entries.Count != (stored?.State.Sequence ?? 0)) throw new ConcurrentChangeException();
        var state = session.State;
        session.State = state with
        {
            Flows = state.Flows.SetItem(id, move.Flow.State.ToJson()),
            Engines = state.Engines.SetItem(id, (
                move.Flow.Engine, move.Flow.State.AnswerOwed, move.Flow.State.AnswerOwed ? state.Engines.GetValueOrDefault(id).ClaimedUntil : null)),
            Calendars = move.Flow.Calendar is { } calendar ? state.Calendars.SetItem(id, calendar) : state.Calendars.Remove(id),
            Faults = move.Entries.Count > 0 ? state.Faults.Remove(id) : state.Faults,
            Journal = state.Journal.AddRange(move.Entries.Select(e => (id, new JournalRecord(e, move.At, move.By)))),
            Bookmarks = state.Bookmarks.RemoveAll(b => b.LaunchId == id && move.Closed.Contains(new(b.ActivityId, b.Visit))).AddRange(move.Opened),
            Timers = state.Timers.RemoveAll(t => t.LaunchId == id && move.Closed.Contains(new(t.ActivityId, t.Visit))).AddRange(move.Timers),
        };
    }

    public Task SetFaultAsync(long launchId, Incident? fault)
    {
        MemorySession.Demand(session.State.Flows.ContainsKey(launchId));
        session.State = session.State with { Faults = fault is null ? session.State.Faults.Remove(launchId) : session.State.Faults.SetItem(launchId, fault) };
        return Task.CompletedTask;
    }

    public Task<IReadOnlyList<Bookmark>> BookmarksAsync(long launchId) => Task.FromResult<IReadOnlyList<Bookmark>>(
        [.. session.State.Bookmarks.Where(b => b.LaunchId == launchId).OrderBy(b => b.ActivityId, StringComparer.Ordinal).ThenBy(b => b.Visit)]);

    public Task<IReadOnlyList<FlowTimer>> TimersAsync(long launchId) => DueTimersAsync(launchId, DateTimeOffset.MaxValue);

    public Task<IReadOnlyList<FlowTimer>> DueTimersAsync(long launchId, DateTimeOffset now) => Task.FromResult<IReadOnlyList<FlowTimer>>(
        [.. session.State.Timers.Where(t => t.LaunchId == launchId && t.DueAt <= now)
            .OrderBy(t => t.DueAt).ThenBy(t => t.ActivityId, StringComparer.Ordinal).ThenBy(t => t.Visit).ThenBy(t => t.Name, StringComparer.Ordinal)]);

    public Task RemoveTimersAsync(IReadOnlyList<FlowTimer> timers)
    {
        session.State = session.State with { Timers = session.State.Timers.RemoveAll(timers.Contains) };
        return Task.CompletedTask;
    }

    public Task RestoreWaitsAsync(long launchId, IReadOnlyList<Bookmark> bookmarks, IReadOnlyList<FlowTimer> timers)
    {
        MemorySession.Demand(session.State.Flows.ContainsKey(launchId));
        session.State = session.State with
        {
            Bookmarks = session.State.Bookmarks.RemoveAll(b => b.LaunchId == launchId).AddRange(bookmarks),
            Timers = session.State.Timers.RemoveAll(t => t.LaunchId == launchId).AddRange(timers),
        };
        return Task.CompletedTask;
    }

    public Task<DateTimeOffset?> NextTimerAsync(DateTimeOffset now) =>
        Task.FromResult(session.State.Timers.Where(t => t.DueAt > now).Min(t => (DateTimeOffset?)t.DueAt));

    public Task<IReadOnlyList<JournalRecord>> JournalAsync(long launchId, int after) =>
        Task.FromResult<IReadOnlyList<JournalRecord>>([.. session.State.Journal.Where(j => j.Launch == launchId && j.Record.Entry.Sequence > after).Select(j => j.Record)]);

    public Task<IReadOnlyList<WorkItem>> WorkAsync(long launchId) =>
        Task.FromResult<IReadOnlyList<WorkItem>>([.. session.State.Work.Where(w => w.LaunchId == launchId).OrderBy(w => w.Key, StringComparer.Ordinal)]);

    public Task ReplaceWorkAsync(long launchId, IReadOnlyList<WorkItem> work)
    {
        session.State = session.State with { Work = session.State.Work.RemoveAll(w => w.LaunchId == launchId).AddRange(work) };
        return Task.CompletedTask;
    }
}
