using ServiceGate.Core.Organisation;

namespace ServiceGate.Core.Gates;

/// <summary>Something that keeps a gate shut (阻断项): a rule that is not met, who can meet it, and by when it still helps.</summary>
/// <param name="Rule">Stable id of the rule; the text per language is looked up by it.</param>
/// <param name="Arguments">What the text names.</param>
/// <param name="Who">Who can clear it.</param>
/// <param name="By">The latest moment at which clearing it still helps; null when there is none.</param>
/// <param name="Part">The part of the launch's page where it is cleared: a section's code, <c>review</c>, <c>channels</c>, <c>duty</c>, <c>notices</c>.</param>
public sealed record Blocker(string Rule, IReadOnlyDictionary<string, string> Arguments, Clearer Who, DateTimeOffset? By, string Part);

/// <summary>Who can clear a blocker: a role, for a department or channel, or one person.</summary>
/// <param name="Role">The role.</param>
/// <param name="Department">The department, where the role acts for one.</param>
/// <param name="Channel">The channel, for channel owners.</param>
/// <param name="PersonId">The person, where it is one.</param>
/// <param name="UnitId">The unit in which, or above which, the role is to be held; null: the launch's own.</param>
public sealed record Clearer(Role Role, string? Department = null, string? Channel = null, long? PersonId = null, long? UnitId = null)
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
}
