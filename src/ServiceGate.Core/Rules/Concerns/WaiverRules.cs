using ServiceGate.Core.Facts;
using ServiceGate.Core.Facts.Concerns;
using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Facts.Launches;
using ServiceGate.Core.Foundation.Time;

namespace ServiceGate.Core.Rules.Concerns;

/// <summary>Which concerns are let off, and until when. Launches that began before <see cref="RuleSets.ConcernsAreWaived"/> have no waivers.</summary>
public static class WaiverRules
{
    /// <summary>The concerns that are answered with "not met", by id, with the hash of the answer.</summary>
    public static IEnumerable<(string Concern, string Answer)> NotMet(LaunchFacts facts) =>
        from item in facts.Items
        where item.Section is Section.Concerns && ((ConcernAnswer)ItemContent.Stored(item)).Verdict is ConcernVerdict.NotMet
        select (item.Key, item.Hash);

    /// <summary>The waiver that counts for a concern as it is answered, of several the one that holds longest; expired ones as well. Null: it has none.</summary>
    /// <param name="concern">The concern's id.</param>
    /// <param name="answer">Hash of its answer.</param>
    /// <param name="facts">The launch's facts.</param>
    public static ConcernWaiver? Of(string concern, string answer, LaunchFacts facts) =>
        facts.Waivers.Where(w => w.Stands && w.Concern == concern && w.Answer == answer).MaxBy(w => w.Until);

    /// <summary>The waivers that count for what is not met now, expired ones as well.</summary>
    public static IEnumerable<ConcernWaiver> Counting(LaunchFacts facts) => NotMet(facts).Select(c => Of(c.Concern, c.Answer, facts)).OfType<ConcernWaiver>();

    /// <summary>Those that the concern's department has still to decide: about the answer as it is, and not over yet.</summary>
    public static IEnumerable<ConcernWaiver> Asked(LaunchFacts facts, DateTimeOffset now) => facts.Waivers.Where(w => StandingOf(w, facts, now) is WaiverStanding.Asked);

    /// <summary>How a waiver stands.</summary>
    public static WaiverStanding StandingOf(ConcernWaiver waiver, LaunchFacts facts, DateTimeOffset now) => waiver switch
    {
        { Revoked: not null } => WaiverStanding.Revoked,
        { Refused: not null } => WaiverStanding.Refused,
        _ when !NotMet(facts).Contains((waiver.Concern, waiver.Answer)) => WaiverStanding.Outdated,
        _ when waiver.Until <= now => WaiverStanding.Expired,
        { Granted: not null } => WaiverStanding.Granted,
        _ => WaiverStanding.Asked,
    };

    /// <summary>Its last day, in the zone of the launch's unit.</summary>
    public static DateOnly LastDay(ConcernWaiver waiver, LaunchFacts facts) => DateOnly.FromDateTime(waiver.Until.AddTicks(-1).InZone(ZoneOf(facts)));

    /// <summary>The first moment at which something that holds to the end of a day no longer does, in the zone of the launch's unit.</summary>
    public static DateTimeOffset EndOf(DateOnly day, LaunchFacts facts) => LocalTimes.StartOfDay(day.AddDays(1), ZoneOf(facts));

    private static TimeZoneInfo ZoneOf(LaunchFacts facts) => LocalTimes.Zone(facts.Tree.Find(facts.Launch.UnitId)?.TimeZone ?? facts.Launch.Window.Zone.Id);
}
