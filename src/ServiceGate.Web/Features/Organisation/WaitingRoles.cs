using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Ports.Stores;
using ServiceGate.Core.Rules.Organisation;

namespace ServiceGate.Web.Features.Organisation;

/// <summary>Roles of administrator that wait for a second administrator.</summary>
internal static class WaitingRoles
{
    /// <summary>Those in units that somebody keeps, oldest first.</summary>
    public static async Task<IReadOnlyList<ProposedRole>> ReadAsync(ICommandSession session, Actor actor, OrganisationTree tree) =>
        [.. (await session.Holds.ProposedAsync()).Where(p => Policy.Allows(actor, Permission.ManageOrganisation, tree, p.Grant.Grant.UnitId))];
}
