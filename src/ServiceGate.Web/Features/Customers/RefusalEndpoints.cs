using ServiceGate.Core.Commands.Audiences;
using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Facts.Notices;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Rules.Audiences;
using ServiceGate.Core.Rules.Organisation;
using ServiceGate.Data.Queries;
using ServiceGate.Web.Api;

namespace ServiceGate.Web.Features.Customers;

/// <summary>Who refuses marketing.</summary>
internal static class RefusalEndpoints
{
    public static void Map(RouteGroupBuilder reads, RouteGroupBuilder commands)
    {
        reads.MapGet("/refusals", ListAsync).Produces<RefusalsDocument>()
            .WithSummary("Shows the refusals that your units have taken down").WithDescription("How many pass the filters, and the newest 200 of them with their addresses masked. Needs the role of operations.");
        commands.MapPost("/refusals", TakeDownAsync).Produces<RefusalsTakenDown>()
            .WithSummary("Takes down that addresses refuse marketing").WithDescription(
                "At most 5,000 addresses: numbers of customers (channel sms) or their push ids (channel push). It holds at once and everywhere, for batches under way too, and beats every consent. "
                + "Notices of service go on. Needs the role of operations or hotline agent.");
        commands.MapPost("/refusals/removal", TakeBackAsync).Produces<RefusalTakenBack>()
            .WithSummary("Takes a refusal back").WithDescription("Since the customer wishes so, with how. Needs the role of operations in the unit that took it down.");
    }

    private static Task<IResult> ListAsync(ApiCall call, RefusalList refusals, string? unit, string? channel, string? way, string? from, string? until) => call.AsCallerAsync(async (actor, tree) =>
    {
        if (!Policy.Allows(actor, Permission.PrepareNotices, tree, null)) return ApiCall.NotAllowed(Permission.PrepareNotices);
        var asked = new AskedFilters();
        var filter = new RefusalFilter
        {
            UnitId = asked.Unit("unit", unit, tree)?.Id,
            Channel = asked.Code<NoticeChannel>("channel", channel),
            Way = asked.Code<RefusalWay>("way", way),
            From = asked.Moment("from", from),
            Until = asked.Moment("until", until),
        };
        return asked.Wrong ?? ApiCall.Json(RefusalsDocument.Of(await refusals.FindAsync(actor, filter, call.Cancellation)));
    });

    private static async Task<IResult> TakeDownAsync(ApiCall call, RefusalEntry entry, JsonBody<RefusalsInput> body) => await call.RunAsync(
        await entry.TakeDownAsync(body.Value.Unit, body.Value.Channel, body.Value.Way, body.Value.Addresses ?? []), taken => ApiCall.Json(taken));

    private static async Task<IResult> TakeBackAsync(ApiCall call, RefusalEntry entry, JsonBody<RefusalRemovalInput> body) => await call.RunAsync(
        await entry.TakeBackAsync(body.Value.Channel, body.Value.Address, body.Value.Reason), _ => ApiCall.Json(new RefusalTakenBack(true)));
}

/// <summary>Addresses that refuse marketing.</summary>
/// <param name="Unit">Code of the unit that takes them down.</param>
/// <param name="Addresses">The addresses, at most 5,000.</param>
/// <param name="Channel">sms (as when left out) or push.</param>
/// <param name="Way">operations (as when left out), hotline or reply.</param>
[BodyExample("""{"unit":"HZ","addresses":["13900270002","13900270003"],"channel":"sms","way":"hotline"}""")]
public sealed record RefusalsInput(string? Unit, IReadOnlyList<string?>? Addresses, string? Channel = null, string? Way = null);

/// <summary>A refusal to be taken back.</summary>
/// <param name="Address">The address.</param>
/// <param name="Reason">How the customer said so.</param>
/// <param name="Channel">sms (as when left out) or push.</param>
[BodyExample("""{"address":"13900270001","reason":"客户来电要求恢复"}""")]
public sealed record RefusalRemovalInput(string? Address, string? Reason, string? Channel = null);

/// <summary>A refusal was taken back.</summary>
/// <param name="Removed">Always true.</param>
public sealed record RefusalTakenBack(bool Removed);

/// <summary>The refusals of some units.</summary>
/// <param name="Count">How many pass the filters.</param>
/// <param name="Newest">The newest of them, at most 200.</param>
public sealed record RefusalsDocument(int Count, IReadOnlyList<RefusalDocument> Newest)
{
    internal static RefusalsDocument Of(RefusalsSeen seen) =>
        new(seen.Count, [.. seen.Newest.Select(r => new RefusalDocument(r.Channel, MaskedContact.Address(r.Address), r.At, r.Way))]);
}

/// <summary>A refusal.</summary>
/// <param name="Channel">Channel.</param>
/// <param name="Address">The address, masked.</param>
/// <param name="At">Since when.</param>
/// <param name="Way">By which way.</param>
public sealed record RefusalDocument(NoticeChannel Channel, string Address, DateTimeOffset At, RefusalWay Way);
