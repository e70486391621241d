using System.Text.Json;
using ServiceGate.Workflow.Definitions;
using ServiceGate.Workflow.Instances;
using ServiceGate.Workflow.Running;

namespace ServiceGate.Workflow.Checking;

/// <summary>
/// Every course an instance can take: all reachable markings, in breadth, so that the first course found to a fault is a
/// shortest one.
/// </summary>
internal sealed class Exploration
{
    /// <summary>
    /// How many characters of markings to write, in all. Time and memory of the check follow them: a marking grows with the activities that wait and with the values of
    /// variables. Shipped definitions need 160,000.
    /// </summary>
    private const long MostText = 25_000_000;

    private readonly WorkflowDefinition _definition;
    private readonly int _most;
    private readonly HashSet<string> _markings = new(StringComparer.Ordinal);
    private readonly HashSet<string> _entered = new(StringComparer.Ordinal);
    private readonly Queue<Course> _open = new();
    private readonly List<(string Activity, string Rule, string Message)> _faults = [];

    private readonly IReadOnlyList<CourseWatch> _watches;
    private long _text;

    private Exploration(WorkflowDefinition definition, IReadOnlyList<CourseRule> rules, int most)
    {
        _definition = definition;
        _most = most;
        var reach = new FlowReach(definition);
        _watches = [.. rules.Select(rule => rule.Watch(definition, reach))];
    }

    /// <summary>Which limit ended the exploration, in words; null when all that there is was seen.</summary>
    internal string? Limit { get; private set; }

    /// <summary>
    /// Whether all markings were seen. Where an activity waits twice, work multiplies without end, so such courses are not
    /// followed further.
    /// </summary>
    internal bool IsComplete => Limit is null && _faults.All(fault => fault.Rule != DefinitionRules.WaitsOnce);

    /// <summary>The activities that were entered in some course.</summary>
    internal IReadOnlySet<string> Entered => _entered;

    /// <summary>What went wrong in some course; one fault per activity and rule, in the order found.</summary>
    internal IReadOnlyList<(string Activity, string Rule, string Message)> Faults => _faults;

    /// <summary>Explores until nothing is new, or until more than <paramref name="most"/> markings are known or too much text of them has been written.</summary>
    internal static Exploration Of(WorkflowDefinition definition, IReadOnlyList<CourseRule> rules, int most)
    {
        var exploration = new Exploration(definition, rules, most);
        exploration.Explore();
        return exploration;
    }

    private void Explore()
    {
        Take(new Course(null, null, WorkflowEngine.Unstarted(_definition), [.. _watches.Select(watch => watch.Begin)]), null);
        while (_open.TryDequeue(out var course))
            foreach (var e in Events(course))
                if ((Limit = LimitReached()) is null)
                    Take(course, e);
                else
                    return;
    }

    private IEnumerable<WorkflowEvent> Events(Course course) =>
        from waiting in course.State.Waiting
        from outcome in _definition.Find(waiting.ActivityId).Outcomes
        select new WorkflowEvent(waiting.ActivityId, waiting.Visit, outcome);

    private string? LimitReached() =>
        _markings.Count > _most ? $"there are more than {_most} positions"
        : _text > MostText ? $"its positions take more than {MostText} characters"
        : null;

    private string MarkingOf(FlowRun run, params IEnumerable<string> ignored)
    {
        var marking = Marking.Of(run, ignored);
        _text += marking.Length;
        return marking;
    }

    private void Take(Course before, WorkflowEvent? e)
    {
        var run = new FlowRun(_definition, before.State);
        try
        {
            Go(run, e);
            Arrive(before, e, run);
        }
        catch (WorkflowNeverRestsException exception)
        {
            Note(new Course(before, e, before.State, before.Memories), exception.ActivityId!, DefinitionRules.ComesToRest, $"The workflow goes round through '{exception.ActivityId}' without ever waiting.");
        }

        _entered.UnionWith(run.Visited);
    }

    private void Arrive(Course before, WorkflowEvent? e, FlowRun run)
    {
        var marking = MarkingOf(run);
        var course = new Course(before, e, run.ToState(), Remember(before, e, run));
        NoteFaults(course, run);
        Judge(course);
        if (run.Effects.OfType<ActivityWithdrawn>().Count() > 1 && MarkingOfOtherOrder(course) != marking)
            Note(course, LastOf(course), DefinitionRules.WithdrawalOrderImmaterial, "What follows depends on the order in which waiting activities are withdrawn.");
        if (Forgotten(before.State) is { Count: > 0 } forgotten && DependsOn(forgotten, course, run))
            Note(course, LastOf(course), DefinitionRules.VariableKept, $"What follows depends on {Listed(forgotten)}, which Elsa forgets while it waits: the variable needs a storageDriverTypeName.");
        if (_markings.Add(marking + string.Concat(course.Memories.Select(memory => memory.Marking))) && run.Status == WorkflowStatus.Running && !WaitingTwice(run).Any())
            _open.Enqueue(course);
    }

    private string MarkingOfOtherOrder(Course course)
    {
        var run = new FlowRun(_definition, course.Before!.State, newestFirst: true);
        Go(run, course.Event);
        return MarkingOf(run);
    }

