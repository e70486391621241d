using ServiceGate.Core.Commands.Framework;
using ServiceGate.Core.Commands.Reconciling;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Core.Foundation.Json;
using ServiceGate.Core.Ports.Stores;

namespace ServiceGate.Core.Commands.Launches;

/// <summary>
/// Names a deputy, who counts as the owner of this launch: edits, hands in, answers, calls off and closes, and signs nothing of it. The owner does, or the head of the owner's
/// department; a deputy does not name others.
/// </summary>
/// <param name="Launch">The launch.</param>
/// <param name="Deputy">Sign-in name of a product manager of the launch's unit or of one above it.</param>
[CommandName("NameDeputy"), Members("launch", "deputy")]
public sealed record NameDeputy(string Launch, string? Deputy) : LaunchCommand<Nothing>(Launch)
{
    internal override Permission Permission => Permission.ReadLaunches;

    internal override async Task<Outcome<Nothing>> DecideAsync(LaunchContext desk)
    {
        if (!DeputyRules.MayName(desk.Actor, desk.Launch, desk.Context.Tree)) return DeputyRules.NotAllowed;
        if (DeputyRules.RefusedFor(desk.Launch) is { } refused) return refused;
        if (await desk.Session.Organisation.FindPersonAsync(Deputy ?? "") is not { Active: true } person)
            return Refused.NotFound("person.unknown", "deputy", ("person", Deputy ?? ""));
        if (person.Id == desk.Launch.OwnerId) return Refused.Invalid("deputy.is-owner", "deputy");
        if (await desk.Session.Organisation.HolderAsync(person.Id) is not { } deputy || !DeputyRules.MayBe(deputy.Grants, desk.Launch, desk.Context.Tree))
            return Refused.Invalid("deputy.no-product-manager", "deputy", ("person", person.UserName));
        if ((await desk.Session.Launches.DeputiesAsync(desk.Launch.Id)).Contains(person.Id)) return Refused.Conflict("deputy.already-named", "deputy");
        await desk.Session.Launches.AddDeputyAsync(desk.Launch.Id, person.Id, desk.Actor.PersonId, desk.Now);
        desk.Audit("deputy.named", new { userName = person.UserName });
        return Nothing.Value;
    }
}
