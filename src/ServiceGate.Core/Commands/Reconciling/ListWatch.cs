using System.Globalization;
using ServiceGate.Core.Facts.Audiences;
using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Facts.Launches;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Ports.Stores;

namespace ServiceGate.Core.Commands.Reconciling;

/// <summary>
/// Has a launch take note when imports of other launches have changed customers of its list: whom it reaches is then no longer what was signed. One event in its trail and
/// one message, however many customers; whoever is served by another unit now is told by that one's clock, unless the telling has begun; the signatures lapse by the changed content, and who signed is asked again.
/// </summary>
internal static class ListWatch
{
    /// <summary>Looks whether there is something to take note of.</summary>
    public static async Task RunAsync(LaunchContext desk)
    {
        if ((await desk.FactsAsync()).Audience is not { Moved: > 0 } list) return;
        await desk.Session.Audiences.KnowMovedAsync(list.Id, list.Moved);
        if (desk.Launch.RuleSet < RuleSets.ReachIsSigned || desk.Launch.HasEnded || desk.Launch.Result is not null || list.Reach is not { } reach) return;
        if (await desk.Session.Dossiers.FindAsync(desk.Launch.Id, Section.Audience, AudienceSummary.Key) is not { Removed: false } item) return;
        await ListZones.DivideAsync(desk, list.Id);
        // Nobody here has changed it: the author is whoever gave the import.
        await ItemWriting.WriteAsync(desk, Section.Audience, AudienceSummary.Key, new AudienceSummary(list.Count, reach.Signed), item.Revision, list.MovedBy);
        var other = list.MovedIn is { } id && await desk.Session.Launches.FindAsync(id) is { } launch ? launch.Number : "";
        desk.Audit("audience.moved", new { audience = list.Id, customers = list.Moved, launch = other });
        await TellAsync(desk, list, other);
    }

    private static async Task TellAsync(LaunchContext desk, Audience list, string other)
    {
        var customers = list.Moved.ToString(CultureInfo.InvariantCulture);
        await Notifications.TellOwnerAsync(desk, "list-moved", "audience", ("customers", customers), ("other", other));
        var name = string.Create(CultureInfo.InvariantCulture, $"list-moved-operations:{desk.Launch.InputRevision}");
        var arguments = new Dictionary<string, string>(StringComparer.Ordinal) { ["customers"] = customers, ["other"] = other };
        await Notifications.WriteAsync(desk, new(0, desk.Launch.Id, "audience", 0, name, new(Role.Operations), "list-moved", arguments, desk.Now));
    }
}
