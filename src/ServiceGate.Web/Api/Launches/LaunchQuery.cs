using System.Globalization;
using ServiceGate.Core.Facts.Launches;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Foundation.Json;
using ServiceGate.Data.Queries;

namespace ServiceGate.Web.Api.Launches;

/// <summary>Which launches are asked for, as it stands in the address.</summary>
internal sealed record LaunchQuery(string? Q, string? Kind, string? Variant, string? Status, string? Unit, string? Page, string? PageSize, string? Sort)
{
    /// <summary>The largest page.</summary>
    public const int LargestPage = 200;

    /// <summary>The filter for an actor, who sees the launches of the units of his or her roles; or the answer to a query that makes no sense.</summary>
    public (LaunchFilter? Filter, IResult? Problem) Read(Actor actor, OrganisationTree tree)
    {
        var statuses = (Status ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (Kind is not null && !CoreJson.TryParseCode<LaunchKind>(Kind, out _)) return Wrong("kind", Kind);
        if (Variant is not null && !CoreJson.TryParseCode<LaunchVariant>(Variant, out _)) return Wrong("variant", Variant);
        if (statuses.FirstOrDefault(s => !CoreJson.TryParseCode<LaunchStatus>(s, out _)) is { } wrong) return Wrong("status", wrong);
        if (Unit is not null && tree.Find(Unit) is null) return Wrong("unit", Unit);
        if (Sort is not null && !CoreJson.TryParseCode<LaunchOrder>(Sort.TrimStart('-'), out _)) return Wrong("sort", Sort);
        if (Number(Page, 1, 1_000_000) is not { } page) return Wrong("page", Page!);
        if (Number(PageSize, 50, LargestPage) is not { } size) return Wrong("pageSize", PageSize!);
        return (new()
        {
            Text = Q,
            Kind = Kind is null ? null : CoreJson.ParseCode<LaunchKind>(Kind),
            Variant = Variant is null ? null : CoreJson.ParseCode<LaunchVariant>(Variant),
            Statuses = [.. statuses.Select(CoreJson.ParseCode<LaunchStatus>)],
            UnitId = tree.Find(Unit)?.Id,
            Within = [.. actor.Grants.Select(g => g.UnitId)],
            Order = Sort is null ? LaunchOrder.Window : CoreJson.ParseCode<LaunchOrder>(Sort.TrimStart('-')),
            Descending = Sort?.StartsWith('-') == true,
            Page = page,
            PageSize = size,
        }, null);
    }

    private static int? Number(string? text, int otherwise, int most) =>
        text is null ? otherwise : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1 && number <= most ? number : null;

    private static (LaunchFilter?, IResult?) Wrong(string field, string value) =>
        (null, Problems.Of(StatusCodes.Status400BadRequest, "query.value", field, ("value", value)));
}
