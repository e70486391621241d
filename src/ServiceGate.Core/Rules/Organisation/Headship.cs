using ServiceGate.Core.Facts.Organisation;

namespace ServiceGate.Core.Rules.Organisation;

/// <summary>Who is the head of somebody's department (本部门负责人).</summary>
public static class Headship
{
    /// <summary>Whether somebody heads a department for which a person with these roles acts, in the unit of that role or above it.</summary>
    public static bool Covers(Actor head, IEnumerable<RoleGrant> grants, OrganisationTree tree) => grants.Any(grant => grant.Department is not null
        && head.Grants.Any(own => own.Role is Role.DepartmentHead && own.Department == grant.Department && tree.Covers(own.UnitId, grant.UnitId)));
}
