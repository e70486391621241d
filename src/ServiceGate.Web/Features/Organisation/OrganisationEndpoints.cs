using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Foundation.Time;
using ServiceGate.Web.Api;
using ServiceGate.Web.Shell.Languages;
using ServiceGate.Web.Views.People;

namespace ServiceGate.Web.Features.Organisation;

/// <summary>Units, departments, people.</summary>
internal static class OrganisationEndpoints
{
    public static void Map(RouteGroupBuilder reads) => reads.MapGet("/organisation", GetAsync).Produces<OrganisationDocument>()
        .WithSummary("Shows the organisation").WithDescription("Units and departments, and the active people with their roles.");

    private static Task<IResult> GetAsync(ApiCall call, BusinessClock clock) => call.ReadAsync(async (session, _, _) =>
        ApiCall.Json(OrganisationDocument.Of(await PeopleDirectory.ReadAsync(session, clock.GetUtcNow()), call.Texts)));
}

/// <summary>The organisation.</summary>
/// <param name="Units">Units, top first.</param>
/// <param name="People">Active people, by sign-in name.</param>
public sealed record OrganisationDocument(IReadOnlyList<OrganisationUnitDocument> Units, IReadOnlyList<OrganisationPersonDocument> People)
{
    internal static OrganisationDocument Of(PeopleDirectory directory, Texts texts) => new(
        [.. directory.Tree.Units.Select(u => OrganisationUnitDocument.Of(u, directory, texts))],
        [.. directory.People.Values.Where(p => p.Active).OrderBy(p => p.UserName, StringComparer.Ordinal).Select(p => OrganisationPersonDocument.Of(p, directory, texts))]);
}

/// <summary>A unit of the organisation.</summary>
/// <param name="Code">Code.</param>
/// <param name="Parent">Code of the unit above; absent at the top.</param>
/// <param name="Level">Level.</param>
/// <param name="Name">Name, in the language of the request.</param>
/// <param name="TimeZone">IANA zone.</param>
/// <param name="Departments">Codes of its departments.</param>
public sealed record OrganisationUnitDocument(string Code, string? Parent, UnitLevel Level, string Name, string TimeZone, IReadOnlyList<string> Departments)
{
    internal static OrganisationUnitDocument Of(OrganisationUnit unit, PeopleDirectory directory, Texts texts) => new(
        unit.Code, unit.ParentId is { } parent ? directory.Tree.Find(parent)?.Code : null, unit.Level, directory.UnitName(unit.Id, texts), unit.TimeZone,
        [.. directory.Tree.Departments.Where(d => d.UnitId == unit.Id).Select(d => d.Code)]);
}

/// <summary>Somebody of the organisation.</summary>
/// <param name="UserName">Name to sign in with.</param>
/// <param name="Name">Name, in the language of the request.</param>
/// <param name="Roles">Roles held.</param>
public sealed record OrganisationPersonDocument(string UserName, string Name, IReadOnlyList<RoleDocument> Roles)
{
    internal static OrganisationPersonDocument Of(Person person, PeopleDirectory directory, Texts texts) => new(
        person.UserName, directory.NameOf(person.Id, texts),
        [.. directory.Grants.Where(g => g.PersonId == person.Id && g.Grant.For is null).Select(g =>
            new RoleDocument(g.Grant.Role, directory.Tree.Find(g.Grant.UnitId)?.Code ?? "", g.Grant.Department, g.Grant.Channel))]);
}

/// <summary>A role held in a unit and everything below it.</summary>
/// <param name="Role">The role.</param>
/// <param name="Unit">Code of the unit.</param>
/// <param name="Department">The department, where the role acts for one.</param>
/// <param name="Channel">The channel, for channel owners.</param>
public sealed record RoleDocument(Role Role, string Unit, string? Department, string? Channel);
