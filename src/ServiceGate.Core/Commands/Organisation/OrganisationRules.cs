using System.Text.RegularExpressions;
using ServiceGate.Core.Commands.Framework;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Core.Ports.Stores;
using ServiceGate.Core.Rules.Organisation;

namespace ServiceGate.Core.Commands.Organisation;

/// <summary>Rules that several commands on units and people share.</summary>
internal static partial class OrganisationRules
{
    /// <summary>Both names, at most 100 characters each.</summary>
    public static Check Names(this Check check, string? nameZh, string? nameEn) => check.Text(nameZh, "nameZh", 100).Text(nameEn, "nameEn", 100);

    /// <summary>A language that messages can be written in, and an address that may be missing.</summary>
    public static Check LanguageAndEmail(this Check check, string? language, string? email) => check
        .Language(language)
        .That(string.IsNullOrWhiteSpace(email) || Address().IsMatch(email.Trim()) && email.Length <= 254, "person.email-format", "email");

    /// <summary>A language that messages can be written in.</summary>
    public static Check Language(this Check check, string? language) => check.That(language is "zh-CN" or "en", "person.language-unknown", "language");

    /// <summary>Whether the actor may change a person (<see cref="Keeping"/>).</summary>
    public static async Task<bool> MayManageAsync(this CommandContext context, Person person) => context.Actor.IsSystem
        || Keeping.Covers(context.Actor, (await context.Session.Organisation.GrantsAsync()).Where(g => g.PersonId == person.Id).Select(g => g.Grant), context.Tree);

    /// <summary>Whether somebody active still administers the top unit once some roles are gone. Otherwise nobody could ever give a role there again.</summary>
    public static async Task<bool> KeepsAnAdministratorAsync(this CommandContext context, Func<PersonGrant, bool> gone) =>
        (await context.Session.ActiveGrantsAsync(context.Now)).Any(g => !gone(g) && g.Grant.Role is Role.Administrator && context.Tree.Find(g.Grant.UnitId) is { ParentId: null });

    /// <summary>The policy does not let the actor do it.</summary>
    public static Refused NotAllowed(Permission permission) => Refused.Forbidden("policy.not-allowed", ("permission", permission));

    /// <summary>There is nobody of that name.</summary>
    public static Refused PersonUnknown(string? userName) => Refused.NotFound("person.unknown", "userName", ("person", userName ?? ""));

    [GeneratedRegex("^[A-Z]{2,8}\\z")]
    public static partial Regex UnitCode();

    [GeneratedRegex("^[a-z][a-z0-9-]{1,39}\\z")]
    public static partial Regex DepartmentCode();

    // Names become parts of addresses and of file names, so they keep to what is plain in both.
    [GeneratedRegex("^[A-Za-z0-9][A-Za-z0-9._-]{1,63}\\z")]
    public static partial Regex UserName();

    [GeneratedRegex(@"^[^@\s,;<>]+@[^@\s,;<>]+\z")]
    private static partial Regex Address();
}
