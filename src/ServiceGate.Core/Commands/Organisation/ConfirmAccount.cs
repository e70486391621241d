using ServiceGate.Core.Commands.Framework;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Core.Foundation.Json;
using ServiceGate.Core.Ports.Stores;
using ServiceGate.Core.Rules.Organisation;

namespace ServiceGate.Core.Commands.Organisation;

/// <summary>
/// Confirms that an account is in the hands of the person it is for, who was handed the password. Another administrator than those who added it, made it an administrator or set its password
/// does, and then it is a second person for them; or the head of the person's department, and then what is signed under it counts again. Never the person, nor an account
/// that one of them has in hand.
/// </summary>
/// <param name="UserName">The person.</param>
[CommandName("ConfirmAccount"), Members("userName")]
public sealed record ConfirmAccount(string? UserName) : Command<AccountConfirmed>
{
    internal override Permission Permission => Permission.ReadLaunches;

    internal override bool IsGivenInPerson => true;

    internal override async Task<Outcome<AccountConfirmed>> ExecuteAsync(CommandContext context)
    {
        if (await context.Session.Organisation.FindPersonAsync(UserName ?? "") is not { } person) return Unknown(context);
        if (person.Id == context.Actor.PersonId) return Refused.Forbidden("account.own");
        var asAdministrator = context.Actor.IsSystem || await context.MayManageAsync(person);
        if (!asAdministrator && !await IsHeadOfAsync(context, person)) return OrganisationRules.NotAllowed(Permission.ManageOrganisation);
        return await ConfirmAsync(context, person, asAdministrator);
    }

    private static async Task<Outcome<AccountConfirmed>> ConfirmAsync(CommandContext context, Person person, bool asAdministrator)
    {
        var me = context.Actor.PersonId;
        var holds = (await context.Session.Holds.OpenAsync([person.Id])).Where(h => asAdministrator || h is { Kind: HoldKind.Reset, HandedBy: null }).ToList();
        if (holds.Count == 0) return Refused.Conflict("account.nothing-to-confirm", null, ("person", person.UserName));
        var open = await Hands.OpenAsync(context.Session, [me, person.Id, .. holds.Select(h => h.By)]);
        var mine = holds.Where(h => SecondPerson.IsSecondTo(me, h.By, open)).ToList();
        if (mine.Count == 0 || SecondPerson.IsInHandsOf(me, person.Id, open)) return Refused.Forbidden("second-person.same-hands");
        foreach (var hold in mine)
            await context.Session.Holds.ConfirmAsync(hold with { HandedBy = hold.HandedBy ?? me, ConfirmedBy = asAdministrator ? me : null }, context.Now);
        context.Audit(null, asAdministrator ? "account.confirmed" : "account.handed-over", new { userName = person.UserName, holds = mine.Count });
        return new AccountConfirmed(mine.Count, holds.Count - mine.Count);
    }

    /// <summary>Whether the actor heads a department for which the person acts.</summary>
    private static async Task<bool> IsHeadOfAsync(CommandContext context, Person person) =>
        await context.Session.Organisation.HolderAsync(person.Id) is { } actor && Headship.Covers(context.Actor, actor.Grants, context.Tree);

    // Who neither keeps people nor heads anybody does not learn who there is.
    private Refused Unknown(CommandContext context) =>
        context.Actor.IsSystem || context.May(Permission.ManageOrganisation, null) || context.May(Permission.AgreeToSubmit, null)
            ? OrganisationRules.PersonUnknown(UserName)
            : OrganisationRules.NotAllowed(Permission.ManageOrganisation);
}

/// <summary>An account was confirmed.</summary>
/// <param name="Confirmed">How many acts on it are confirmed now.</param>
/// <param name="Left">How many somebody else has to confirm: those of the one who confirmed.</param>
[Members("confirmed", "left")]
public sealed record AccountConfirmed(int Confirmed, int Left);
