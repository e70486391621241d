using ServiceGate.Data.Organisation;
using ServiceGate.Data.Sql;

namespace ServiceGate.Data.Queries;

/// <summary>Turns "this unit and everything below it" into ids. The tree is small and is read with the query.</summary>
internal static class UnitScope
{
    /// <summary>Ids of the units that stand below one of <paramref name="within"/> (null: anywhere) and below <paramref name="unit"/> (null: anywhere); null when that is all.</summary>
    public static async Task<IReadOnlyList<long>?> IdsAsync(SqlScope sql, long? unit, IReadOnlyCollection<long>? within)
    {
        if (unit is null && within is null) return null;
        var tree = await new OrganisationStore(sql).TreeAsync();
        return
        [
            .. from u in tree.Units
               where unit is not { } above || tree.Covers(above, u.Id)
               where within is null || within.Any(w => tree.Covers(w, u.Id))
               select u.Id,
        ];
    }
}
