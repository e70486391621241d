using ServiceGate.Core.Commands.Framework;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Core.Foundation.Json;

namespace ServiceGate.Core.Commands.Organisation;

/// <summary>Everybody changes the own password; the caller has checked the old one and the rules for new ones. All other sessions of the person end.</summary>
/// <param name="Password">The password.</param>
[CommandName("ChangePassword"), Members("password")]
public sealed record ChangePassword(NewPassword Password) : Command<Nothing>
{
    internal override Permission Permission => Permission.ReadLaunches;

    internal override async Task<Outcome<Nothing>> ExecuteAsync(CommandContext context)
    {
        if (await context.Session.Organisation.FindPersonAsync(context.Actor.PersonId) is not { } person) return Refused.Forbidden("actor.unknown");
        await context.Session.Organisation.SetPasswordAsync(person.Id, Password with { MustChange = false });
        context.Audit(null, "password.changed", new { userName = person.UserName });
        return Nothing.Value;
    }
}
