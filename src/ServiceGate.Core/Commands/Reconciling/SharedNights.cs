using ServiceGate.Core.Ports.Stores;
using ServiceGate.Core.Rules.Times;

namespace ServiceGate.Core.Commands.Reconciling;

/// <summary>
/// Counts how many customers a launch shares with other live launches of the same night, so that whoever opens or signs it reads a number that is stored. Done when the list
/// or the window is another, and before a dossier is handed in. Two lists that are adopted at the very same moment may miss each other until one of them is handed in.
/// </summary>
internal static class SharedNights
{
    /// <summary>Counts what has not been counted yet.</summary>
    public static async Task CountAsync(LaunchContext desk)
    {
        if (desk.Launch is not { AudienceId: { } list, HasEnded: false, Result: null }) return;
        var night = Night.Of((await desk.FactsAsync()).CustomersWindow);
        foreach (var other in await desk.Session.Audiences.UncountedAsync(desk.Launch.Id, list, night.From, night.Until)) await desk.Session.Audiences.CountSharedAsync(list, other);
    }
}
