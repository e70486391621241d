using System.Text.Json;

namespace ServiceGate.Core.Workflow;

/// <summary>
/// One step of an instance, from an event until nothing is left to do but wait. Follows the counter-based mode of Elsa's
/// flowchart (3.6.3) in the order in which Elsa does things, for that order decides which merges see what.
/// </summary>
/// <remarks>
/// An activity that completes, is skipped or withdrawn passes word along all of its connections: the ones of its outcome are
/// followed, the others not. A merge acts on the word it has; one that will not run passes on in turn that it was skipped.
/// Backward connections carry no such word: they start their target again when they are followed and are silent otherwise.
/// </remarks>
internal sealed class FlowRun
{
    /// <summary>More activities than this in one step mean that the definition goes round without ever waiting.</summary>
    private const int MostActivities = 10_000;

    private readonly WorkflowDefinition _definition;
    private readonly FlowGraph _graph;
    private readonly FlowTally _tally;
    private readonly Dictionary<string, int> _visits;
    private readonly Dictionary<string, JsonElement> _variables;
    private readonly List<Entry> _active;
    private readonly Queue<(string Activity, bool Backward)> _queue = new();
    private readonly List<WorkflowEffect> _effects = [];
    private readonly List<string> _dropped = [];
    private readonly List<Connection> _lost = [];
    private readonly int _sequence;
    private WorkflowStatus _status;
    private int _executed;

    /// <summary>Takes up an instance where it stands.</summary>
    /// <param name="definition">What it runs by.</param>
    /// <param name="state">Where it stands.</param>
    /// <param name="newestFirst">
    /// Whether joins withdraw the newest first. Elsa's order turns round each time it stores an instance, so that a sound
    /// definition must not depend on it.
    /// </param>
    internal FlowRun(WorkflowDefinition definition, WorkflowState state, bool newestFirst = false)
    {
        _definition = definition;
        _graph = definition.Graph;
        _tally = new FlowTally(_graph, state.Flow);
        _visits = new Dictionary<string, int>(state.Visits, StringComparer.Ordinal);
        _variables = new Dictionary<string, JsonElement>(state.Variables, StringComparer.Ordinal);
        var waitingInOrder = newestFirst ? state.Waiting.Reverse() : state.Waiting;
        _active = [.. waitingInOrder.Select(waiting => new Entry(waiting.ActivityId, waiting.Visit, false))];
        _sequence = state.Sequence;
        _status = state.Status;
    }

    /// <summary>What has to be done.</summary>
    internal IReadOnlyList<WorkflowEffect> Effects => _effects;

    /// <summary>All activities the instance has entered so far, in this step and before.</summary>
    internal IEnumerable<string> Visited => _visits.Keys;

    /// <summary>The Elsa.Finish or Elsa.End that ended the workflow in this step; null when it runs on or just ran out.</summary>
    internal string? EndedBy { get; private set; }

    /// <summary>The activities that waited or were about to begin when <see cref="EndedBy"/> ended the workflow.</summary>
    internal IReadOnlyList<string> Dropped => _dropped;

    /// <summary>The connections that were followed to a merge which took them for old news, as it had run ahead of them.</summary>
    internal IReadOnlyList<Connection> Lost => _lost;

    /// <summary>Begins at the start.</summary>
    internal void Start()
    {
        _queue.Enqueue((_graph.Start, false));
        RunQueue();
    }

    /// <summary>Completes a waiting activity and goes on.</summary>
    internal void Complete(WaitingActivity waiting, string outcome)
    {
        Complete(_active.First(e => e.ActivityId == waiting.ActivityId && e.Visit == waiting.Visit), [outcome]);
        RunQueue();
    }

    /// <summary>Calls the instance off.</summary>
    internal void Cancel()
    {
        WithdrawAll();
        _status = WorkflowStatus.Cancelled;
    }

    /// <summary>The state after the step, with one journal event more than before.</summary>
    internal WorkflowState ToState() => new()
    {
        DefinitionId = _definition.Id,
        DefinitionVersion = _definition.Version,
        Status = _status,
        Sequence = _sequence + 1,
        Visits = _visits,
        Waiting = [.. _active.Select(e => new WaitingActivity(e.ActivityId, e.Visit))],
        Variables = _variables,
        Flow = _tally.ToCounters(),
    };

    private void RunQueue()
    {
        while (_queue.TryDequeue(out var next))
        {
            if (++_executed > MostActivities)
                throw new WorkflowNeverRestsException(_definition, next.Activity);
            Execute(_definition.Find(next.Activity), next.Backward);
        }
    }

