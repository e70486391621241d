using ServiceGate.Core.Facts;
using ServiceGate.Core.Facts.Flows;
using ServiceGate.Core.Facts.Launches;
using ServiceGate.Core.Rules.Steps;
using ServiceGate.Core.Rules.Times;
using ServiceGate.Workflow.Definitions;

namespace ServiceGate.Core.Rules.StepTypes;

/// <summary>Waits for a span of time on business time: the engine's delay, ended by our timers.</summary>
public sealed class Delay() : StepType(ElsaTypes.Delay.Name, "Waits for a span of time on ServiceGate's clock.", ElsaTypes.Delay.Outcomes, ElsaTypes.Delay.Inputs)
{
    private static readonly TimedWait Span = new(FlowTimer.Delay, Done, (step, enteredAt) => step.Duration("timeSpan") is { } span ? enteredAt + Deadlines.AtMost(span) : null);

    /// <inheritdoc/>
    public override TimedWait? Timed => Span;

    /// <inheritdoc/>
    public override StepActors ActorsOf(Activity step, LaunchVariant variant) => StepActors.Nobody;

    /// <inheritdoc/>
    public override string? Outcome(Activity step, int visit, LaunchFacts facts, DateTimeOffset now) => Span.IsOver(step, visit, facts, now) ? Done : null;
}
