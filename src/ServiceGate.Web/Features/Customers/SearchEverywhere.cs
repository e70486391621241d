using Microsoft.AspNetCore.Mvc;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Data.Queries;
using ServiceGate.Web.Shell;
using ServiceGate.Web.Views.People;

namespace ServiceGate.Web.Features.Customers;

/// <summary>
/// The search in the bar on top for who looks customers up: a launch is shown in the list of launches, anything else goes to the look-up of customers. It is posted, since what is typed may be a
/// phone number, which has no place in an address.
/// </summary>
internal static class SearchEverywhere
{
    /// <summary>Maps <c>POST /search</c>.</summary>
    public static void Map(IEndpointRouteBuilder routes) => routes.MapForm("/search", async ([FromForm] string? q, HttpContext context, SignedIn person, LaunchList launches) =>
    {
        var me = await person.RequiredAsync();
        var text = q?.Trim() ?? "";
        if (text.Length == 0 || !me.May(Permission.ReadCustomers) || SearchLimits.Broken(text, nameof(q)) is not null) return ToLaunches(text);
        var found = await launches.FindAsync(me.Actor, new LaunchFilter { Text = text, PageSize = 1, MostCounted = 1 }, context.RequestAborted);
        // The same form, sent on: its page looks up, and writes down who was looked up by whom.
        return found.Total > 0 ? ToLaunches(text) : Results.LocalRedirect("/customers", permanent: false, preserveMethod: true);
    });

    private static IResult ToLaunches(string text) => Results.LocalRedirect($"/launches?q={Uri.EscapeDataString(text)}");
}
