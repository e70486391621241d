using ServiceGate.Core.Facts.Organisation;

namespace ServiceGate.Web.Imports;

/// <summary>The units that exist, by code and by what people call them.</summary>
/// <param name="units">The units.</param>
internal sealed class KnownUnits(IEnumerable<OrganisationUnit> units)
{
    private static readonly string[] Endings = ["市分公司", "分公司", "公司", "市", "branch"];

    private readonly IReadOnlyList<OrganisationUnit> _units = [.. units];
    private readonly Dictionary<string, string?> _found = new(StringComparer.Ordinal);

    /// <summary>The code of the unit that a file names by its code, its name or the place it is named for; null: none, or several.</summary>
    /// <param name="text">As the file has it.</param>
    public string? CodeOf(string text)
    {
        if (_found.TryGetValue(text, out var known)) return known;
        var code = Find(u => u.Code == text) ?? Find(u => string.Equals(u.Code, text, StringComparison.OrdinalIgnoreCase)) ?? Find(u => Names(u).Contains(text, StringComparer.OrdinalIgnoreCase));
        // A file may name any number of units that there are not.
        if (_found.Count < 1000) _found[text] = code;
        return code;
    }

    private string? Find(Func<OrganisationUnit, bool> wanted) => _units.Where(wanted).Take(2).ToList() is [var only] ? only.Code : null;

    private static IEnumerable<string> Names(OrganisationUnit unit) =>
        new[] { unit.NameZh, unit.NameEn }.SelectMany(name => Endings.Where(e => name.EndsWith(e, StringComparison.OrdinalIgnoreCase)).Select(e => name[..^e.Length].Trim()).Prepend(name)).Where(n => n.Length > 0);
}