    private void Execute(Activity activity, bool backward)
    {
        var visit = _visits[activity.Id] = _visits.GetValueOrDefault(activity.Id) + 1;
        var entry = new Entry(activity.Id, visit, backward);
        _active.Add(entry);
        if (ActivityCatalogue.Find(activity.Type)!.Waits)
            _effects.Add(new ActivityEntered(activity, visit));
        else
            CompleteAtOnce(activity, entry);
    }

    private void CompleteAtOnce(Activity activity, Entry entry)
    {
        if (activity.Type == ActivityCatalogue.Join)
            WithdrawUpstream(activity.Id);
        if (activity.Type == ActivityCatalogue.SetVariable)
            VariableExpressions.Assign(activity, _variables);
        Complete(entry, FlowOutcomes.Of(activity, _variables));
    }

    private void Complete(Entry entry, IReadOnlyList<string> outcomes)
    {
        // A join may have been withdrawn by another join that its own withdrawals set off.
        if (!_active.Remove(entry))
            return;
        if (ActivityCatalogue.IsTerminal(_definition.Find(entry.ActivityId).Type))
            FinishDroppingTheRest(entry.ActivityId);
        else if (!PassOn(entry.ActivityId, outcomes, entry.Backward) && _active.Count == 0 && _queue.Count == 0)
            Finish();
    }

    /// <summary>Passes word along all outbound connections.</summary>
    /// <returns>Whether any activity was scheduled by it.</returns>
    private bool PassOn(string activity, IReadOnlyList<string> outcomes, bool backward = false)
    {
        // Entered backwards, the activity's inbound connections brought no news that could be used up. Elsa forgets this about
        // an activity that waits, because it stores the instance meanwhile and not how the activity was entered; so do we.
        if (!backward)
            _tally.Visit(activity);
        var scheduled = false;
        foreach (var connection in _graph.Outbound(activity))
        {
            var followed = outcomes.Contains(connection.Outcome, StringComparer.Ordinal);
            _tally.Visit(connection, followed);
            scheduled |= _graph.IsBackward(connection) ? followed && Schedule(connection.Target, true) : Arrive(connection, followed);
        }

        return scheduled;
    }

    private bool Arrive(Connection connection, bool followed)
    {
        var target = connection.Target;
        var mode = _graph.MergeModeOf(target);
        if (mode == MergeMode.WaitAny)
            return ArriveAtWaitAny(connection);
        if (followed && _tally.ComesLate(connection))
            _lost.Add(connection);
        return _tally.AllArrived(target)
            && ScheduleOrSkip(target, mode == MergeMode.WaitAll ? _tally.AllFollowed(target) : _tally.AnyFollowed(target));
    }

    private bool ArriveAtWaitAny(Connection connection)
    {
        var join = connection.Target;
        if (_tally.ComesLate(connection) || _queue.Any(item => item.Activity == join))
            return false;
        if (!_tally.AnyFollowed(join))
            return _tally.AllArrived(join) && ScheduleOrSkip(join, false);
        Schedule(join, false);
        WithdrawUpstream(join);
        return true;
    }

    private bool ScheduleOrSkip(string activity, bool schedule) => schedule ? Schedule(activity, false) : PassOn(activity, []);

    private bool Schedule(string activity, bool backward)
    {
        _queue.Enqueue((activity, backward));
        return true;
    }

    private void WithdrawUpstream(string join)
    {
        var ancestors = _graph.Ancestors(join);
        foreach (var entry in _active.Where(entry => ancestors.Contains(entry.ActivityId)).ToList())
            if (_active.Remove(entry))
            {
                NoteWithdrawal(entry);
                PassOn(entry.ActivityId, []);
            }
    }

    private void FinishDroppingTheRest(string terminal)
    {
        EndedBy = terminal;
        _dropped.AddRange(_active.Select(entry => entry.ActivityId).Concat(_queue.Select(item => item.Activity)));
        _queue.Clear();
        WithdrawAll();
        Finish();
    }

    private void Finish()
    {
        _status = WorkflowStatus.Finished;
        _effects.Add(new WorkflowFinished());
    }

    private void WithdrawAll()
    {
        _active.ForEach(NoteWithdrawal);
        _active.Clear();
    }

    private void NoteWithdrawal(Entry entry)
    {
        // What completes at once was never announced, so there is nothing to take back.
        if (ActivityCatalogue.Find(_definition.Find(entry.ActivityId).Type)!.Waits)
            _effects.Add(new ActivityWithdrawn(entry.ActivityId, entry.Visit));
    }

    /// <summary>An activity that has begun and is not yet done; what was taken up from a state counts as entered forwards.</summary>
    private sealed record Entry(string ActivityId, int Visit, bool Backward);
}
