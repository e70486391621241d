using ServiceGate.Core.Commands.Framework;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Core.Foundation.Json;
using ServiceGate.Core.Ports.Stores;

namespace ServiceGate.Core.Commands.Organisation;

/// <summary>Gives a person a one-time password, by an administrator or from the command line. All sessions and API tokens of the person end. What the person signs does
/// not count until a third person has confirmed that it was handed over (<see cref="ConfirmAccount"/>).</summary>
/// <param name="UserName">The person.</param>
/// <param name="Password">The password; it has to be changed at the next sign-in, whatever it says itself.</param>
[CommandName("ResetPassword"), Members("userName", "password")]
public sealed record ResetPassword(string? UserName, NewPassword Password) : Command<Nothing>
{
    internal override Permission Permission => Permission.ManageOrganisation;

    internal override async Task<Outcome<Nothing>> ExecuteAsync(CommandContext context)
    {
        if (!context.Actor.IsSystem && !context.May(Permission, null)) return OrganisationRules.NotAllowed(Permission);
        if (await context.Session.Organisation.FindPersonAsync(UserName ?? "") is not { } person) return OrganisationRules.PersonUnknown(UserName);
        if (!await context.MayManageAsync(person)) return Refused.Forbidden("person.outside-your-units");

        await context.Session.Organisation.SetPasswordAsync(person.Id, Password with { MustChange = true });
        context.Audit(null, "password.reset", new { userName = person.UserName });
        await Hands.TakeAsync(context, person.Id, HoldKind.Reset);
        await AccountMessages.ResetAsync(context, person);
        await PersonTokens.WithdrawAllAsync(context, person);
        return Nothing.Value;
    }
}
