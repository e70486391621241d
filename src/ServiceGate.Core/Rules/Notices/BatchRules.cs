using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Facts.Gates;
using ServiceGate.Core.Facts.Launches;
using ServiceGate.Core.Facts.Notices;
using ServiceGate.Core.Rules.Contingency;
using ServiceGate.Core.Rules.Times;

namespace ServiceGate.Core.Rules.Notices;

/// <summary>When a batch may go out. Pure; the command that acts on it asks again within its transaction.</summary>
public static class BatchRules
{
    /// <summary>What a planned batch is ready for.</summary>
    /// <param name="batch">The batch, planned.</param>
    /// <param name="launch">Its launch.</param>
    /// <param name="gates">The gates of the launch.</param>
    /// <param name="now">Business time.</param>
    public static BatchTurn TurnOf(Batch batch, Launch launch, IReadOnlyList<Gate> gates, DateTimeOffset now)
    {
        if (batch.Purpose is NoticePurpose.Overrun or NoticePurpose.Outreach && launch.Result is not null) return BatchTurn.Drop;
        if (now >= batch.UsefulUntil) return BatchTurn.Expire;
        if (RollbackHolds.Waits(launch, batch.Purpose) || WaitsForChecks(batch, launch)) return BatchTurn.Wait;
        // Only of work that has begun is it true that it goes on; and an outreach begins when somebody says so, not by the clock.
        if (batch.Purpose is NoticePurpose.Overrun or NoticePurpose.Outreach && launch.ReportsItsStart && launch.ActualStart is null) return BatchTurn.Wait;
        var gateOpen = GateFor(batch, gates) is not { } gate || gates.Any(g => g.Name == gate && g.Status is GateStatus.Open);
        return now >= batch.DueAt && gateOpen && MayReachCustomers(batch, launch.Window.Zone, now) ? BatchTurn.Start : BatchTurn.Wait;
    }

    /// <summary>Whether a notice waits while a check after the work has failed that nobody has settled: what says that all is well.</summary>
    public static bool WaitsForChecks(Batch batch, Launch launch) => batch.Purpose is NoticePurpose.Completion && launch.PostChecks?.HasFailed() is true;

    /// <summary>Whether notices of a purpose are sent by an act of somebody: a moved window, a result, calling off.</summary>
    public static bool IsSentByAnAct(NoticePurpose purpose) => purpose is NoticePurpose.Change or NoticePurpose.Completion or NoticePurpose.Cancellation;

    /// <summary>Whether a batch that an act sends can still be taken back: it waits for that, and has not begun.</summary>
    /// <param name="batch">The batch.</param>
    /// <param name="now">Business time.</param>
    public static bool CanBeTakenBack(Batch batch, DateTimeOffset now) => batch.Status is BatchStatus.Planned && now < batch.DueAt && (batch.Again is not null || IsSentByAnAct(batch.Purpose));

    /// <summary>Since when a planned batch may be begun, or from when on as far as is known: its due time, the opening of its gate, the end of the quiet hours, whichever comes last.</summary>
    /// <param name="batch">The batch.</param>
    /// <param name="zone">Zone of the launch's window.</param>
    /// <param name="gates">The gates of the launch.</param>
    public static DateTimeOffset OpenSince(Batch batch, TimeZoneInfo zone, IReadOnlyList<Gate> gates)
    {
        var opened = gates.FirstOrDefault(g => g.Name == GateFor(batch, gates) && g.Status is GateStatus.Open)?.ChangedAt;
        var since = opened > batch.DueAt ? opened.Value : batch.DueAt;
        return QuietHours.Over(batch.IgnoreQuietHours, since, batch.ZoneIn(zone));
    }

    /// <summary>When a planned batch is to be begun as things stand: <see cref="OpenSince"/>, but what could have begun and has not waits for the end of the night.</summary>
    /// <param name="batch">The batch.</param>
    /// <param name="zone">Zone of the launch's window.</param>
    /// <param name="gates">The gates of the launch.</param>
    /// <param name="now">Business time.</param>
    public static DateTimeOffset BeginsAt(Batch batch, TimeZoneInfo zone, IReadOnlyList<Gate> gates, DateTimeOffset now)
    {
        var since = OpenSince(batch, zone, gates);
        return since > now || QuietHours.Allow(batch.IgnoreQuietHours, now, batch.ZoneIn(zone)) ? since : QuietHours.Over(false, now, batch.ZoneIn(zone));
    }

    /// <summary>
    /// Announcements need the notice release, an outreach the go-ahead. That work goes on after the window is true only of work that was allowed to begin; an emergency
    /// asks nobody.
    /// </summary>
    private static string? GateFor(Batch batch, IReadOnlyList<Gate> gates) => batch.NeedsGate ? GateNames.NoticeRelease
        : batch.Purpose is NoticePurpose.Overrun or NoticePurpose.Outreach && gates.Any(g => g.Name == GateNames.GoAhead) ? GateNames.GoAhead
        : null;

    /// <summary>Whether customers may be reached now: the batch is still of use, and it is no quiet hour for it.</summary>
    /// <param name="batch">The batch.</param>
    /// <param name="zone">Zone of the launch's window.</param>
    /// <param name="now">Business time.</param>
    public static bool MayReachCustomers(Batch batch, TimeZoneInfo zone, DateTimeOffset now) =>
        now < batch.UsefulUntil && QuietHours.Allow(batch.IgnoreQuietHours, now, batch.ZoneIn(zone));
}
