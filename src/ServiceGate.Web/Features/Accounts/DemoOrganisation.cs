using ServiceGate.Core.Commands.Framework;
using ServiceGate.Core.Commands.Organisation;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Foundation.Json;
using ServiceGate.Core.Ports.Stores;
using ServiceGate.Web.Views.People;

namespace ServiceGate.Web.Features.Accounts;

/// <summary>Loads the organisation of the demonstration: units, departments, people and their roles, all with the same well-known password.</summary>
/// <param name="sessions">Reads who is there already.</param>
/// <param name="runner">Carries the command out.</param>
/// <param name="passwords">Makes the password.</param>
internal sealed class DemoOrganisation(ISessionFactory sessions, CommandRunner runner, PasswordMaker passwords)
{
    /// <summary>Everybody's password in a demonstration.</summary>
    public const string Password = "ServiceGate-Demo-1";

    /// <summary>Loads a file in one transaction; who is there already stays as he or she is. The password is hashed once for all.</summary>
    /// <param name="path">The file, such as <c>samples/organisation.json</c>.</param>
    /// <param name="cancellation">Ends it; nothing is then kept.</param>
    /// <returns>Sign-in names of the people who were added; empty from the second start on.</returns>
    /// <exception cref="InvalidDataException">The installation is no demonstration: nobody there is to have a neighbour whose password everybody knows.</exception>
    public async Task<IReadOnlyList<string>> LoadAsync(string path, CancellationToken cancellation = default)
    {
        var file = CoreJson.Read<OrganisationFile>(await File.ReadAllTextAsync(path, cancellation));
        var (there, known) = await CountAsync(file, cancellation);
        if (known == file.People.Count) return [];
        // A demonstration that an earlier version has loaded may lack some; a real installation may have a namesake or two.
        if (there > 0 && known * 2 < file.People.Count)
            throw new InvalidDataException("The database holds an installation that is no demonstration. A demonstration needs an empty database of its own: everybody knows its passwords.");
        var setUp = new SetUpOrganisation(
            [.. file.Units.Select(u => new AddUnit(u.Parent, u.Level, u.Code, u.NameZh, u.NameEn, u.TimeZone))],
            [.. file.Departments.Select(d => new AddDepartment(d.Unit, d.Code, d.NameZh, d.NameEn))],
            [.. file.People.Select(p => new AddPerson(p.UserName, p.DisplayName, p.NameEn, p.Language, p.Email))],
            [.. file.People.SelectMany(p => p.Grants, (p, g) => new GrantRole(p.UserName, g.Role, g.Unit, g.Department, g.Channel))],
            passwords.Store(Password));
        return (await runner.RunAsync(setUp, Actor.System.PersonId, "demo-organisation", cancellation)).Required().Added;
    }

    private async Task<(int There, int Known)> CountAsync(OrganisationFile file, CancellationToken cancellation)
    {
        await using var session = await sessions.ReadAsync(cancellation);
        var there = (await session.Organisation.PeopleAsync()).Select(p => p.UserName).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return (there.Count, file.People.Count(p => there.Contains(p.UserName)));
    }

    private sealed record OrganisationFile(IReadOnlyList<UnitEntry> Units, IReadOnlyList<DepartmentEntry> Departments, IReadOnlyList<PersonEntry> People);

    private sealed record UnitEntry(string Code, string? Parent, string Level, string NameZh, string NameEn, string TimeZone);

    private sealed record DepartmentEntry(string Unit, string Code, string NameZh, string NameEn);

    private sealed record PersonEntry(string UserName, string DisplayName, string NameEn, string Language, string? Email, IReadOnlyList<GrantEntry> Grants);

    private sealed record GrantEntry(string Role, string Unit, string? Department, string? Channel);
}
