using ServiceGate.Core.Commands.Launches;
using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Core.Ports.Stores;
using ServiceGate.Data.Queries;
using ServiceGate.Web.Api;
using ServiceGate.Web.Features.Launches.List;

namespace ServiceGate.Web.Features.Launches;

/// <summary>Launches: list, creation, one launch.</summary>
internal static class LaunchEndpoints
{
    public static void Map(RouteGroupBuilder reads, RouteGroupBuilder commands)
    {
        reads.MapGet("/launches", ListAsync).Produces<LaunchListDocument>()
            .WithSummary("Lists launches").WithDescription(
                "Those that the caller may see, a page at a time. Filters narrow each other; total counts what passes them. How a launch stands in the eyes of people (standing) is its status, unless it was returned or a gate has shut again. "
                + $"A search (q) has at most {SearchLimits.MostCharacters} characters and {SearchLimits.MostWords} words; a longer one is refused with 422.");
        commands.MapPost("/launches", CreateAsync).Produces<LaunchCreated>(StatusCodes.Status201Created)
            .WithSummary("Creates a launch").WithDescription("With an empty dossier, at the start of its definition. Needs the role of product manager in the unit; for an emergency that of operations.");
        reads.MapGet("/launches/{number}/neighbours", NeighboursAsync).Produces<ItemList<NeighbourDocument>>()
            .WithSummary("Lists the launches of the same night with the same customers").WithDescription(
                "Other live launches, of units that the caller may see, whose window overlaps or falls in the same night (noon to noon), with the number of customers on both lists. At most 50.");
        reads.MapGet("/launches/{number}", Get).Produces<LaunchDocument>().WithTag()
            .WithSummary("Shows a launch").WithDescription("The entity tag is the revision of the dossier's content.");
    }

    private static Task<IResult> ListAsync(
        ApiCall call, LaunchList launches, string? q, string? kind, string? variant, string? status, string? unit, string? page, string? pageSize, string? sort,
        string? standing, string? from, string? until, string? owner, string? department) =>
        call.AsCallerAsync(async (actor, tree) =>
        {
            var query = new LaunchQuery(q, kind, variant, status, unit, page, pageSize, sort, standing);
            if (query.TooMuch() is { } tooMuch) return Problems.Of(Refusal.Invalid, [tooMuch]);
            var (filter, asked) = (query.Read(tree, out var wrong), new AskedFilters());
            if (wrong.Count > 0) return QueryValues.Wrong(wrong[0].Field, wrong[0].Value);
            filter = filter with { WindowFrom = asked.Moment("from", from), WindowUntil = asked.Moment("until", until), Department = AskedFilters.Text(department) };
            if (asked.Wrong is { } senseless) return senseless;
            if (AskedFilters.Text(owner) is { } userName)
            {
                if (await call.AskAsync(session => session.Organisation.FindPersonAsync(userName)) is not { } person) return QueryValues.Wrong("owner", userName);
                filter = filter with { OwnerId = person.Id };
            }
            return ApiCall.Json(LaunchListDocument.Of(await launches.FindAsync(actor, filter, call.Cancellation), filter, call.Texts));
        });

    private static Task<IResult> CreateAsync(ApiCall call, JsonBody<CreateLaunchInput> body) => call.RunAsync(
        new CreateLaunch(body.Value.Kind, body.Value.Unit, body.Value.Header, body.Value.Variant, body.Value.CopyFrom), created => call.Created(created, $"/launches/{created.Number}"));

    private static Task<IResult> NeighboursAsync(ApiCall call, LaunchNeighbours neighbours, string number) => call.ReadAsync(number, async view =>
        ApiCall.Json(new ItemList<NeighbourDocument>(view.ActorOf(call.PersonId) is { } actor
            ? [.. (await neighbours.OfAsync(actor, view.Launch, view.Facts.CustomersWindow, call.Cancellation)).Select(n => NeighbourDocument.Of(n, view, call.Texts))]
            : [])));

    private static Task<IResult> Get(ApiCall call, string number) => call.ReadAsync(
        number, view => call.Json(LaunchDocument.Of(view, call.Texts), Preconditions.TagOfContent(view.Launch.ContentRevision)));
}

/// <summary>A launch to be created.</summary>
/// <param name="Kind">Kind: product, offer, network-cutover, it-cutover, batch-outreach.</param>
/// <param name="Unit">Code of the unit it belongs to.</param>
/// <param name="Header">Title, window, scope, stages.</param>
/// <param name="Variant">launch (when absent), withdrawal or emergency.</param>
/// <param name="CopyFrom">Number of an earlier launch of the same kind and variant which the caller may read: the page drafts the dossier from it. Nothing of it is content until it is saved.</param>
[BodyExample("""{"kind":"it-cutover","unit":"HZ","header":{"title":"电视平台升级","window":{"start":"2027-01-12T00:00","end":"2027-01-12T06:00","timeZone":"Asia/Shanghai"},"scope":["HZ"],"externalOrders":["CRQ-17"],"description":"旧平台停止支持"}}""")]
public sealed record CreateLaunchInput(string? Kind = null, string? Unit = null, HeaderInput? Header = null, string? Variant = null, string? CopyFrom = null);
