using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Rules.Organisation;
using ServiceGate.Data.Organisation;
using ServiceGate.Data.Sql;

namespace ServiceGate.Data.Queries;

/// <summary>
/// How far somebody may look: the units in which an actor has a permission, as the statement that reads them needs them. Every query of a page, the API or an export asks
/// here, with the actor; what belongs to another unit is not found, counted or summed. The tree is small and is read with the query.
/// </summary>
internal static class UnitScope
{
    /// <summary>The units, below <paramref name="unit"/> where one is named. The system, which gives commands and reads for the house, sees all.</summary>
    public static async Task<IReadOnlyList<OrganisationUnit>> UnitsAsync(SqlScope sql, Actor actor, Permission permission, long? unit = null) =>
        Units(await new OrganisationStore(sql).TreeAsync(), actor, permission, unit);

    private static IReadOnlyList<OrganisationUnit> Units(OrganisationTree tree, Actor actor, Permission permission, long? unit) =>
    [
        .. from u in tree.Units
           where unit is not { } above || tree.Covers(above, u.Id)
           where actor.IsSystem || Policy.Allows(actor, permission, tree, u.Id)
           select u,
    ];

    /// <summary>The ids of these units; null when that is every unit there is, so that nothing need be asked of each row.</summary>
    public static async Task<IReadOnlyList<long>?> IdsAsync(SqlScope sql, Actor actor, Permission permission, long? unit = null)
    {
        if (actor.IsSystem && unit is null) return null;
        var tree = await new OrganisationStore(sql).TreeAsync();
        return Narrowing(tree, Units(tree, actor, permission, unit));
    }

    /// <summary>The units in which an actor has any role, or above which; null when that is every unit there is. What the role allows there is asked of what is found.</summary>
    public static IReadOnlyList<long>? OfGrants(Actor actor, OrganisationTree tree) => Narrowing(tree, tree.Units.Where(u => actor.Grants.Any(g => tree.Covers(g.UnitId, u.Id))));

    // Nobody sees every unit where there is none: what is left out is asked of nothing else.
    private static List<long>? Narrowing(OrganisationTree tree, IEnumerable<OrganisationUnit> units) =>
        units.Select(u => u.Id).ToList() is var ids && ids.Count > 0 && ids.Count == tree.Units.Count() ? null : ids;
}