    /// <summary>The variables with another value than the initial one that Elsa would not store.</summary>
    private List<string> Forgotten(WorkflowState state) =>
    [
        .. _definition.Variables
            .Where(variable => !variable.IsKept && !JsonElement.DeepEquals(variable.Initial, state.Variables[variable.Id]))
            .Select(variable => variable.Id),
    ];

    private bool DependsOn(List<string> forgotten, Course course, FlowRun run)
    {
        var initial = course.Before!.State.Variables.ToDictionary(
            variable => variable.Key,
            variable => forgotten.Contains(variable.Key) ? _definition.Variables.First(v => v.Id == variable.Key).Initial : variable.Value,
            StringComparer.Ordinal);
        var other = new FlowRun(_definition, course.Before.State with { Variables = initial });
        Go(other, course.Event);
        return MarkingOf(other, forgotten) != MarkingOf(run, forgotten);
    }

    private static void Go(FlowRun run, WorkflowEvent? e)
    {
        if (e is null)
            run.Start();
        else
            run.Complete(new WaitingActivity(e.ActivityId, e.Visit), e.Outcome);
    }

    private void NoteFaults(Course course, FlowRun run)
    {
        foreach (var (source, outcome, target) in run.Trace.Losses)
            Note(course, target, DefinitionRules.ArrivalCounts, $"'{source}' leads to '{target}' by {outcome}, but '{target}' was entered backwards meanwhile and takes it for old.");
        foreach (var (entry, join) in run.Trace.Withdrawals.Where(withdrawal => withdrawal.Entry.Inside is not null))
            Note(course, join, DefinitionRules.NestedNotWithdrawn, $"The join '{join}' withdraws the flowchart '{entry.Activity.Id}' while it is at work.");
        foreach (var (entry, join) in run.Trace.Withdrawals.Where(withdrawal => withdrawal.Entry.Scope.Owner is not null))
            Note(course, join, DefinitionRules.NestedNotWithdrawn, $"The join '{join}' in the flowchart '{entry.Scope.Flowchart.Id}' withdraws '{entry.Activity.Id}'.");
        foreach (var (terminal, dropped) in run.Trace.Endings.Where(ending => ending.Dropped.Count > 0))
            Note(course, terminal, DefinitionRules.FinishDropsNothing, $"'{terminal}' ends {WhatEndsAt(terminal)} while there is work at {Listed(dropped)}.");
        foreach (var flowchart in run.Trace.Dry)
            Note(course, flowchart ?? LastOf(course), DefinitionRules.EndsAtFinish, flowchart is null
                ? "Nothing is left to do, and the workflow ends without an Elsa.Finish or Elsa.End."
                : $"Nothing is left to do in '{flowchart}', and it ends without an Elsa.End.");
        foreach (var twice in WaitingTwice(run))
            Note(course, twice, DefinitionRules.WaitsOnce, $"'{twice}' waits more than once at the same time.");
    }

    private IReadOnlyList<CourseMemory> Remember(Course before, WorkflowEvent? e, FlowRun run)
    {
        var step = new CourseStep(
            e, [.. run.Position.Active.Select(entry => entry.Activity.Id)], [.. run.Trace.Entries.Where(entry => entry.Backward).Select(entry => entry.Activity.Id)]);
        return [.. _watches.Select((watch, i) => watch.After(before.Memories[i], step))];
    }

    private void Judge(Course course)
    {
        if (course.Event is not { } e)
            return;
        foreach (var (watch, memory) in _watches.Zip(course.Before!.Memories))
            foreach (var (activity, rule, message) in watch.Judge(memory, _definition.Find(e.ActivityId)))
                Note(course, activity, rule, message);
    }

    private string WhatEndsAt(string terminal) =>
        _definition.Find(terminal).Type == ElsaTypes.End && _definition.FlowchartOf(terminal).Id is { } nested ? $"'{nested}'" : "the workflow";

    private static IEnumerable<string> WaitingTwice(FlowRun run) =>
        run.Position.Active.GroupBy(entry => entry.Activity.Id).Where(visits => visits.Count() > 1).Select(visits => visits.Key);

    private void Note(Course course, string activity, string rule, string message)
    {
        if (_faults.All(fault => fault.Activity != activity || fault.Rule != rule))
            _faults.Add((activity, rule, $"{message} {course}"));
    }

    private string LastOf(Course course) => course.Event?.ActivityId ?? _definition.Root.Graph.Start;

    private static string Listed(IEnumerable<string> activities) => string.Join(", ", activities.Select(activity => $"'{activity}'"));

    /// <summary>A course of events and where it leads.</summary>
    private sealed record Course(Course? Before, WorkflowEvent? Event, WorkflowState State, IReadOnlyList<CourseMemory> Memories)
    {
        public override string ToString()
        {
            var events = new Stack<string>();
            for (var course = this; course is not null; course = course.Before)
                if (course.Event is { } e)
                    events.Push($"{e.ActivityId} {e.Outcome}");
            return events.Count == 0 ? "This happens at the start." : $"This happens after {string.Join(", ", events)}.";
        }
    }
}
