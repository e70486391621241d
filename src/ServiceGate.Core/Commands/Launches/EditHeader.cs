using ServiceGate.Core.Commands.Dossiers;
using ServiceGate.Core.Commands.Framework;
using ServiceGate.Core.Commands.Reconciling;
using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Core.Foundation.Json;
using ServiceGate.Core.Ports.Stores;

namespace ServiceGate.Core.Commands.Launches;

/// <summary>
/// Changes title, window, scope or orders. A moved window moves what has not been sent; whoever was already told is told of the change.
/// </summary>
/// <param name="Launch">The launch.</param>
/// <param name="Header">The new header, whole.</param>
/// <param name="SeenRevision">Revision of the header that the sender saw.</param>
[CommandName("EditHeader"), Members("launch", "header", "seenRevision")]
public sealed record EditHeader(string Launch, HeaderInput? Header, int SeenRevision) : LaunchCommand<ItemSaved>(Launch)
{
    internal override Permission Permission => Permission.EditDossier;

    internal override async Task<Outcome<ItemSaved>> DecideAsync(LaunchContext desk)
    {
        if (desk.Launch.Result is not null) return Refused.Conflict("launch.result-known");
        var check = new Check();
        if (HeaderInput.Read(Header, desk.Context, desk.Checklist, desk.Launch.Variant, check, desk.Launch.Window) is not { } read) return Refused.Invalid(check.Violations);
        var moved = read.Window != desk.Launch.Window;
        var saved = await SaveItem.WriteGuardedAsync(desk, Section.Launch, LaunchHeader.Key, read.Header, SeenRevision);
        if (!saved.IsDone) return saved;
        desk.Launch = desk.Launch with { Title = read.Header.Title, Window = read.Window };
        if (moved) await MoveAsync(desk);
        return saved;
    }

    /// <summary>Whoever was told is told anew; the people on duty confirmed another night.</summary>
    private static async Task MoveAsync(LaunchContext desk)
    {
        await BatchPlanning.CallOffOldWindowAsync(desk, await desk.FactsAsync());
        if (!await BatchPlanning.TellAnewOfFaultAsync(desk, await desk.FactsAsync()))
            await BatchPlanning.ReleaseFollowUpsAsync(desk, await desk.FactsAsync(), NoticePurpose.Change, desk.Now);
        await BatchPlanning.PlanAnewAsync(desk, await desk.FactsAsync());
        await desk.Session.Gates.ReplaceDutiesAsync(desk.Launch.Id, []);
        desk.Audit("launch.moved", new { start = desk.Launch.Window.Start.ToUnixTimeMilliseconds(), end = desk.Launch.Window.End.ToUnixTimeMilliseconds() });
    }
}
