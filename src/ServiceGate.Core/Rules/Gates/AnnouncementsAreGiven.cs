using System.Globalization;
using ServiceGate.Core.Facts;
using ServiceGate.Core.Facts.Gates;
using ServiceGate.Core.Facts.Notices;
using ServiceGate.Core.Foundation.Json;
using ServiceGate.Core.Rules.Notices;

namespace ServiceGate.Core.Rules.Gates;

/// <summary>
/// Every announcement that was promised is given in time, or settled (<see cref="PromisedNotices"/>): by a moved window or a late notice where the law asks for it, by
/// a waiver elsewhere.
/// </summary>
public sealed class AnnouncementsAreGiven : GateRule
{
    /// <inheritdoc/>
    public override bool IsAskedOfNotices => false;

    /// <summary>An announcement expires, at the latest when its window begins.</summary>
    public override bool BreaksByTime => true;

    /// <inheritdoc/>
    public override IEnumerable<Blocker> Find(LaunchFacts facts, DateTimeOffset now) => PromisedNotices.Unsettled(facts).Select(broken => broken.Status is { } status
        ? Blocker("gate.announcement-missed", Operations, "notices", ("step", broken.Step), ("batchStatus", status.Code()), ("segment", broken.Segment))
        : broken.TermEnds is { } ended ? Blocker("gate.announcement-after-term", Operations, "notices", ("step", broken.Step), ("term", ended.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)), ("segment", broken.Segment))
        : Blocker("gate.announcement-late", Operations, "notices", ("step", broken.Step), ("hours", broken.HoursAhead), ("lead", facts.Checklist.LeadHours), ("segment", broken.Segment)));

    /// <summary>Operations propose how it is settled, unless they have, and everybody who is asked says yes.</summary>
    public override IEnumerable<OpeningAct> Acts(Blocker reason, LaunchFacts facts, DateTimeOffset now)
    {
        var step = reason.Arguments["step"];
        var pending = PromisedNotices.Pending(facts).FirstOrDefault(s => s.Step == step);
        if (pending is null) yield return Act(OpeningKind.Answer, reason, $"settlement:{step}");
        foreach (var who in SettlementSeats.Asked(pending ?? Proposed(step, facts, now), facts))
            yield return Act(OpeningKind.Decide, reason with { Who = who }, $"settlement:{step}:{who.Department}");
    }

    // What the law asks cannot be waived.
    private static NoticeSettlement Proposed(string step, LaunchFacts facts, DateTimeOffset now) => new(
        0, facts.Launch.Id, step, step == PromisedNotices.StepOwedByLaw(facts) ? SettlementKind.LateNotice : SettlementKind.Waiver, facts.Launch.Window.Start, "", null, null,
        facts.Launch.OwnerId, now);
}
