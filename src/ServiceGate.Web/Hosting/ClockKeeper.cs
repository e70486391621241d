using System.Globalization;
using ServiceGate.Core.Foundation.Time;
using ServiceGate.Core.Ports.Signals;
using ServiceGate.Data.Settings;
using ServiceGate.Data.Sql;
using ServiceGate.Web.Demo;
using ServiceGate.Web.Features.DemoTime;

namespace ServiceGate.Web.Hosting;

/// <summary>
/// Moves the business clock of a played story or of a demonstration and keeps the moment in the database, so that it stands there again after a restart. Only the process that
/// hosts the server can move it, and the page of a demonstration; no API can.
/// </summary>
/// <param name="clock">The clock.</param>
/// <param name="settings">Where the moment is kept.</param>
/// <param name="wake">Told that something may be due.</param>
public sealed class ClockKeeper(BusinessClock clock, SettingStore settings, IWorkSignal wake) : IClockHand
{
    private const string Setting = "business-clock";

    /// <summary>Moves the clock forward. Kept before it counts.</summary>
    public async Task MoveAsync(DateTimeOffset moment, CancellationToken cancellation = default)
    {
        await settings.SetAsync(Setting, Write(moment), cancellation);
        clock.Set(moment);
        wake.Wake();
    }

    /// <inheritdoc/>
    public async Task<bool> MayMoveAsync(CancellationToken cancellation = default) => await settings.FindAsync(DemoLaunches.Loaded, cancellation) is not null;

    /// <summary>A clock that stands where it was left; at <paramref name="start"/> when it was never moved; with the machine when there is no start.</summary>
    internal static async Task<BusinessClock> RestoreAsync(Database database, DateTimeOffset? start, CancellationToken cancellation)
    {
        var settings = new SettingStore(database);
        var kept = await settings.FindAsync(Setting, cancellation);
        if (kept is null && start is { } moment) await settings.SetAsync(Setting, kept = Write(moment), cancellation);
        var clock = new BusinessClock(TimeProvider.System);
        if (kept is not null) clock.Set(DateTimeOffset.FromUnixTimeMilliseconds(long.Parse(kept, CultureInfo.InvariantCulture)));
        return clock;
    }

    private static string Write(DateTimeOffset moment) => moment.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);
}
