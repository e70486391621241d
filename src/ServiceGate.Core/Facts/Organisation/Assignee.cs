namespace ServiceGate.Core.Facts.Organisation;

/// <summary>Who can clear a blocker: a role, for a department or channel, or one person.</summary>
/// <param name="Role">The role.</param>
/// <param name="Department">The department, where the role acts for one.</param>
/// <param name="Channel">The channel, for channel owners.</param>
/// <param name="PersonId">The person, where it is one.</param>
/// <param name="UnitId">The unit in which, or above which, the role is to be held; null: the launch's own.</param>
public sealed record Assignee(Role Role, string? Department = null, string? Channel = null, long? PersonId = null, long? UnitId = null)
{
    /// <summary>Whether somebody holds the role that is meant; which person is meant, the caller asks.</summary>
    /// <param name="actor">Somebody with roles.</param>
    /// <param name="launchUnitId">The unit of the launch that it is about.</param>
    /// <param name="tree">The organisation.</param>
    public bool IsMetBy(Actor actor, long launchUnitId, OrganisationTree tree) => actor.Grants.Any(grant => IsMetBy(grant, launchUnitId, tree));

    /// <summary>Whether a role given to somebody is the one that is meant.</summary>
    /// <param name="grant">The role.</param>
    /// <param name="launchUnitId">The unit of the launch that it is about.</param>
    /// <param name="tree">The organisation.</param>
    public bool IsMetBy(RoleGrant grant, long launchUnitId, OrganisationTree tree) => grant.Role == Role
        && tree.Covers(grant.UnitId, UnitId ?? launchUnitId)
        && (Department is null || string.Equals(grant.Department, Department, StringComparison.Ordinal))
        && (Channel is null || string.Equals(grant.Channel, Channel, StringComparison.Ordinal));

    /// <summary>Whether there is somebody who is meant: the person, where one is, otherwise anybody with the role.</summary>
    /// <param name="grants">The roles of those who may act.</param>
    /// <param name="launchUnitId">The unit of the launch that it is about.</param>
    /// <param name="tree">The organisation.</param>
    public bool IsThere(IReadOnlyList<PersonGrant> grants, long launchUnitId, OrganisationTree tree) =>
        grants.Any(g => (PersonId ?? g.PersonId) == g.PersonId && IsMetBy(g.Grant, launchUnitId, tree));
}
