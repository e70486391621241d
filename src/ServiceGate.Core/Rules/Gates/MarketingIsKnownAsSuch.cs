using ServiceGate.Core.Facts;
using ServiceGate.Core.Facts.Gates;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Rules.Notices;

namespace ServiceGate.Core.Rules.Gates;

/// <summary>A text with a price, an offer or a link goes as marketing, to who has agreed to it, unless a reviewer says that it is service only (<see cref="Natures"/>).</summary>
public sealed class MarketingIsKnownAsSuch : GateRule
{
    /// <inheritdoc/>
    public override IEnumerable<Blocker> Find(LaunchFacts facts, DateTimeOffset now) => Natures.Undecided(facts)
        .Select(undecided => Blocker("gate.marketing-undecided", new(Role.Reviewer), "notices", ("step", undecided.Step), ("signs", string.Join(',', undecided.Signs))));

    /// <inheritdoc/>
    public override IEnumerable<OpeningAct> Acts(Blocker reason, LaunchFacts facts, DateTimeOffset now) => [Act(OpeningKind.Decide, reason, reason.Arguments["step"])];
}
