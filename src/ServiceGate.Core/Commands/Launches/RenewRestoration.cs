using ServiceGate.Core.Commands.Framework;
using ServiceGate.Core.Commands.Reconciling;
using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Facts.Launches;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Core.Foundation.Json;
using ServiceGate.Core.Foundation.Time;
using ServiceGate.Core.Ports.Stores;

namespace ServiceGate.Core.Commands.Launches;

/// <summary>
/// Says by when the services of an emergency are expected back now (新的预计恢复时间). Those who were told are told, once; the same time again tells nobody.
/// </summary>
/// <param name="Launch">The emergency.</param>
/// <param name="Restoration">The new expected restoration, still to come, local in the window's zone (<c>2026-11-02T06:00</c>).</param>
/// <param name="RestorationOffset">Which of two it means when clocks are turned back (<c>+02:00</c>).</param>
[CommandName("RenewRestoration"), Members("launch", "restoration", "restorationOffset")]
public sealed record RenewRestoration(string Launch, string? Restoration, string? RestorationOffset = null) : LaunchCommand<Nothing>(Launch)
{
    internal override Permission Permission => Permission.RunLaunch;

    internal override async Task<Outcome<Nothing>> DecideAsync(LaunchContext desk)
    {
        if (desk.Launch.Variant is not LaunchVariant.Emergency) return Refused.Conflict("restoration.of-emergencies");
        if (desk.Launch.Result is not null) return Refused.Conflict("launch.result-known");
        var (window, check) = (desk.Launch.Window, new Check());
        if (LocalTimes.Resolve(Restoration, RestorationOffset, window.Zone, "restoration", check) is not { } end) return Refused.Invalid(check.Violations);
        check.That(end > desk.Now, "restoration.to-come", "restoration").That(end != window.End, "restoration.same", "restoration")
            .That(end - window.Start <= LaunchWindow.Longest, "window.too-long", "restoration", ("days", LaunchWindow.Longest.TotalDays));
        if (!check.Passed) return Refused.Invalid(check.Violations);
        await MoveAsync(desk, window with { LocalEnd = Restoration!, End = end });
        return Nothing.Value;
    }

    private static async Task MoveAsync(LaunchContext desk, LaunchWindow window)
    {
        var item = (await desk.Session.Dossiers.FindAsync(desk.Launch.Id, Section.Launch, LaunchHeader.Key))!;
        var header = (LaunchHeader)ItemContent.Stored(item) with { WindowEnd = window.LocalEnd };
        await ItemWriting.WriteAsync(desk, Section.Launch, LaunchHeader.Key, header, item.Revision);
        desk.Launch = desk.Launch with { Window = window };
        await MovedWindow.FollowAsync(desk);
    }
}
