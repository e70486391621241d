using System.Text.Json;
using ServiceGate.Core.Facts;
using ServiceGate.Core.Facts.Flows;
using ServiceGate.Core.Facts.Gates;
using ServiceGate.Core.Facts.SignOffs;
using ServiceGate.Core.Rules.Gates;
using ServiceGate.Core.Rules.Steps;
using ServiceGate.Core.Rules.StepTypes;
using ServiceGate.Workflow.Definitions;
using ServiceGate.Workflow.Instances;
using ServiceGate.Workflow.Running;

namespace ServiceGate.Core.Rules.Flows;

/// <summary>
/// Says where a launch would stand, and what would keep its gates shut, if it had followed another version of its definition from the start. Pure: it asks
/// the step types and <see cref="GateRules"/> with the launch's facts.
/// </summary>
/// <remarks>
/// 1. A step that both versions have alike, but for deadlines, ends a visit as the journal says that it did; so the same version gives the position at which
///    the launch stands. Other steps are judged by the content as it is now and the decisions given at the same step and visit.
/// 2. A gate that was passed counts as passed unless the other version adds a reason. That a launch has ended, or its window has passed, is no reason here.
/// 3. Waits that time alone ends are over for a launch that has ended.
/// </remarks>
public static class FlowSimulation
{
    private const int MostSteps = 1000;

    /// <summary>Simulates a launch.</summary>
    /// <param name="facts">Its facts.</param>
    /// <param name="journal">The journal of its flow.</param>
    /// <param name="other">The version to follow instead.</param>
    /// <param name="now">Business time.</param>
    public static SimulatedFlow Of(LaunchFacts facts, IReadOnlyList<JournalEntry> journal, WorkflowDefinition other, DateTimeOffset now)
    {
        var before = Reasons(facts, GatesOf(facts.Definition), now);
        try
        {
            var replay = new Replay(facts, journal, now, before);
            var after = CalledOff(facts, replay.Follow(other));
            return new(FlowPosition.Of(facts.State), FlowPosition.Of(after.State), Compare(facts, before, Reasons(after, GatesOf(other), now)));
        }
        catch (Exception e) when (e is WorkflowNeverRestsException or InvalidOperationException or KeyNotFoundException or ArgumentException)
        {
            return new(FlowPosition.Of(facts.State), FlowPosition.Of(null), [], e.Message);
        }
    }

    // Whoever called a launch off ended its flow wherever it stood.
    private static LaunchFacts CalledOff(LaunchFacts facts, LaunchFacts after) =>
        facts.State is { Status: WorkflowStatus.Cancelled } && after.State is { Status: WorkflowStatus.Running } state
            ? after with { State = WorkflowEngine.Cancel(after.Definition, state).State }
            : after;

    private static IReadOnlyList<string> GatesOf(WorkflowDefinition definition) =>
        [.. definition.AllActivities.Where(a => a.Type is OpenGate).Select(a => a.Text("gate")!).Distinct(StringComparer.Ordinal)];

    private static Dictionary<string, IReadOnlyList<GateReason>> Reasons(LaunchFacts facts, IReadOnlyList<string> gates, DateTimeOffset now) =>
        gates.ToDictionary(g => g, g => ReasonsOf(g, facts, now), StringComparer.Ordinal);

    private static IReadOnlyList<GateReason> ReasonsOf(string gate, LaunchFacts facts, DateTimeOffset now) =>
    [
        .. GateRules.Blockers(gate, facts, now).Where(b => b.Rule is not (LaunchIsStillToCome.HasEnded or LaunchIsStillToCome.WindowHasPassed))
            .Select(b => new GateReason(b.Rule, b.Arguments)).OrderBy(KeyOf, StringComparer.Ordinal),
    ];

    private static IReadOnlyList<GateComparison> Compare(
        LaunchFacts facts, Dictionary<string, IReadOnlyList<GateReason>> before, Dictionary<string, IReadOnlyList<GateReason>> after) =>
    [
        .. before.Keys.Union(after.Keys).Select(gate => Compare(
            gate, WasOpen(facts, gate), before.GetValueOrDefault(gate) ?? [], after.GetValueOrDefault(gate) ?? [])),
    ];

    private static GateComparison Compare(string gate, bool wasOpen, IReadOnlyList<GateReason> before, IReadOnlyList<GateReason> after) =>
        new(gate, wasOpen, before.Count, after.Count, Without(after, before), Without(before, after));

