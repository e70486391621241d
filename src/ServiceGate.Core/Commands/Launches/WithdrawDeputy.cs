using ServiceGate.Core.Commands.Framework;
using ServiceGate.Core.Commands.Reconciling;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Core.Foundation.Json;
using ServiceGate.Core.Ports.Stores;

namespace ServiceGate.Core.Commands.Launches;

/// <summary>Ends that somebody is a deputy. The owner does, the head of the owner's department, or the deputy.</summary>
/// <param name="Launch">The launch.</param>
/// <param name="Deputy">Sign-in name.</param>
[CommandName("WithdrawDeputy"), Members("launch", "deputy")]
public sealed record WithdrawDeputy(string Launch, string? Deputy) : LaunchCommand<Nothing>(Launch)
{
    internal override Permission Permission => Permission.ReadLaunches;

    internal override async Task<Outcome<Nothing>> DecideAsync(LaunchContext desk)
    {
        var person = await desk.Session.Organisation.FindPersonAsync(Deputy ?? "");
        if (person?.Id != desk.Actor.PersonId && !DeputyRules.MayName(desk.Actor, desk.Launch, desk.Context.Tree)) return DeputyRules.NotAllowed;
        if (person is null || !(await desk.Session.Launches.DeputiesAsync(desk.Launch.Id)).Contains(person.Id))
            return Refused.NotFound("deputy.not-named", "deputy", ("person", Deputy ?? ""));
        await desk.Session.Launches.RemoveDeputyAsync(desk.Launch.Id, person.Id);
        desk.Audit("deputy.withdrawn", new { userName = person.UserName });
        return Nothing.Value;
    }
}
