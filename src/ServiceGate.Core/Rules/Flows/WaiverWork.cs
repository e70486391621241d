using System.Globalization;
using ServiceGate.Core.Facts;
using ServiceGate.Core.Facts.Flows;
using ServiceGate.Core.Facts.Gates;
using ServiceGate.Core.Foundation.Json;
using ServiceGate.Core.Rules.Concerns;
using ServiceGate.Core.Rules.Steps;
using ServiceGate.Core.Rules.Times;

namespace ServiceGate.Core.Rules.Flows;

/// <summary>What work waivers make: deciding is the work of the concern's department, an expired one that of the launch's owner.</summary>
internal static class WaiverWork
{
    /// <summary>The work owed now.</summary>
    /// <param name="facts">The launch's facts.</param>
    /// <param name="now">Business time.</param>
    /// <param name="since">Since when a piece of work is owed, by its key.</param>
    public static IEnumerable<WorkItem> Of(LaunchFacts facts, DateTimeOffset now, Func<string, DateTimeOffset> since)
    {
        if (facts.Launch.Result is not null) return [];
        var latest = GateTimes.Latest(GateNames.GoAhead, facts, now);
        var asked = WaiverRules.Asked(facts, now).ToList();
        var decide = from waiver in asked
                     from who in WaiverSeats.Of(waiver.Department)
                     let key = string.Create(CultureInfo.InvariantCulture, $"waiver:{waiver.Id}:{who.Role.Code()}")
                     select new WorkItem(facts.Launch.Id, key, WorkKind.DecideWaiver, null, who, since(key), latest);
        var renew = from waiver in WaiverRules.Counting(facts)
                    where waiver.Until <= now && !asked.Exists(w => w.Concern == waiver.Concern)
                    let key = string.Create(CultureInfo.InvariantCulture, $"waiver-expired:{waiver.Id}")
                    select new WorkItem(facts.Launch.Id, key, WorkKind.RenewWaiver, null, Assignees.Owner(facts.Launch), waiver.Until, latest);
        return decide.Concat(renew);
    }
}
