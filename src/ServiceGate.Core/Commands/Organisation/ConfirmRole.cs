using ServiceGate.Core.Commands.Framework;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Core.Foundation.Json;
using ServiceGate.Core.Ports.Stores;
using ServiceGate.Core.Rules.Organisation;

namespace ServiceGate.Core.Commands.Organisation;

/// <summary>A second administrator of the top confirms a role of administrator there, which takes effect with it.</summary>
/// <param name="UserName">The person whose role it is to be.</param>
/// <param name="Grant">Id of the role.</param>
[CommandName("ConfirmRole"), Members("userName", "grant")]
public sealed record ConfirmRole(string? UserName, long Grant) : Command<Nothing>
{
    internal override Permission Permission => Permission.ManageOrganisation;

    internal override bool IsGivenInPerson => true;

    internal override async Task<Outcome<Nothing>> ExecuteAsync(CommandContext context)
    {
        if (!context.Actor.IsSystem && !Policy.AllowsAtTheTop(context.Actor, Permission, context.Tree)) return OrganisationRules.NotAllowed(Permission);
        if (await context.Session.Organisation.FindPersonAsync(UserName ?? "") is not { } person) return OrganisationRules.PersonUnknown(UserName);
        var proposed = (await context.Session.Holds.ProposedAsync()).FirstOrDefault(p => p.Grant.Id == Grant && p.Grant.PersonId == person.Id);
        if (proposed is null) return Refused.NotFound("grant.unknown", "grant");
        if (proposed.ProposedBy == context.Actor.PersonId) return Refused.Forbidden("grant.own-proposal");
        if (person.Id == context.Actor.PersonId) return Refused.Forbidden("grant.not-to-yourself");
        if (await Hands.RefusedAsync(context, [proposed.ProposedBy, person.Id]) is { } refused) return refused;

        await context.Session.Holds.RemoveProposedAsync(Grant);
        await context.Session.Organisation.AddGrantAsync(proposed.Grant);
        var (role, unit) = (proposed.Grant.Grant.Role, context.Tree.Find(proposed.Grant.Grant.UnitId)!);
        context.Audit(null, "role.granted", new { userName = person.UserName, role = role, unit = unit.Code, department = (string?)null, channel = (string?)null });
        context.Audit(null, "role.confirmed", new { userName = person.UserName, role = role, unit = unit.Code, proposedBy = proposed.ProposedBy });
        await AccountMessages.AdministratorAsync(context, person, unit, "administrator-confirmed");
        return Nothing.Value;
    }
}
