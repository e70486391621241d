using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Rules.Organisation;
using ServiceGate.Data.Queries;
using ServiceGate.Data.Security;
using ServiceGate.Web.Api;
using ServiceGate.Web.Shell.Languages;
using ServiceGate.Web.Shell.Security;

namespace ServiceGate.Web.Features.Security;

/// <summary>The security log for programs that watch over it.</summary>
internal static class SecurityEndpoints
{
    public static void Map(RouteGroupBuilder reads) => reads.MapGet("/security-events", ListAsync).Produces<SecurityLogDocument>()
        .WithSummary("Reads the security log").WithDescription(
            "Sign-ins, sessions, tokens and refusals, newest first, 100 a page. Needs the role of auditor or administrator: entries about people of the own units, at the top all. "
            + "kind, who (sign-in name), from and until (ISO 8601, UTC) narrow it.");

    private static Task<IResult> ListAsync(ApiCall call, SecurityReading reading, SecurityLog log, string? kind, string? who, string? from, string? until, string? page) =>
        call.AsCallerAsync(async (actor, tree) =>
        {
            if (!Policy.Allows(actor, Permission.ReadAudit, tree, null)) return ApiCall.NotAllowed(Permission.ReadAudit);
            var asked = new AskedFilters();
            var filter = new SecurityFilter
            {
                Kind = asked.Code<SecurityKind>("kind", kind),
                Who = AskedFilters.Text(who),
                From = asked.Moment("from", from),
                Until = asked.Moment("until", until),
                Page = asked.Number("page", page, 1, 1_000_000),
            };
            if (asked.Wrong is { } wrong) return wrong;
            await log.FlushAsync(call.Cancellation);
            return ApiCall.Json(SecurityLogDocument.Of(await reading.FindAsync(actor, filter, call.Cancellation), filter, call.Texts));
        });
}

/// <summary>A page of the security log.</summary>
/// <param name="Total">How many entries there are in all.</param>
/// <param name="Items">Those of the page, newest first.</param>
/// <param name="Page">The page, from 1.</param>
/// <param name="PageSize">How many a page holds at the most.</param>
public sealed record SecurityLogDocument(long Total, IReadOnlyList<SecurityEventDocument> Items, int? Page = null, int? PageSize = null)
{
    internal static SecurityLogDocument Of(FoundSecurity found, SecurityFilter filter, Texts texts) =>
        new(found.Total, [.. found.Rows.Select(row => SecurityEventDocument.Of(row, texts))], filter.Page, filter.PageSize);
}

/// <summary>An entry of the security log, or several that are alike.</summary>
/// <param name="At">When, UTC; of several the first.</param>
/// <param name="LastAt">The last of several.</param>
/// <param name="Count">How many.</param>
/// <param name="Kind">What it is about.</param>
/// <param name="Result">What came of it: right, wrong, expired, throttled, locked, done, ended, made, withdrawn, refused, 401, 403.</param>
/// <param name="PersonId">Who; absent: nobody who is known.</param>
/// <param name="Name">That person's name.</param>
/// <param name="Tried">The name that was tried.</param>
/// <param name="Address">From where.</param>
/// <param name="Way">page or api.</param>
/// <param name="TokenId">The token that was used.</param>
/// <param name="Route">The pattern of the address, or the rule that was broken.</param>
public sealed record SecurityEventDocument(
    DateTimeOffset At, DateTimeOffset LastAt, int Count, SecurityKind Kind, string Result, long? PersonId, string? Name, string? Tried, string? Address, string Way, long? TokenId, string? Route)
{
    internal static SecurityEventDocument Of(ReadSecurityRow row, Texts texts) => OfEntry(row.Row, row.Row.Event, row.By?.Name?.In(texts.Language.Tag));

    private static SecurityEventDocument OfEntry(SecurityRow row, SecurityEvent entry, string? name) => new(
        row.FirstAt, row.LastAt, row.Made, entry.Kind, entry.Result, entry.PersonId, name, entry.Tried, entry.Address, entry.Way, entry.TokenId,
        entry.Route);
}
