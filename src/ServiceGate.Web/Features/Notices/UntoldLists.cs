using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Facts.Notices;
using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Core.Foundation.Json;
using ServiceGate.Core.Rules.Audiences;
using ServiceGate.Data.Queries;
using ServiceGate.Web.Api;
using ServiceGate.Web.Features.Customers;
using ServiceGate.Web.Shell.Languages;
using ServiceGate.Web.Shell.Lists;
using ServiceGate.Web.Views.People;

namespace ServiceGate.Web.Features.Notices;

/// <summary>Whom a batch has not told, as a file and by the API.</summary>
internal static class UntoldLists
{
    private const int UsualPage = 200;

    /// <summary>Maps <c>GET /batches/{batch}/customers.csv</c>.</summary>
    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/batches/{batch:long}/customers.csv", FileAsync);

    /// <summary>Maps <c>GET /batches/{batch}/customers</c> of the API.</summary>
    public static void MapApi(RouteGroupBuilder reads) => reads.MapGet("/batches/{batch:long}/customers", PageAsync).Produces<UntoldDocument>()
        .WithSummary("Lists the customers whom a batch has not told").WithDescription(
            "Those left out (excluded), refused by the gateway (failed), in doubt, stopped, replaced and too late (expired), a page at a time: outcome narrows, after is the next of the page before. For who looks "
            + "customers up in the launch's unit; addresses are masked for who may not see them. Each page is written down like a look-up.");

    private static async Task<IResult> FileAsync(HttpContext request, SignedIn person, BatchCustomers customers, ContactSight sight, Texts texts, long batch, string? outcome)
    {
        var me = await person.RequiredAsync();
        if (!TryOutcome(outcome, out var wanted)) return QueryValues.Wrong("outcome", outcome!);
        if (await customers.FindAsync(me.Actor, batch, wanted, null, BatchCustomers.LargestPage, request.RequestAborted) is not { } first) return Problems.Of(Refused.NotFound("batch.unknown", "batch"));
        return CsvExport.Result(
            string.Create(System.Globalization.CultureInfo.InvariantCulture, $"batch-{batch}-{outcome ?? "untold"}.csv"), ["account", "address", "outcome", "outcome_name", "reason", "zone"],
            RowsAsync(first, next => customers.FindAsync(me.Actor, batch, wanted, next, BatchCustomers.LargestPage, request.RequestAborted), sight.Of(me.Actor, me.Tree, first.UnitId), texts));
    }

    private static async IAsyncEnumerable<string?[]> RowsAsync(UntoldPage first, Func<string, Task<UntoldPage?>> more, bool seesContacts, Texts texts)
    {
        for (var page = first; page is not null; page = page.Next is { } next ? await more(next) : null)
            foreach (var customer in page.Customers)
                yield return [customer.Account, Address(customer, page.Batch, seesContacts), customer.Outcome.Code(), texts.T("untold." + customer.Outcome.Code()), ReasonOf(customer, texts), page.Batch.Segment];
    }

    private static Task<IResult> PageAsync(ApiCall call, BatchCustomers customers, ContactSight sight, long batch, string? outcome, string? after, string? pageSize) => call.AsCallerAsync(async (actor, tree) =>
    {
        if (!TryOutcome(outcome, out var wanted)) return QueryValues.Wrong("outcome", outcome!);
        if (QueryValues.Number(pageSize, UsualPage, BatchCustomers.LargestPage) is not { } most) return QueryValues.Wrong("pageSize", pageSize!);
        return await customers.FindAsync(actor, batch, wanted, after, most, call.Cancellation) is { } page
            ? ApiCall.Json(UntoldDocument.Of(page, sight.Of(actor, tree, page.UnitId)))
            : Problems.Of(Refused.NotFound("batch.unknown", "batch"));
    });

    private static bool TryOutcome(string? text, out Untold? outcome)
    {
        outcome = CoreJson.TryParseCode<Untold>(text, out var known) ? known : null;
        return outcome is not null || string.IsNullOrEmpty(text);
    }

    internal static string? Address(UntoldCustomer customer, Batch batch, bool seesContacts) =>
        seesContacts ? customer.Address : batch.Channel is NoticeChannel.Sms or NoticeChannel.Push ? MaskedContact.Phone(customer.Address) : MaskedContact.Email(customer.Address);

    private static string? ReasonOf(UntoldCustomer customer, Texts texts) =>
        customer is { Outcome: Untold.Excluded, Reason: { } rule } ? texts.Name("exclusion", rule) : customer.Reason;
}

/// <summary>A page of customers whom a batch has not told.</summary>
/// <param name="Items">The customers.</param>
/// <param name="Next">What the next page is asked for by (<c>after</c>); absent: this is the last one.</param>
public sealed record UntoldDocument(IReadOnlyList<UntoldItem> Items, string? Next)
{
    internal static UntoldDocument Of(UntoldPage page, bool seesContacts) => new(
        [.. page.Customers.Select(c => new UntoldItem(c.Account, UntoldLists.Address(c, page.Batch, seesContacts), c.Outcome, c.Reason))], page.Next);
}

/// <summary>A customer whom a batch has not told, or perhaps not.</summary>
/// <param name="Account">The account number.</param>
/// <param name="Address">The number or id on the batch's channel, masked for who may not see it; absent: there is none any more.</param>
/// <param name="Outcome">What became of it.</param>
/// <param name="Reason">The gateway's reason code, the rule by which the customer was left out, or what the gateway answered; absent: none is known.</param>
public sealed record UntoldItem(string Account, string? Address, Untold Outcome, string? Reason);
