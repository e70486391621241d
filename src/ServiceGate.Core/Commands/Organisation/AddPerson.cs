using ServiceGate.Core.Commands.Framework;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Core.Foundation.Json;
using ServiceGate.Core.Ports.Stores;

namespace ServiceGate.Core.Commands.Organisation;

/// <summary>Adds a person, who has no role and cannot sign in until a password is set.</summary>
/// <param name="UserName">Name to sign in with: 2 to 64 letters, digits, dots, hyphens and underscores, unique whatever its case.</param>
/// <param name="NameZh">Chinese name.</param>
/// <param name="NameEn">Name in Latin letters.</param>
/// <param name="Language">Language of messages: <c>zh-CN</c> or <c>en</c>.</param>
/// <param name="Email">Address, or null.</param>
[CommandName("AddPerson"), Members("userName", "nameZh", "nameEn", "language", "email")]
public sealed record AddPerson(string? UserName, string? NameZh, string? NameEn, string? Language, string? Email = null) : Command<PersonAdded>
{
    internal override Permission Permission => Permission.ManageOrganisation;

    internal override async Task<Outcome<PersonAdded>> ExecuteAsync(CommandContext context) =>
        context.May(Permission, null) ? await AddAsync(context) : OrganisationRules.NotAllowed(Permission);

    /// <summary>Checks and adds; the caller has asked the policy.</summary>
    internal async Task<Outcome<PersonAdded>> AddAsync(CommandContext context)
    {
        var wellFormed = UserName is not null && OrganisationRules.UserName().IsMatch(UserName);
        var taken = wellFormed && await context.Session.Organisation.FindPersonAsync(UserName!) is not null;
        var check = new Check()
            .That(wellFormed, "person.user-name-format", "userName")
            .That(!taken, "person.user-name-taken", "userName", ("userName", UserName ?? ""))
            .Names(NameZh, NameEn)
            .LanguageAndEmail(Language, Email);
        if (!check.Passed) return Refused.Invalid(check.Violations);

        var email = string.IsNullOrWhiteSpace(Email) ? null : Email.Trim();
        var id = await context.Session.NextIdAsync();
        await context.Session.Organisation.AddPersonAsync(new(id, UserName!, NameZh!.Trim(), NameEn!.Trim(), Language!, email));
        if (!context.Actor.IsSystem) await Hands.TakeAsync(context, id, HoldKind.Added);
        context.Audit(null, "person.added", new { userName = UserName });
        return new PersonAdded(UserName!);
    }
}

/// <summary>A person was added.</summary>
/// <param name="UserName">Name to sign in with.</param>
[Members("userName")]
public sealed record PersonAdded(string UserName);
