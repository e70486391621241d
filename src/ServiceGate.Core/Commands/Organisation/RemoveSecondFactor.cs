using ServiceGate.Core.Commands.Framework;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Core.Foundation.Json;
using ServiceGate.Core.Ports.Stores;

namespace ServiceGate.Core.Commands.Organisation;

/// <summary>
/// A second administrator takes away the second factor of somebody who has lost it; the person sets up another at the next sign-in. Never the person, nor who has the account in hand:
/// whoever sets a password does not take the second factor away as well. It counts as having the account in hand, so that what is signed under it waits for a confirmation.
/// </summary>
/// <param name="UserName">The person.</param>
[CommandName("RemoveSecondFactor"), Members("userName")]
public sealed record RemoveSecondFactor(string? UserName) : Command<Nothing>
{
    internal override Permission Permission => Permission.ManageOrganisation;

    internal override bool IsGivenInPerson => true;

    internal override async Task<Outcome<Nothing>> ExecuteAsync(CommandContext context)
    {
        if (!context.Actor.IsSystem && !context.May(Permission, null)) return OrganisationRules.NotAllowed(Permission);
        if (await context.Session.Organisation.FindPersonAsync(UserName ?? "") is not { } person) return OrganisationRules.PersonUnknown(UserName);
        if (!await context.MayManageAsync(person)) return Refused.Forbidden("person.outside-your-units");
        if (person.Id == context.Actor.PersonId) return Refused.Forbidden("second-factor.own");
        if (await Hands.RefusedAsync(context, [person.Id]) is { } refused) return refused;
        if (!await context.Session.Factors.RemoveAsync(person.Id)) return Refused.Conflict("second-factor.none", null, ("person", person.UserName));

        await context.Session.Organisation.EndSessionsAsync(person.Id);
        await Hands.TakeAsync(context, person.Id, HoldKind.Reset);
        context.Audit(null, "second-factor.removed", new { userName = person.UserName });
        await AccountMessages.ResetAsync(context, person, "second-factor-removed");
        return Nothing.Value;
    }
}
