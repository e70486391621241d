using ServiceGate.Core.Facts;
using ServiceGate.Core.Facts.Gates;
using ServiceGate.Core.Foundation.Json;
using ServiceGate.Core.Rules.Notices;

namespace ServiceGate.Core.Rules.Gates;

/// <summary>Every text of an outreach was read on seed numbers before it goes to many (<see cref="SeedRules"/>).</summary>
public sealed class SeedsAreConfirmed : GateRule
{
    /// <inheritdoc/>
    public override bool IsAskedOfNotices => false;

    /// <inheritdoc/>
    public override IEnumerable<Blocker> Find(LaunchFacts facts, DateTimeOffset now) => SeedRules.Owed(facts).Select(owed =>
        Blocker("gate.seeds-unconfirmed", Operations, "notices", ("step", owed.Step), ("channel", owed.Channel.Code()), ("language", owed.Language)));

    /// <inheritdoc/>
    public override IEnumerable<OpeningAct> Acts(Blocker reason, LaunchFacts facts, DateTimeOffset now) =>
        [Act(OpeningKind.Confirm, reason, $"{reason.Arguments["step"]} {reason.Arguments["channel"]} {reason.Arguments["language"]}")];
}
