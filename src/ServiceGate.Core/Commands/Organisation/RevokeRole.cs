using ServiceGate.Core.Commands.Framework;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Core.Foundation.Json;
using ServiceGate.Core.Ports.Stores;

namespace ServiceGate.Core.Commands.Organisation;

/// <summary>Takes a role away from a person; effective with the next thing the person does. The last administrator of the top unit keeps the role.</summary>
/// <param name="UserName">The person.</param>
/// <param name="Grant">Id of the role given.</param>
[CommandName("RevokeRole"), Members("userName", "grant")]
public sealed record RevokeRole(string? UserName, long Grant) : Command<Nothing>
{
    internal override Permission Permission => Permission.ManageOrganisation;

    internal override async Task<Outcome<Nothing>> ExecuteAsync(CommandContext context)
    {
        if (!context.May(Permission, null)) return OrganisationRules.NotAllowed(Permission);
        if (await context.Session.Organisation.FindPersonAsync(UserName ?? "") is not { } person) return OrganisationRules.PersonUnknown(UserName);
        var grant = (await context.Session.Organisation.GrantsAsync()).FirstOrDefault(g => g.Id == Grant && g.PersonId == person.Id);
        if (grant is null) return await WithdrawAsync(context, person);
        if (!context.May(Permission, grant.Grant.UnitId)) return OrganisationRules.NotAllowed(Permission);
        if (!await context.KeepsAnAdministratorAsync(g => g.Id == Grant)) return Refused.Conflict("administrator.last", "grant");

        await context.Session.Organisation.RemoveGrantAsync(Grant);
        await context.Session.Launches.LookAgainAsync(grant.Grant.Role, context.Now);
        var (role, unit) = (grant.Grant.Role, context.Tree.Find(grant.Grant.UnitId)?.Code);
        context.Audit(null, "role.revoked", new { userName = person.UserName, role = role, unit = unit, department = grant.Grant.Department, channel = grant.Grant.Channel });
        return Nothing.Value;
    }

    /// <summary>Withdraws a role that still waits for a second administrator.</summary>
    private async Task<Outcome<Nothing>> WithdrawAsync(CommandContext context, Person person)
    {
        var proposed = (await context.Session.Holds.ProposedAsync()).FirstOrDefault(p => p.Grant.Id == Grant && p.Grant.PersonId == person.Id);
        if (proposed is null) return Refused.NotFound("grant.unknown", "grant");
        if (!context.May(Permission, proposed.Grant.Grant.UnitId)) return OrganisationRules.NotAllowed(Permission);
        await context.Session.Holds.RemoveProposedAsync(Grant);
        var (role, unit) = (proposed.Grant.Grant.Role, context.Tree.Find(proposed.Grant.Grant.UnitId)?.Code);
        context.Audit(null, "role.withdrawn", new { userName = person.UserName, role = role, unit = unit });
        return Nothing.Value;
    }
}
