using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Web.Shell.Languages;
using ServiceGate.Web.Views.People;

namespace ServiceGate.Web.Features.Organisation;

/// <summary>Somebody in the tree of units.</summary>
/// <param name="UserName">Name to sign in with.</param>
/// <param name="Name">Name to show.</param>
/// <param name="Role">What the person is there.</param>
public sealed record Holder(string UserName, string Name, string Role);

/// <summary>The people of a department, or those whose roles hold for the whole unit.</summary>
/// <param name="Name">The department's name; null for the unit itself.</param>
/// <param name="People">Who is what there.</param>
public sealed record UnitPart(string? Name, IReadOnlyList<Holder> People);

/// <summary>A unit with who is who, and the units below it.</summary>
/// <param name="Unit">The unit.</param>
/// <param name="Parts">The unit itself and its departments, as far as somebody has a role there.</param>
/// <param name="Vacant">Names of departments where nobody has a role.</param>
/// <param name="Below">Units below.</param>
public sealed record UnitOverview(OrganisationUnit Unit, IReadOnlyList<UnitPart> Parts, IReadOnlyList<string> Vacant, IReadOnlyList<UnitOverview> Below)
{
    /// <summary>The whole organisation, from its top units.</summary>
    public static IReadOnlyList<UnitOverview> Of(OrganisationTree tree, IReadOnlyList<Person> people, IReadOnlyList<PersonGrant> grants, Texts texts)
    {
        var active = people.Where(p => p.Active).ToDictionary(p => p.Id);
        var held = grants.Where(g => active.ContainsKey(g.PersonId)).ToLookup(g => g.Grant.UnitId);
        return Below(null);

        IReadOnlyList<UnitOverview> Below(long? parent) => [.. tree.Units.Where(u => u.ParentId == parent).Select(Show)];

        UnitOverview Show(OrganisationUnit unit)
        {
            var departments = tree.Departments.Where(d => d.UnitId == unit.Id).ToList();
            var parts = departments.Select(d => new UnitPart(d.NameIn(texts), Holders(unit, d.Code)))
                .Prepend(new UnitPart(null, Holders(unit, null))).ToList();
            return new(
                unit, [.. parts.Where(p => p.People.Count > 0)], [.. parts.Where(p => p.Name is not null && p.People.Count == 0).Select(p => p.Name!)], Below(unit.Id));
        }

        IReadOnlyList<Holder> Holders(OrganisationUnit unit, string? department) =>
        [
            .. held[unit.Id].Where(g => g.Grant.Department == department).OrderBy(g => g.Grant.Role).Select(g =>
                new Holder(active[g.PersonId].UserName, active[g.PersonId].NameIn(texts), department is null ? g.Grant.WithoutUnit(tree, texts) : texts.Name("role", g.Grant.Role.ToString()))),
        ];
    }
}
