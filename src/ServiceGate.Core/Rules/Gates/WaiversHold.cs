using System.Globalization;
using ServiceGate.Core.Facts;
using ServiceGate.Core.Facts.Gates;
using ServiceGate.Core.Rules.Concerns;

namespace ServiceGate.Core.Rules.Gates;

/// <summary>What is let off holds until its last day is over; then the concern is met, or waived anew.</summary>
public sealed class WaiversHold : GateRule
{
    /// <inheritdoc/>
    public override bool IsAskedOfNotices => false;

    /// <summary>Its last day passes.</summary>
    public override bool BreaksByTime => true;

    /// <inheritdoc/>
    public override IEnumerable<Blocker> Find(LaunchFacts facts, DateTimeOffset now) =>
        from waiver in WaiverRules.Counting(facts)
        where waiver.Until <= now
        select Blocker("gate.waiver-expired", Owner(facts), "waivers", ("concern", waiver.Concern), ("until", WaiverRules.LastDay(waiver, facts).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)));

    /// <summary>The concern is met: that is one act, a new waiver is two.</summary>
    public override IEnumerable<OpeningAct> Acts(Blocker reason, LaunchFacts facts, DateTimeOffset now) => [Mend(reason with { Part = "concerns" })];
}
