using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Foundation.Json;
using ServiceGate.Data.Queries;
using ServiceGate.Web.Api;

namespace ServiceGate.Web.Features.Organisation;

/// <summary>Which people a list shows.</summary>
/// <param name="Text">Part of a sign-in name or a name, whatever its case; null: any.</param>
/// <param name="UnitId">The unit in which they have a role; null: any.</param>
/// <param name="Role">A role that they have; null: any. With a unit: there.</param>
/// <param name="Standing">Whether they can sign in; null: either.</param>
internal sealed record PeopleFilter(string? Text, long? UnitId, Role? Role, AccountStanding? Standing)
{
    /// <summary>Reads the values of an address; null with the answer when one makes no sense.</summary>
    public static PeopleFilter? Read(string? q, string? unit, string? role, string? standing, OrganisationTree tree, out IResult? wrong)
    {
        wrong = unit is not null && tree.Find(unit) is null ? QueryValues.Wrong("unit", unit)
            : role is not null && !CoreJson.TryParseCode<Role>(role, out _) ? QueryValues.Wrong("role", role)
            : standing is not null && !CoreJson.TryParseCode<AccountStanding>(standing, out _) ? QueryValues.Wrong("standing", standing)
            : q?.Length > 100 ? QueryValues.Wrong("q", q)
            : null;
        return wrong is null
            ? new(string.IsNullOrWhiteSpace(q) ? null : q.Trim(), tree.Find(unit)?.Id, role is null ? null : CoreJson.ParseCode<Role>(role), standing is null ? null : CoreJson.ParseCode<AccountStanding>(standing))
            : null;
    }

    /// <summary>Whether a person is shown.</summary>
    public bool Matches(PersonRow row, DateTimeOffset machineNow) =>
        (Text is null || new[] { row.Person.UserName, row.Person.NameZh, row.Person.NameEn }.Any(name => name.Contains(Text, StringComparison.OrdinalIgnoreCase)))
        && ((UnitId is null && Role is null) || row.Grants.Any(g => (UnitId is null || g.Grant.Grant.UnitId == UnitId) && (Role is null || g.Grant.Grant.Role == Role)))
        && (Standing is null || PersonAccountDocument.StandingOf(row, machineNow) == Standing);
}
