using ServiceGate.Core.Facts;
using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Facts.Gates;
using ServiceGate.Core.Foundation.Json;
using ServiceGate.Core.Rules.Times;

namespace ServiceGate.Core.Rules.Gates;

/// <summary>
/// What customers are still to be told is out: announcements that are due before the gate's latest moment, begun or not, so that the gate does not open before them
/// and shut again while they go out; and the notice of a changed window, without which customers expect the old one.
/// </summary>
public sealed class AnnouncementsAreOut : GateRule
{
    /// <inheritdoc/>
    public override bool IsAskedOfNotices => false;

    /// <inheritdoc/>
    public override IEnumerable<Blocker> Find(LaunchFacts facts, DateTimeOffset now) =>
        from batch in facts.Batches
        where !batch.HasEnded && (batch.Purpose is NoticePurpose.Change || (batch.NeedsGate && batch.DueAt <= GateTimes.GoAhead(facts)))
        select Blocker("gate.announcement-unfinished", Operations, "notices", ("step", batch.Step), ("channel", batch.Channel.Code()), ("segment", batch.Segment));

    /// <summary>They go out by themselves.</summary>
    public override IEnumerable<OpeningAct> Acts(Blocker reason, LaunchFacts facts, DateTimeOffset now) => [];

    /// <inheritdoc/>
    public override bool ClearsByItself(Blocker reason, LaunchFacts facts) => true;
}