    private static IReadOnlyList<GateReason> Without(IReadOnlyList<GateReason> reasons, IReadOnlyList<GateReason> others)
    {
        var known = others.Select(KeyOf).ToHashSet(StringComparer.Ordinal);
        return [.. reasons.Where(r => !known.Contains(KeyOf(r)))];
    }

    private static string KeyOf(GateReason reason) =>
        $"{reason.Rule}({string.Join(',', reason.Arguments.OrderBy(a => a.Key, StringComparer.Ordinal).Select(a => $"{a.Key}={a.Value}"))})";

    private static bool WasOpen(LaunchFacts facts, string gate) =>
        facts.Gates.FirstOrDefault(g => g.Name == gate)?.Status is { } status
        && (status is GateStatus.Open || (status is GateStatus.ClosedAgain && (facts.Launch.HasEnded || facts.Launch.Result is not null)));

    /// <summary>Follows another version from its start to where it has to wait.</summary>
    private sealed class Replay(LaunchFacts facts, IReadOnlyList<JournalEntry> journal, DateTimeOffset now, Dictionary<string, IReadOnlyList<GateReason>> before)
    {
        private readonly Dictionary<string, Activity> _own = facts.Definition.AllActivities.ToDictionary(a => a.Id, StringComparer.Ordinal);

        private readonly Dictionary<(string Activity, int Visit), JournalEntry> _passed = WorkflowEngine.Lasting(facts.Definition, journal)
            .Where(e => e is { Kind: JournalEntry.Completed, ActivityId: not null, Outcome: not null })
            .GroupBy(e => (e.ActivityId!, e.Visit)).ToDictionary(g => g.Key, g => g.Last());

        public LaunchFacts Follow(WorkflowDefinition other)
        {
            var there = other.AllActivities.Select(a => a.Id).ToHashSet(StringComparer.Ordinal);
            var at = facts with
            {
                Definition = other,
                State = WorkflowEngine.Start(other).State,
                // A condition whose step the other version does not have would never have been set.
                Findings = [.. facts.Findings.Where(f => f.Kind is FindingKind.Finding || there.Contains(f.Step))],
            };
            for (var step = 0; step < MostSteps; step++)
            {
                if (Next(at) is not { } next) return at;
                at = at with { State = WorkflowEngine.Advance(other, at.State!, next).State };
            }
            throw new InvalidOperationException($"The definition {other.Id} v{other.Version} goes round without waiting.");
        }

        // What happened comes in the order in which it happened: a return drops what others had still to judge.
        private WorkflowEvent? Next(LaunchFacts at) => at.Waiting
            .OrderBy(w => _passed.TryGetValue((w.Activity.Id, w.Visit), out var entry) ? entry.Sequence : int.MaxValue)
            .Select(w => Outcome(w.Activity, w.Visit, at) is { } outcome ? new WorkflowEvent(w.Activity.Id, w.Visit, outcome) : null)
            .FirstOrDefault(e => e is not null);

        private string? Outcome(Activity activity, int visit, LaunchFacts at) =>
            activity.Type is OpenGate
                ? Opened(activity, visit, at)
                : AsItWent(activity, visit) ?? StepType.Of(activity).Outcome(activity, visit, at, now) ?? InTime(activity);

        private string? Opened(Activity activity, int visit, LaunchFacts at)
        {
            var gate = activity.Text("gate")!;
            var reasons = ReasonsOf(gate, at, now);
            var passed = WasOpen(facts, gate) || AsItWent(activity, visit) is not null;
            return reasons.Count == 0 || (passed && Without(reasons, before.GetValueOrDefault(gate) ?? []).Count == 0) ? ActivityType.Done : null;
        }

        private string? AsItWent(Activity activity, int visit) =>
            _passed.TryGetValue((activity.Id, visit), out var entry) && _own.TryGetValue(activity.Id, out var own) && IsAlike(own, activity) ? entry.Outcome : null;

        private string? InTime(Activity activity) => facts.Launch.HasEnded ? StepType.Of(activity).Timed?.Outcome : null;

        private static bool IsAlike(Activity one, Activity other) => one.Type == other.Type
            && one.Inputs.Keys.Union(other.Inputs.Keys).Except(StepInputs.Deadline.Select(input => input.Name)).All(name =>
                one.Inputs.TryGetValue(name, out var a) && other.Inputs.TryGetValue(name, out var b) && JsonElement.DeepEquals(a, b));
    }
}
