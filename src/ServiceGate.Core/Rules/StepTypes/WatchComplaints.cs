using ServiceGate.Core.Facts;
using ServiceGate.Core.Facts.Flows;
using ServiceGate.Core.Facts.Launches;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Facts.SignOffs;
using ServiceGate.Core.Rules.Steps;
using ServiceGate.Core.Rules.Times;
using ServiceGate.Workflow.Definitions;

namespace ServiceGate.Core.Rules.StepTypes;

/// <summary>Service quality watches the complaints for a time and may raise the alarm (投诉监控、预警).</summary>
public sealed class WatchComplaints() : DeadlineStep("WatchComplaints", "Service quality watches the complaints for a time and may raise the alarm.", [Calm, "Alarm"],
    new("days", InputKind.Number, false, "For how many days; or give hours."),
    new("hours", InputKind.Number, false, "For how many hours; or give days."))
{
    private const string Calm = nameof(Calm);

    private static readonly TimedWait Watch = new(FlowTimer.Watch, Calm, (step, enteredAt) =>
        step.Number("days") is { } days ? enteredAt + Deadlines.Hours(days * 24.0)
        : step.Number("hours") is { } hours ? enteredAt + Deadlines.Hours(hours)
        : null);

    /// <inheritdoc/>
    public override WorkKind? Work => WorkKind.Watch;

    /// <inheritdoc/>
    public override TimedWait? Timed => Watch;

    /// <inheritdoc/>
    public override StepActors ActorsOf(Activity step, LaunchVariant variant) => new(Role.ServiceQuality);

    /// <inheritdoc/>
    public override Assignee First(Activity step, LaunchFacts facts) => new(Role.ServiceQuality);

    /// <summary>Alarm as soon as one was raised; calm when the time is over, or was ended before.</summary>
    public override string? Outcome(Activity step, int visit, LaunchFacts facts, DateTimeOffset now) =>
        facts.OutcomeBy(step, visit, Verdict.Alarm) ?? (facts.DecisionAt(step, visit) is { Verdict: Verdict.WatchEnded } || Watch.IsOver(step, visit, facts, now) ? Calm : null);

    /// <summary>When the watch is over.</summary>
    public override DateTimeOffset? DueAt(Activity step, LaunchFacts facts, DateTimeOffset since, DateTimeOffset now) => Watch.EndsAt(step, since);

    /// <inheritdoc/>
    public override IEnumerable<(string Input, string Rule, string Message)> Check(Activity activity) =>
        [.. StepInputs.CheckEither(activity, "days", "hours"), .. base.Check(activity)];
}
