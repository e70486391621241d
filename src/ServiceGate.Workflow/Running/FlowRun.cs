using System.Text.Json;
using ServiceGate.Workflow.Definitions;
using ServiceGate.Workflow.Instances;

namespace ServiceGate.Workflow.Running;

/// <summary>
/// One step of an instance, from an event until nothing is left to do but wait. Follows the counter-based mode of Elsa's
/// flowchart (3.6.3) in the order in which Elsa does things, for that order decides which merges see what.
/// </summary>
/// <remarks>
/// An activity that completes, is skipped or withdrawn passes word along all of its connections: the ones of its outcome are
/// followed, the others not. A merge acts on the word it has; one that will not run passes on in turn that it was skipped.
/// Backward connections carry no such word: they start their target again when they are followed and are silent otherwise.
/// A nested flowchart is an activity that completes when nothing is left to do in it.
/// </remarks>
internal sealed class FlowRun
{
    /// <summary>More activities than this in one step mean that the definition goes round without ever waiting.</summary>
    private const int MostActivities = 10_000;

    private readonly WorkflowDefinition _definition;
    private readonly RunPosition _position;
    private readonly Dictionary<string, int> _visits;
    private readonly Dictionary<string, JsonElement> _variables;
    private readonly bool _newestFirst;
    private readonly Queue<FlowTurn> _queue = new();
    private readonly List<WorkflowEffect> _effects = [];
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
        _position = RunPosition.Of(definition, state);
        _visits = new Dictionary<string, int>(state.Visits, StringComparer.Ordinal);
        _variables = new Dictionary<string, JsonElement>(state.Variables, StringComparer.Ordinal);
        _newestFirst = newestFirst;
        _sequence = state.Sequence;
        _status = state.Status;
    }

    /// <summary>What has to be done.</summary>
    internal IReadOnlyList<WorkflowEffect> Effects => _effects;

    /// <summary>Whether the instance runs on after the step.</summary>
    internal WorkflowStatus Status => _status;

    /// <summary>What is going on after the step.</summary>
    internal RunPosition Position => _position;

    /// <summary>The variables after the step.</summary>
    internal IReadOnlyDictionary<string, JsonElement> Variables => _variables;

    /// <summary>All activities the instance has entered so far, in this step and before.</summary>
    internal IEnumerable<string> Visited => _visits.Keys;

    /// <summary>What the checker wants to know of the step.</summary>
    internal FlowTrace Trace { get; } = new();

    /// <summary>Begins at the start.</summary>
    internal void Start()
    {
        _queue.Enqueue(new FlowTurn(_position.Root, _position.Root.Graph.Start, false));
        RunQueue();
    }

    /// <summary>Completes a waiting activity and goes on.</summary>
    internal void Complete(WaitingActivity waiting, string outcome)
    {
        Complete(EntryOf(waiting), [outcome]);
        RunQueue();
    }

    /// <summary>
    /// Takes back a waiting activity and enters another of the same flowchart, as if an outcome of its own led there.
    /// </summary>
    /// <remarks>
    /// Whatever can no longer send word to the target is taken to have done so. Otherwise the target would be ahead of its inbound
    /// connections once it is done, and would take the next arrival for an old one.
    /// </remarks>
    internal void Move(WaitingActivity waiting, string target)
    {
        var entry = EntryOf(waiting);
        var scope = entry.Scope;
        _position.Remove(entry);
        NoteWithdrawal(entry);
        PassOn(scope, entry.Activity.Id, []);
        if (!IsQueued(scope, target))
        {
            scope.Tally.Expect(target, connection => MayStillArrive(scope, connection));
            _queue.Enqueue(new FlowTurn(scope, target, false));
        }

        RunQueue();
    }

    /// <summary>Calls the instance off.</summary>
    internal void Cancel()
    {
        Withdraw(_position.RemoveWithin(_position.Root));
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
        Waiting = _position.Waiting(),
        Variables = _variables,
        Flow = _position.Root.Tally.ToCounters(),
        Nested = _position.Nested(),
    };

    private FlowEntry EntryOf(WaitingActivity waiting) => _position.Active.First(entry => entry.Reference == waiting);

    private void RunQueue()
    {
        while (_queue.TryDequeue(out var turn))
        {
            if (++_executed > MostActivities)
                throw new WorkflowNeverRestsException(_definition, turn.Activity);
            Execute(turn);
        }
    }

    private void Execute(FlowTurn turn)
    {
        var visit = _visits[turn.Activity] = _visits.GetValueOrDefault(turn.Activity) + 1;
        var entry = _position.Add(turn.Scope, new WaitingActivity(turn.Activity, visit), turn.Backward);
        Trace.Entered(entry);
        if (entry.Activity.Type == ElsaTypes.Flowchart)
            Begin(_position.Nest(entry, FlowCounters.None));
        else if (entry.Waits)
            _effects.Add(new ActivityEntered(entry.Activity, visit));
        else
            CompleteAtOnce(entry);
    }

    private void Begin(FlowScope scope) => _queue.Enqueue(new FlowTurn(scope, scope.Graph.Start, false));

    private void CompleteAtOnce(FlowEntry entry)
    {
        if (entry.Activity.Type == ElsaTypes.Join)
            WithdrawUpstream(entry.Scope, entry.Activity.Id);
        if (entry.Activity.Type == ElsaTypes.SetVariable)
            VariableExpressions.Assign(entry.Activity, _variables);
        Complete(entry, FlowOutcomes.Of(entry.Activity, _variables));
    }

    private void Complete(FlowEntry entry, IReadOnlyList<string> outcomes)
    {
        // A join may have been withdrawn by another join that its own withdrawals set off.
        if (!_position.Remove(entry))
            return;
        if (entry.Activity.Type == ElsaTypes.Finish)
            End(_position.Root, entry);
        else if (entry.Activity.Type == ElsaTypes.End)
            End(entry.Scope, entry);
        else if (!PassOn(entry.Scope, entry.Activity.Id, outcomes, entry.Backward) && IsIdle(entry.Scope))
            RunOut(entry.Scope);
    }

    /// <summary>Passes word along all outbound connections.</summary>
    /// <returns>Whether any activity was scheduled by it.</returns>
    private bool PassOn(FlowScope scope, string activity, IReadOnlyList<string> outcomes, bool backward = false)
    {
        // Entered backwards, the activity's inbound connections brought no news that could be used up. Elsa forgets this about
        // an activity that waits, because it stores the instance meanwhile and not how the activity was entered; so do we.
        if (!backward)
            scope.Tally.Visit(activity);
        var scheduled = false;
        foreach (var connection in scope.Graph.Outbound(activity))
        {
            var followed = outcomes.Contains(connection.Outcome, StringComparer.Ordinal);
            scope.Tally.Visit(connection, followed);
            scheduled |= scope.Graph.IsBackward(connection)
                ? followed && Schedule(scope, connection.Target, true)
                : Arrive(scope, connection, followed);
        }

        return scheduled;
    }

    private bool Arrive(FlowScope scope, Connection connection, bool followed)
    {
        var target = connection.Target;
        var mode = scope.Graph.MergeModeOf(target);
        if (mode == MergeMode.WaitAny)
            return ArriveAtWaitAny(scope, connection);
        if (followed && scope.Tally.ComesLate(connection))
            Trace.Lost(connection);
        return scope.Tally.AllArrived(target)
            && ScheduleOrSkip(scope, target, mode == MergeMode.WaitAll ? scope.Tally.AllFollowed(target) : scope.Tally.AnyFollowed(target));
    }

    private bool ArriveAtWaitAny(FlowScope scope, Connection connection)
    {
        var join = connection.Target;
        if (scope.Tally.ComesLate(connection) || IsQueued(scope, join))
            return false;
        if (!scope.Tally.AnyFollowed(join))
            return scope.Tally.AllArrived(join) && ScheduleOrSkip(scope, join, false);
        Schedule(scope, join, false);
        WithdrawUpstream(scope, join);
        return true;
    }

    private bool ScheduleOrSkip(FlowScope scope, string activity, bool schedule) =>
        schedule ? Schedule(scope, activity, false) : PassOn(scope, activity, []);

    private bool Schedule(FlowScope scope, string activity, bool backward)
    {
        _queue.Enqueue(new FlowTurn(scope, activity, backward));
        return true;
    }

    private bool IsQueued(FlowScope scope, string activity) => _queue.Any(turn => turn.Scope == scope && turn.Activity == activity);

    private bool IsIdle(FlowScope scope) =>
        !_position.Active.Any(entry => entry.Scope == scope) && !_queue.Any(turn => turn.Scope == scope);

    private bool MayStillArrive(FlowScope scope, Connection connection) =>
        _position.Active.Where(entry => entry.Scope == scope).Select(entry => entry.Activity.Id)
            .Concat(_queue.Where(turn => turn.Scope == scope).Select(turn => turn.Activity))
            .Any(id => id == connection.Source || scope.Graph.Ancestors(connection.Source).Contains(id));

    private void WithdrawUpstream(FlowScope scope, string join)
    {
        var ancestors = scope.Graph.Ancestors(join);
        var upstream = _position.Active.Where(entry => entry.Scope == scope && ancestors.Contains(entry.Activity.Id));
        foreach (var entry in (_newestFirst ? upstream.Reverse() : upstream).ToList())
            if (_position.Remove(entry))
            {
                Trace.Withdrawn(entry, join);
                NoteWithdrawal(entry);
                if (entry.Inside is { } inside)
                    WithdrawWithin(inside);
                PassOn(scope, entry.Activity.Id, []);
            }
    }

    private void WithdrawWithin(FlowScope scope)
    {
        Withdraw(_position.RemoveWithin(scope));
        Unschedule(scope);
    }

    private void End(FlowScope scope, FlowEntry terminal)
    {
        var dropped = _position.RemoveWithin(scope);
        Trace.Ended(terminal, dropped.Where(entry => entry.Inside is null).Select(entry => entry.Activity.Id).Concat(Unschedule(scope)));
        Withdraw(dropped);
        Leave(scope);
    }

    private void RunOut(FlowScope scope)
    {
        Trace.RanOut(scope);
        Leave(scope);
    }

    private void Leave(FlowScope scope)
    {
        if (scope.Owner is { } owner)
        {
            Complete(owner, [ActivityType.Done]);
            return;
        }

        _status = WorkflowStatus.Finished;
        _effects.Add(new WorkflowFinished());
    }

    private List<string> Unschedule(FlowScope scope)
    {
        var turns = _queue.ToList();
        _queue.Clear();
        foreach (var turn in turns.Where(turn => !turn.Scope.IsWithin(scope)))
            _queue.Enqueue(turn);
        return [.. turns.Where(turn => turn.Scope.IsWithin(scope)).Select(turn => turn.Activity)];
    }

    private void Withdraw(IReadOnlyList<FlowEntry> entries)
    {
        foreach (var entry in entries)
            NoteWithdrawal(entry);
    }

    private void NoteWithdrawal(FlowEntry entry)
    {
        // What completes at once was never announced, so there is nothing to take back.
        if (entry.Waits)
            _effects.Add(new ActivityWithdrawn(entry.Activity.Id, entry.Visit));
    }

    /// <summary>An activity whose turn comes in this step.</summary>
    private sealed record FlowTurn(FlowScope Scope, string Activity, bool Backward);
}
