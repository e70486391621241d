using ServiceGate.Core.Commands.Framework;
using ServiceGate.Core.Facts.Notifications;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Ports.Stores;
using ServiceGate.Core.Rules.Organisation;

namespace ServiceGate.Core.Commands.Organisation;

/// <summary>Writes messages in the house about an account: to the person, and to others who should know.</summary>
internal static class AccountMessages
{
    /// <summary>Tells the person that the password was set by somebody else, and those who may confirm that it was handed over: the department's head, the other administrators.</summary>
    public static async Task ResetAsync(CommandContext context, Person person, string message = "password-reset")
    {
        var grants = await context.Session.Organisation.GrantsAsync();
        var own = grants.Where(g => g.PersonId == person.Id).Select(g => g.Grant).ToList();
        await TellAsync(context, person, message, grants, actor =>
            Headship.Covers(actor, own, context.Tree) ? Role.DepartmentHead : Keeps(actor, own.Select(g => g.UnitId), context.Tree) ? Role.Administrator : null);
    }

    /// <summary>Tells the person and the other administrators of the unit that there is, or is to be, one more.</summary>
    public static async Task AdministratorAsync(CommandContext context, Person person, OrganisationUnit unit, string message) =>
        await TellAsync(context, person, message, await context.Session.Organisation.GrantsAsync(), actor => Keeps(actor, [unit.Id], context.Tree) ? Role.Administrator : null, unit);

    /// <summary>Tells the person, the substitute and the department's head who stands in, or no longer does.</summary>
    /// <param name="context">The command's context.</param>
    /// <param name="person">Who is away.</param>
    /// <param name="substitute">Who stands in.</param>
    /// <param name="message">Which message.</param>
    /// <param name="from">The first day.</param>
    /// <param name="until">The last day.</param>
    public static async Task AbsenceAsync(CommandContext context, Person person, Person substitute, string message, string from, string until)
    {
        var grants = await context.Session.Organisation.GrantsAsync();
        var own = grants.Where(g => g.PersonId == person.Id).Select(g => g.Grant).ToList();
        var more = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["substituteZh"] = substitute.NameZh,
            ["substituteEn"] = substitute.NameEn,
            ["from"] = from,
            ["until"] = until,
        };
        await TellAsync(context, person, message, grants, actor =>
            actor.PersonId == substitute.Id ? actor.Grants.Select(g => (Role?)g.Role).FirstOrDefault() : Headship.Covers(actor, own, context.Tree) ? Role.DepartmentHead : null, more: more);
    }

    // Whoever has no role anywhere is kept by the administrators of the top.
    private static bool Keeps(Actor actor, IEnumerable<long> units, OrganisationTree tree) =>
        units.DefaultIfEmpty(tree.Units.First().Id).Any(unit => Policy.Allows(actor, Permission.ManageOrganisation, tree, unit));

    private static async Task TellAsync(
        CommandContext context, Person about, string message, IReadOnlyList<PersonGrant> grants, Func<Actor, Role?> roleOf, OrganisationUnit? unit = null,
        IReadOnlyDictionary<string, string>? more = null)
    {
        var by = await context.Session.Organisation.FindPersonAsync(context.Actor.PersonId);
        var arguments = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["byZh"] = by?.NameZh ?? "系统",
            ["byEn"] = by?.NameEn ?? "the system",
            ["nameZh"] = about.NameZh,
            ["nameEn"] = about.NameEn,
            ["user"] = about.UserName,
        };
        foreach (var (name, value) in more ?? new Dictionary<string, string>()) arguments[name] = value;
        if (unit is not null) (arguments["unitZh"], arguments["unitEn"]) = (unit.NameZh, unit.NameEn);
        var first = grants.FirstOrDefault(g => g.PersonId == about.Id)?.Grant.Role ?? Role.Administrator;
        await WriteAsync(context, about, new(first, PersonId: about.Id), message + "-own", arguments);
        foreach (var person in await context.Session.Organisation.PeopleAsync())
        {
            if (!person.Active || person.Id == about.Id || person.Id == context.Actor.PersonId) continue;
            var actor = new Actor(person.Id, person.UserName, [.. grants.Where(g => g.PersonId == person.Id).Select(g => g.Grant)]);
            if (roleOf(actor) is { } role) await WriteAsync(context, about, new(role, PersonId: person.Id), message, arguments);
        }
    }

    private static async Task WriteAsync(CommandContext context, Person about, Assignee to, string message, Dictionary<string, string> arguments) =>
        await context.Session.Messages.AddAsync(new(
            await context.Session.NextIdAsync(), Notification.NoLaunch, about.UserName, 0, message, to, message, arguments, context.Now));
}
