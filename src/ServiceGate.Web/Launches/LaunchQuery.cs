using ServiceGate.Core.Facts.Launches;
using ServiceGate.Core.Foundation.Json;
using ServiceGate.Data.Queries;
using ServiceGate.Web.Accounts;

namespace ServiceGate.Web.Launches;

/// <summary>Reads the filter of the launches' list from an address. What makes no sense is left out.</summary>
public static class LaunchQuery
{
    /// <summary>The filter, cut to the units in which the person may read.</summary>
    public static LaunchFilter From(IQueryCollection query, SignedInPerson person, int size)
    {
        var sort = query["sort"].ToString();
        return new()
        {
            Text = query["q"].ToString() is { Length: > 0 } text ? text : null,
            Kind = CoreJson.TryParseCode<LaunchKind>(query["kind"], out var kind) ? kind : null,
            Variant = CoreJson.TryParseCode<LaunchVariant>(query["variant"], out var variant) ? variant : null,
            Statuses = CoreJson.TryParseCode<LaunchStatus>(query["status"], out var status) ? [status] : [],
            UnitId = person.Tree.Find(query["unit"].ToString())?.Id,
            Within = person.Actor.Grants.Select(g => g.UnitId).ToHashSet(),
            Order = CoreJson.TryParseCode<LaunchOrder>(sort.TrimStart('-'), out var order) ? order : LaunchOrder.Window,
            Descending = sort.StartsWith('-'),
            Page = int.TryParse(query["page"], out var page) ? Math.Clamp(page, 1, 100_000) : 1,
            PageSize = size,
        };
    }
}
