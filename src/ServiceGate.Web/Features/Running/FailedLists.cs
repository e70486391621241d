using System.Globalization;
using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Data.Queries;
using ServiceGate.Web.Api;
using ServiceGate.Web.Shell.Lists;
using ServiceGate.Web.Views.Launches;
using ServiceGate.Web.Views.People;

namespace ServiceGate.Web.Features.Running;

/// <summary>For whom a launch failed and who was rolled back, as a file and by the API.</summary>
internal static class FailedLists
{
    private const int UsualPage = 200;
    private static readonly string[] Header = ["account", "failed_at", "rolled_back_at"];

    /// <summary>Maps <c>GET /launches/{number}/failed-customers.csv</c>.</summary>
    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/launches/{number}/failed-customers.csv", FileAsync);

    /// <summary>Maps <c>GET /launches/{number}/result/customers</c> of the API.</summary>
    public static void MapApi(RouteGroupBuilder reads) => reads.MapGet("/launches/{number}/result/customers", PageAsync).Produces<FailedCustomersDocument>()
        .WithSummary("Lists the customers for whom the launch failed or who were rolled back").WithDescription(
            "A page at a time: after is the next of the page before. For who looks customers up in the launch's unit. Each page is written down like a look-up.");

    private static async Task<IResult> FileAsync(HttpContext request, SignedIn person, LaunchReader launches, FailedCustomers customers, string number)
    {
        var me = await person.RequiredAsync();
        if (await launches.FindAsync(number, me.Actor.PersonId) is not { } view || await customers.FindAsync(me.Actor, view.Launch.Id, 0, FailedCustomers.LargestPage, request.RequestAborted) is not { } first)
            return Problems.Of(Refused.NotFound("launch.unknown", "number"));
        return CsvExport.Result($"{view.Launch.Number}-failed.csv", Header, RowsAsync(first, after => customers.FindAsync(me.Actor, view.Launch.Id, after, FailedCustomers.LargestPage, request.RequestAborted)));
    }

    private static async IAsyncEnumerable<string?[]> RowsAsync(IReadOnlyList<FailedCustomer> first, Func<long, Task<IReadOnlyList<FailedCustomer>?>> more)
    {
        for (var page = first; page is { Count: > 0 }; page = page.Count < FailedCustomers.LargestPage ? null : await more(page[^1].CustomerId))
            foreach (var customer in page)
                yield return [customer.Account, Utc(customer.FailedAt), Utc(customer.RolledBackAt)];
    }

    private static string? Utc(DateTimeOffset? at) => at?.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);

    private static Task<IResult> PageAsync(ApiCall call, FailedCustomers customers, string number, string? after, string? pageSize) => call.ReadAsync(number, async view =>
    {
        if (QueryValues.Number(pageSize, UsualPage, FailedCustomers.LargestPage) is not { } most) return QueryValues.Wrong("pageSize", pageSize!);
        if (!long.TryParse(after ?? "0", NumberStyles.None, CultureInfo.InvariantCulture, out var from)) return QueryValues.Wrong("after", after!);
        return view.ActorOf(call.PersonId) is { } actor && await customers.FindAsync(actor, view.Launch.Id, from, most, call.Cancellation) is { } page
            ? ApiCall.Json(FailedCustomersDocument.Of(page, most))
            : ApiCall.NotAllowed(Core.Facts.Organisation.Permission.ReadCustomers);
    });
}

/// <summary>A page of customers for whom a launch failed, or who were rolled back.</summary>
/// <param name="Items">The customers.</param>
/// <param name="Next">What the next page is asked for by (<c>after</c>); absent: this is the last one.</param>
public sealed record FailedCustomersDocument(IReadOnlyList<FailedCustomerItem> Items, string? Next)
{
    internal static FailedCustomersDocument Of(IReadOnlyList<FailedCustomer> page, int most) => new(
        [.. page.Select(c => new FailedCustomerItem(c.Account, c.FailedAt, c.RolledBackAt))], page.Count < most ? null : page[^1].CustomerId.ToString(CultureInfo.InvariantCulture));
}

/// <summary>A customer for whom a launch failed, or who was rolled back.</summary>
/// <param name="Account">The account number.</param>
/// <param name="FailedAt">When it was reported that it failed; absent: it did not.</param>
/// <param name="RolledBackAt">When the customer was rolled back; absent: not.</param>
public sealed record FailedCustomerItem(string Account, DateTimeOffset? FailedAt, DateTimeOffset? RolledBackAt);
