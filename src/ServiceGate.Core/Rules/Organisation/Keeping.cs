using ServiceGate.Core.Facts.Organisation;

namespace ServiceGate.Core.Rules.Organisation;

/// <summary>Who keeps a person's account (账号管理).</summary>
public static class Keeping
{
    /// <summary>
    /// Whether somebody keeps a person with these roles: only who keeps every unit in which the person has a role does, so that nobody takes over an account that reaches
    /// further than the own one.
    /// </summary>
    public static bool Covers(Actor keeper, IEnumerable<RoleGrant> grants, OrganisationTree tree) => Policy.Allows(keeper, Permission.ManageOrganisation, tree, null)
        && grants.All(grant => Policy.Allows(keeper, Permission.ManageOrganisation, tree, grant.UnitId));
}
