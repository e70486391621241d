using ServiceGate.Core.Facts.Organisation;

namespace ServiceGate.Core.Rules.Organisation;

/// <summary>Who reads a launch, as somebody whom a message reaches.</summary>
internal static class LaunchReaders
{
    /// <summary>A person by one of the roles that let the launch be read; null: none of theirs does.</summary>
    /// <param name="person">The person.</param>
    /// <param name="grants">The roles of those who may act.</param>
    /// <param name="unit">The launch's unit.</param>
    /// <param name="tree">The organisation.</param>
    /// <param name="rather">The role that is meant, where the person has it.</param>
    public static Assignee? Find(long person, IEnumerable<PersonGrant> grants, long unit, OrganisationTree tree, Role? rather = null) =>
        grants.Where(g => g.PersonId == person && Policy.RolesFor(Permission.ReadLaunches).Contains(g.Grant.Role) && tree.Covers(g.Grant.UnitId, unit)).OrderBy(g => g.Grant.Role != rather)
            .FirstOrDefault() is { } grant ? new Assignee(grant.Grant.Role, PersonId: person) : null;
}
