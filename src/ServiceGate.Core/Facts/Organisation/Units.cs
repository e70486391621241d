using System.Text.Json.Serialization;

namespace ServiceGate.Core.Facts.Organisation;

/// <summary>The levels of the organisation, from the top.</summary>
public enum UnitLevel
{
    /// <summary>The group (集团公司).</summary>
    [JsonStringEnumMemberName("group")] Group,

    /// <summary>A province (省公司).</summary>
    [JsonStringEnumMemberName("province")] Province,

    /// <summary>A city branch (地市分公司).</summary>
    [JsonStringEnumMemberName("city")] City,

    /// <summary>A county branch (县（区）分公司).</summary>
    [JsonStringEnumMemberName("county")] County,
}

/// <summary>A unit of the organisation's tree. Launches, roles and audiences belong to units.</summary>
/// <param name="Id">Id.</param>
/// <param name="ParentId">The unit above; null at the top.</param>
/// <param name="Level">Level.</param>
/// <param name="Code">Two to eight capital letters, unique; begins the numbers of its launches (<c>HZ</c>).</param>
/// <param name="NameZh">Chinese name.</param>
/// <param name="NameEn">English name.</param>
/// <param name="TimeZone">IANA zone of its people and windows.</param>
public sealed record OrganisationUnit(long Id, long? ParentId, UnitLevel Level, string Code, string NameZh, string NameEn, string TimeZone);

/// <summary>A department of a unit.</summary>
/// <param name="Id">Id.</param>
/// <param name="UnitId">The unit it hangs on.</param>
/// <param name="Code">What definitions and checklists call it (<c>customer-service</c>), unique in the unit.</param>
/// <param name="NameZh">Chinese name.</param>
/// <param name="NameEn">English name.</param>
public sealed record Department(long Id, long UnitId, string Code, string NameZh, string NameEn);

/// <summary>The tree of units with its departments, as it stood when it was read.</summary>
public sealed class OrganisationTree
{
    private readonly Dictionary<long, OrganisationUnit> _units;

    /// <summary>Makes the tree.</summary>
    public OrganisationTree(IEnumerable<OrganisationUnit> units, IEnumerable<Department> departments) =>
        (_units, Departments) = (units.ToDictionary(u => u.Id), [.. departments]);

    /// <summary>All units, top first.</summary>
    public IEnumerable<OrganisationUnit> Units => _units.Values.OrderBy(u => u.Level).ThenBy(u => u.Code, StringComparer.Ordinal);

    /// <summary>All departments.</summary>
    public IReadOnlyList<Department> Departments { get; }

    /// <summary>A unit; null when there is none of that id.</summary>
    public OrganisationUnit? Find(long id) => _units.GetValueOrDefault(id);

    /// <summary>A unit by its code; null when there is none.</summary>
    public OrganisationUnit? Find(string? code) => _units.Values.FirstOrDefault(u => string.Equals(u.Code, code, StringComparison.Ordinal));

    /// <summary>The unit itself or the one above it that stands at a level; the unit itself when it stands above that level.</summary>
    /// <param name="unit">The unit.</param>
    /// <param name="level">The level.</param>
    public long AtLevel(long unit, UnitLevel level)
    {
        var at = Find(unit);
        while (at is { ParentId: { } parent } && at.Level > level) at = Find(parent);
        return at?.Id ?? unit;
    }

    /// <summary>The unit itself and those above it, nearest first.</summary>
    public IReadOnlyList<long> UpFrom(long unit)
    {
        var units = new List<long>();
        for (var at = Find(unit); at is not null; at = at.ParentId is { } parent ? Find(parent) : null) units.Add(at.Id);
        return units;
    }

    /// <summary>Whether <paramref name="above"/> is <paramref name="unit"/> or stands above it.</summary>
    public bool Covers(long above, long unit)
    {
        for (long? at = unit; at is { } id; at = Find(id)?.ParentId)
            if (id == above) return true;
        return false;
    }
}
