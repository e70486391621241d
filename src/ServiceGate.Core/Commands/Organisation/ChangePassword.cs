using ServiceGate.Core.Commands.Framework;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Core.Foundation.Json;
using ServiceGate.Core.Ports.Stores;

namespace ServiceGate.Core.Commands.Organisation;

/// <summary>Everybody changes the own password; the caller has checked the old one and the rules for new ones. All other sessions of the person end.</summary>
/// <param name="Password">The password.</param>
/// <param name="WithdrawTokens">Whether all API tokens of the person are withdrawn, too; null: no.</param>
[CommandName("ChangePassword"), Members("password", "withdrawTokens")]
public sealed record ChangePassword(NewPassword Password, bool? WithdrawTokens = null) : Command<Nothing>
{
    internal override Permission Permission => Permission.ReadLaunches;

    internal override async Task<Outcome<Nothing>> ExecuteAsync(CommandContext context)
    {
        if (await context.Session.Organisation.FindPersonAsync(context.Actor.PersonId) is not { } person) return Refused.Forbidden("actor.unknown");
        await context.Session.Organisation.SetPasswordAsync(person.Id, Password with { MustChange = false });
        context.Audit(null, "password.changed", new { userName = person.UserName });
        if (WithdrawTokens is true) await PersonTokens.WithdrawAllAsync(context, person);
        return Nothing.Value;
    }
}
