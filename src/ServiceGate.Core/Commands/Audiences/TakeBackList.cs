using ServiceGate.Core.Commands.Framework;
using ServiceGate.Core.Commands.Reconciling;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Core.Foundation.Json;
using ServiceGate.Core.Ports.Stores;
using ServiceGate.Core.Rules.Audiences;

namespace ServiceGate.Core.Commands.Audiences;

/// <summary>
/// Goes back to the list whose place the launch's list took. Who stands on it is as it was; what the register says of them stays as it is now, since other launches go by
/// it, and is what is signed. Signatures that were given to that list stand again if nothing has changed in it.
/// </summary>
/// <param name="Launch">The launch.</param>
/// <param name="Audience">The list that is left: another than the one in use means that somebody else has changed it meanwhile.</param>
[CommandName("TakeBackList"), Members("launch", "audience")]
public sealed record TakeBackList(string Launch, long Audience) : LaunchCommand<AudienceAdopted>(Launch)
{
    internal override Permission Permission => Permission.PrepareNotices;

    internal override async Task<Outcome<AudienceAdopted>> DecideAsync(LaunchContext desk)
    {
        if (AudienceRules.WhyNotImport(desk.Launch, await desk.Session.Notices.BatchesAsync(desk.Launch.Id)) is { } refused) return refused;
        if (desk.Launch.AudienceId != Audience || await desk.Session.Audiences.FindAsync(Audience) is not { } now) return Refused.Conflict("audience.not-in-use", "audience");
        if (now.Replaces is not { } earlier || await desk.Session.Audiences.FindAsync(earlier) is not { } before) return Refused.Conflict("audience.none-before", "audience");
        desk.Audit("audience.taken-back", new { audience = Audience, restored = before.Id, count = before.Count });
        return await AdoptAudience.UseAsync(desk, before, null);
    }
}
