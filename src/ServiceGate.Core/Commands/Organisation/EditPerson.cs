using ServiceGate.Core.Commands.Framework;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Core.Foundation.Json;
using ServiceGate.Core.Ports.Stores;

namespace ServiceGate.Core.Commands.Organisation;

/// <summary>Changes a person's names, language, address and whether the person may sign in and act.</summary>
/// <param name="UserName">The person; a name to sign in with never changes.</param>
/// <param name="NameZh">Chinese name.</param>
/// <param name="NameEn">Name in Latin letters.</param>
/// <param name="Language">Language of messages.</param>
/// <param name="Email">Address, or null.</param>
/// <param name="Active">Whether the person may sign in and act. Sessions and tokens of somebody inactive end at once.</param>
/// <param name="Seen">What the sender saw of the person (<see cref="Person.Seen"/>); null: whatever it is by now.</param>
[CommandName("EditPerson"), Members("userName", "nameZh", "nameEn", "language", "email", "active", "seen")]
public sealed record EditPerson(string? UserName, string? NameZh, string? NameEn, string? Language, string? Email, bool Active, long? Seen = null) : Command<Nothing>
{
    internal override Permission Permission => Permission.ManageOrganisation;

    internal override async Task<Outcome<Nothing>> ExecuteAsync(CommandContext context)
    {
        if (!context.May(Permission, null)) return OrganisationRules.NotAllowed(Permission);
        if (await context.Session.Organisation.FindPersonAsync(UserName ?? "") is not { } person) return OrganisationRules.PersonUnknown(UserName);
        if (!await context.MayManageAsync(person)) return Refused.Forbidden("person.outside-your-units");

        if (Seen is { } seen && seen != person.Seen()) return Refused.Stale("person.changed-meanwhile", null, ("person", person.UserName));
        var check = new Check().Names(NameZh, NameEn).LanguageAndEmail(Language, Email);
        if (!check.Passed) return Refused.Invalid(check.Violations);
        if (!Active && !await context.KeepsAnAdministratorAsync(g => g.PersonId == person.Id))
            return Refused.Conflict("administrator.last", "active");
        await SaveAsync(context, person);
        return Nothing.Value;
    }

    private async Task SaveAsync(CommandContext context, Person person)
    {
        var email = string.IsNullOrWhiteSpace(Email) ? null : Email.Trim();
        await context.Session.Organisation.UpdatePersonAsync(
            person with { NameZh = NameZh!.Trim(), NameEn = NameEn!.Trim(), Language = Language!, Email = email, Active = Active });
        context.Audit(null, "person.edited", new { userName = person.UserName });
        if (person.Active == Active) return;
        foreach (var role in (await context.Session.Organisation.GrantsAsync()).Where(g => g.PersonId == person.Id).Select(g => g.Grant.Role).Distinct())
            await context.Session.Launches.LookAgainAsync(role, context.Now);
        context.Audit(null, Active ? "person.activated" : "person.deactivated", new { userName = person.UserName });
    }
}
