using ServiceGate.Core.Commands.Framework;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Core.Foundation.Json;
using ServiceGate.Core.Ports.Catalogue;
using ServiceGate.Core.Ports.Stores;

namespace ServiceGate.Core.Commands.Organisation;

/// <summary>
/// Gives a person a role in a unit and everything below it. Nobody gives a role to himself or herself. A role of administrator at the top waits for a second administrator
/// (<see cref="ConfirmRole"/>), if there is one.
/// </summary>
/// <param name="UserName">The person.</param>
/// <param name="Role">The role, as its code.</param>
/// <param name="Unit">Code of the unit.</param>
/// <param name="Department">Code of a department of the unit, for roles that act for one; otherwise null.</param>
/// <param name="Channel">Code of a channel, for channel owners; otherwise null.</param>
[CommandName("GrantRole"), Members("userName", "role", "unit", "department", "channel")]
public sealed record GrantRole(string? UserName, string? Role, string? Unit, string? Department = null, string? Channel = null) : Command<RoleGranted>
{
    internal override Permission Permission => Permission.ManageOrganisation;

    internal override async Task<Outcome<RoleGranted>> ExecuteAsync(CommandContext context)
    {
        if (context.Tree.Find(Unit) is not { } unit) return Refused.Invalid("unit.unknown", "unit", ("unit", Unit ?? ""));
        if (!context.May(Permission, unit.Id)) return OrganisationRules.NotAllowed(Permission);
        if (await context.Session.Organisation.FindPersonAsync(UserName ?? "") is not { } person) return OrganisationRules.PersonUnknown(UserName);
        return person.Id == context.Actor.PersonId ? Refused.Forbidden("grant.not-to-yourself") : await AddAsync(context, person, unit);
    }

    /// <summary>Checks and adds; the caller has asked the policy.</summary>
    internal async Task<Outcome<RoleGranted>> AddAsync(CommandContext context, Person person, OrganisationUnit unit)
    {
        var (department, channel) = (Bare(Department), Bare(Channel));
        var check = new Check().That(CoreJson.TryParseCode<Role>(Role, out var role), "role.unknown", "role", ("role", Role ?? ""));
        if (check.Passed) CheckDepartment(context, role, unit, department, check);
        if (check.Passed) CheckChannel(context, role, channel, check);
        if (!check.Passed) return Refused.Invalid(check.Violations);

        var grant = new RoleGrant(role, unit.Id, department, channel);
        if ((await context.Session.Organisation.GrantsAsync()).Any(g => g.PersonId == person.Id && g.Grant == grant))
            return Refused.Conflict("grant.already-there", "role");
        var id = await context.Session.NextIdAsync();
        if (role is Facts.Organisation.Role.Administrator && !context.Actor.IsSystem)
        {
            if (await SecondAdministrator.IsAskedAsync(context, person, unit)) return await ProposeAsync(context, new(id, person.Id, grant), person, unit);
            await Hands.TakeAsync(context, person.Id, HoldKind.Administrator);
            await AccountMessages.AdministratorAsync(context, person, unit, "administrator-added");
        }
        await context.Session.Organisation.AddGrantAsync(new(id, person.Id, grant));
        await context.Session.Launches.LookAgainAsync(role, context.Now);
        context.Audit(null, "role.granted", new { userName = person.UserName, role = role, unit = unit.Code, department = department, channel = channel });
        return new RoleGranted(id);
    }

    private static async Task<Outcome<RoleGranted>> ProposeAsync(CommandContext context, PersonGrant grant, Person person, OrganisationUnit unit)
    {
        if ((await context.Session.Holds.ProposedAsync()).Any(p => p.Grant.PersonId == person.Id && p.Grant.Grant == grant.Grant)) return Refused.Conflict("grant.already-there", "role");
        await context.Session.Holds.ProposeAsync(new ProposedRole(grant, context.Actor.PersonId, context.Now));
        context.Audit(null, "role.proposed", new { userName = person.UserName, role = grant.Grant.Role, unit = unit.Code });
        await AccountMessages.AdministratorAsync(context, person, unit, "administrator-proposed");
        return new RoleGranted(grant.Id, true);
    }

    private static void CheckDepartment(CommandContext context, Role role, OrganisationUnit unit, string? department, Check check)
    {
        if (!role.ActsForDepartment())
            check.That(department is null, "grant.department-not-meant", "department");
        else if (department is null)
            check.That(false, "grant.department-required", "department");
        else
            check.That(context.Tree.Departments.Any(d => d.UnitId == unit.Id && d.Code == department), "department.unknown", "department", ("department", department), ("unit", unit.Code));
    }

    private static void CheckChannel(CommandContext context, Role role, string? channel, Check check)
    {
        if (!role.ActsForChannel())
            check.That(channel is null, "grant.channel-not-meant", "channel");
        else if (channel is null)
            check.That(false, "grant.channel-required", "channel");
        else
            check.That(context.Catalogue.Channels().Contains(channel, StringComparer.Ordinal), "channel.unknown", "channel", ("channel", channel));
    }

    private static string? Bare(string? code) => string.IsNullOrWhiteSpace(code) ? null : code.Trim();
}

/// <summary>A role was given.</summary>
/// <param name="Grant">Id by which it is taken away.</param>
/// <param name="Waits">True: it takes effect when a second administrator confirms it; null: it has taken effect.</param>
[Members("grant", "waits")]
public sealed record RoleGranted(long Grant, bool? Waits = null);
