using ServiceGate.Core.Facts.Announcements;
using ServiceGate.Core.Facts.Launches;
using ServiceGate.Core.Ports.Stores;

namespace ServiceGate.Web.Features.Announcements;

/// <summary>The announced window of a launch, and the others of the same maintenance. They belong to the same unit: whoever may see one may see all.</summary>
/// <param name="Window">The window.</param>
/// <param name="Others">The other windows with their launches, by their beginning.</param>
internal sealed record AnnouncedNight(AnnouncedWindow Window, IReadOnlyList<(AnnouncedWindow Window, Launch Launch)> Others)
{
    /// <summary>Reads it; null for a launch that was made of no announcement.</summary>
    public static async Task<AnnouncedNight?> ReadAsync(ICommandSession session, long launchId)
    {
        if (await session.Announcements.FindAsync(launchId) is not { } window) return null;
        var others = new List<(AnnouncedWindow, Launch)>();
        foreach (var other in (await session.Announcements.OfMaintenanceAsync(window.UnitId, window.Maintenance)).Where(w => w.LaunchId != launchId).OrderBy(w => w.Span.Start))
            if (await session.Launches.FindAsync(other.LaunchId) is { } launch) others.Add((other, launch));
        return new(window, others);
    }
}
