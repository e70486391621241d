using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Foundation.Json;
using ServiceGate.Data.Accounts;

namespace ServiceGate.Web.Features.Accounts.Codes;

/// <summary>Who needs a second factor: administrators, or the roles that a setting names; nobody in a demonstration unless the setting says so.</summary>
/// <param name="roles">The roles.</param>
/// <param name="factors">Second factors.</param>
internal sealed class FactorRule(IReadOnlySet<Role> roles, StoredFactors factors)
{
    /// <summary>Setting: codes of roles, separated by commas, or <see cref="Nobody"/>.</summary>
    public const string Setting = "Accounts:SecondFactorRoles";

    /// <summary>No role needs one.</summary>
    public const string Nobody = "none";

    /// <summary>Whether a text names roles.</summary>
    public static bool Names(string text) => text == Nobody || text.Split(',', StringSplitOptions.TrimEntries).All(code => CoreJson.TryParseCode<Role>(code, out _));

    /// <summary>The roles of the setting, which was checked.</summary>
    public static HashSet<Role> Read(string? text, bool isDemo) => text switch
    {
        null => isDemo ? [] : [Role.Administrator],
        Nobody => [],
        _ => [.. text.Split(',', StringSplitOptions.TrimEntries).Select(CoreJson.ParseCode<Role>)],
    };

    /// <summary>Whether somebody needs one and has none.</summary>
    public async Task<bool> IsOwedByAsync(Actor actor, CancellationToken cancellation) =>
        actor.Grants.Any(g => roles.Contains(g.Role)) && await factors.FindAsync(actor.PersonId, cancellation) is null;
}
