using ServiceGate.Core.Commands.Framework;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Core.Foundation.Json;
using ServiceGate.Core.Ports.Stores;

namespace ServiceGate.Core.Commands.Organisation;

/// <summary>
/// Sets up units, departments, people and roles in one transaction. What is already there stays as it is, so that a start that does this every time
/// changes nothing later. Only the system does it.
/// </summary>
/// <param name="Units">Units, each after the one above it.</param>
/// <param name="Departments">Departments.</param>
/// <param name="People">People.</param>
/// <param name="Roles">Roles; given only to people added by this command, since roles of others may have been taken away on purpose.</param>
/// <param name="Password">The password of everybody who is added; null leaves them without one.</param>
[CommandName("SetUpOrganisation"), Members("units", "departments", "people", "roles", "password")]
public sealed record SetUpOrganisation(
    IReadOnlyList<AddUnit> Units, IReadOnlyList<AddDepartment> Departments, IReadOnlyList<AddPerson> People, IReadOnlyList<GrantRole> Roles,
    NewPassword? Password = null)
    : Command<OrganisationSetUp>
{
    internal override Permission Permission => Permission.ActForTheSystem;

    internal override async Task<Outcome<OrganisationSetUp>> ExecuteAsync(CommandContext context)
    {
        if (!context.May(Permission, null)) return OrganisationRules.NotAllowed(Permission);
        var check = new Check();
        context = await AddUnitsAsync(context, check);
        if (check.Passed) context = await AddDepartmentsAsync(context, check);
        var added = check.Passed ? await AddPeopleAsync(context, check) : [];
        if (check.Passed) await AddRolesAsync(context, added, check);
        return check.Passed ? new OrganisationSetUp([.. added.Keys.Order(StringComparer.Ordinal)]) : Refused.Invalid(check.Violations);
    }

    private async Task<CommandContext> AddUnitsAsync(CommandContext context, Check check)
    {
        foreach (var (unit, i) in Units.Select((unit, i) => (unit, i)))
        {
            if (context.Tree.Find(unit.Code) is not null) continue;
            check.Add((await unit.AddAsync(context)).Violations, $"units[{i}].");
            context = context with { Tree = await context.Session.Organisation.TreeAsync() };
        }
        return context;
    }

    private async Task<CommandContext> AddDepartmentsAsync(CommandContext context, Check check)
    {
        foreach (var (department, i) in Departments.Select((department, i) => (department, i)))
        {
            if (context.Tree.Find(department.Unit) is not { } unit)
                check.That(false, "unit.unknown", $"departments[{i}].unit", ("unit", department.Unit ?? ""));
            else if (!context.Tree.Departments.Any(d => d.UnitId == unit.Id && d.Code == department.Code))
                check.Add((await department.AddAsync(context, unit)).Violations, $"departments[{i}].");
        }
        return context with { Tree = await context.Session.Organisation.TreeAsync() };
    }

    private async Task<Dictionary<string, Person>> AddPeopleAsync(CommandContext context, Check check)
    {
        var added = new Dictionary<string, Person>(StringComparer.OrdinalIgnoreCase);
        foreach (var (person, i) in People.Select((person, i) => (person, i)))
        {
            if (await context.Session.Organisation.FindPersonAsync(person.UserName ?? "") is not null) continue;
            check.Add((await person.AddAsync(context)).Violations, $"people[{i}].");
            if (!check.Passed) continue;
            var stored = (await context.Session.Organisation.FindPersonAsync(person.UserName!))!;
            if (Password is not null) await context.Session.Organisation.SetPasswordAsync(stored.Id, Password);
            added[person.UserName!] = stored;
        }
        return added;
    }

    private async Task AddRolesAsync(CommandContext context, Dictionary<string, Person> added, Check check)
    {
        foreach (var (role, i) in Roles.Select((role, i) => (role, i)))
        {
            if (!added.TryGetValue(role.UserName ?? "", out var person)) continue;
            if (context.Tree.Find(role.Unit) is not { } unit)
                check.That(false, "unit.unknown", $"roles[{i}].unit", ("unit", role.Unit ?? ""));
            else
                check.Add((await role.AddAsync(context, person, unit)).Violations, $"roles[{i}].");
        }
    }
}

/// <summary>The organisation is set up.</summary>
/// <param name="Added">Sign-in names of the people who were added.</param>
[Members("added")]
public sealed record OrganisationSetUp(IReadOnlyList<string> Added);
