using System.Globalization;
using ServiceGate.Core.Foundation.Time;
using ServiceGate.Core.Ports.Stores;
using ServiceGate.Data.Settings;
using ServiceGate.Web.Features.Announcements;

namespace ServiceGate.Web.Demo;

/// <summary>Gives a demonstration the announced maintenance windows of <c>samples/network-cutovers</c> as network cutovers.</summary>
/// <param name="takeover">Makes launches of them.</param>
/// <param name="sessions">Finds their owner.</param>
/// <param name="settings">Keeps by how many weeks they are moved, so that an interrupted start is taken up with the same dates.</param>
/// <param name="clock">Business time.</param>
internal sealed class DemoCutovers(AnnouncementTakeover takeover, ISessionFactory sessions, SettingStore settings, BusinessClock clock)
{
    private const string Owner = "liang.yu";
    private const string Shift = "demo-cutover-weeks";

    private static readonly string Rows = Path.Combine(AppContext.BaseDirectory, "samples", "network-cutovers", "cutovers.json");

    /// <summary>Takes them over; what an earlier start took over stays as it is.</summary>
    public async Task LoadAsync(CancellationToken cancellation)
    {
        var file = AnnouncementFile.Read(await File.ReadAllBytesAsync(Rows, cancellation));
        var weeks = await WeeksAsync(file, cancellation);
        (await takeover.RunAsync(new(file), new("HZ", null, weeks), await OwnerAsync(cancellation), "demo-cutovers", cancellation: cancellation)).Required();
    }

    private async Task<int> WeeksAsync(AnnouncementFile file, CancellationToken cancellation)
    {
        if (await settings.FindAsync(Shift, cancellation) is { } kept) return int.Parse(kept, CultureInfo.InvariantCulture);
        var weeks = file.WeeksUntilAfter(clock.GetUtcNow().AddDays(7));
        await settings.SetAsync(Shift, weeks.ToString(CultureInfo.InvariantCulture), cancellation);
        return weeks;
    }

    private async Task<long> OwnerAsync(CancellationToken cancellation)
    {
        await using var session = await sessions.ReadAsync(cancellation);
        return (await session.Organisation.FindPersonAsync(Owner))!.Id;
    }
}
