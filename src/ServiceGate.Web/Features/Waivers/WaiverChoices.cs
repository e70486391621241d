using ServiceGate.Core.Facts.Concerns;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Rules.Concerns;
using ServiceGate.Web.Views.Launches;

namespace ServiceGate.Web.Features.Waivers;

/// <summary>Of which concerns a waiver may be asked for.</summary>
internal static class WaiverChoices
{
    /// <summary>The ids of those that are not met, that the law does not ask and about which nobody has to decide already; none once the result is known.</summary>
    public static IReadOnlyList<string> Of(LaunchView view)
    {
        if (view.Launch is { Result: not null } or { HasEnded: true }) return [];
        var pending = WaiverRules.Asked(view.Facts, view.Now).Select(w => w.Concern).ToHashSet(StringComparer.Ordinal);
        return [.. from concern in WaiverRules.NotMet(view.Facts)
                   where !pending.Contains(concern.Concern) && view.Facts.Checklist.Concerns.Any(c => c.Id == concern.Concern && !c.OwedByLaw)
                   select concern.Concern];
    }

    /// <summary>Whether a person may decide about a waiver.</summary>
    public static bool MayDecide(LaunchView view, ConcernWaiver waiver, long personId) =>
        WaiverRules.Asked(view.Facts, view.Now).Contains(waiver) && view.Launch.Result is null
        && view.ActorOf(personId) is { } actor && WaiverSeats.IsOfDepartment(actor, waiver, view.Facts) && WaiverSeats.IsSecondPerson(actor, waiver, view.Facts);

    /// <summary>Whether a person may take a waiver back.</summary>
    public static bool MayRevoke(LaunchView view, ConcernWaiver waiver, long personId) =>
        (waiver.IsOpen || waiver.Stands) && view.Launch is { Result: null, HasEnded: false } && view.ActorOf(personId) is { } actor
        && (WaiverSeats.IsOfDepartment(actor, waiver, view.Facts) || view.Allows(actor, Permission.EditDossier));
}
