using System.Globalization;
using ServiceGate.Core.Facts;
using ServiceGate.Core.Facts.Gates;
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
}
