using ServiceGate.Core.Commands.Contingency;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Core.Rules.Organisation;
using ServiceGate.Data.Queries;
using ServiceGate.Web.Api;

namespace ServiceGate.Web.Features.Customers;

/// <summary>Single customers, for the hotline. Where an address can be logged on the way, it is better to ask by account number.</summary>
internal static class CustomerEndpoints
{
    public static void Map(RouteGroupBuilder reads, RouteGroupBuilder commands)
    {
        reads.MapGet("/launches/{number}/customers/{account}", OfLaunchAsync).Produces<LaunchCustomerDocument>()
            .WithSummary("Says what a launch means for a customer").WithDescription("On the list? Told? Failed? Rolled back? Needs the role of hotline agent or operations.");
        commands.MapPost("/launches/{number}/customers/{account}/rollback", RollBackAsync).Produces<CommandDone>()
            .WithSummary("Rolls a customer back").WithDescription(
                "One-click rollback, while a contingency plan gives the right. Launches created since plans can be acted on ask for more and refuse this: POST /launches/{number}/hotline/{account}/rollback.");
        reads.MapGet("/customers/{account}", LookUpAsync).Produces<CustomerDocument>()
            .WithSummary("Looks a customer up").WithDescription("What the customer was told, when, by which channel, what came back; and the launches that affect the customer. By account or by mobile number, in any form in which it is written; several "
                + "customers with one number are all there, the first with the others in it. Phone and e-mail are masked for who does not have the right to see them.");
    }

    private static Task<IResult> RollBackAsync(ApiCall call, string number, string account, JsonBody<ReasonInput> body) =>
        call.RunAsync(new RollBackCustomer(number, account, body.Value.Reason), _ => ApiCall.Json(new CommandDone(number)));

    private static Task<IResult> OfLaunchAsync(ApiCall call, CustomerReader customers, string number, string account) => call.ReadAsync(number, async view =>
    {
        if (view.ActorOf(call.PersonId) is not { } actor || !Policy.Allows(actor, Permission.ReadCustomers, view.Directory.Tree, view.Launch.UnitId))
            return ApiCall.NotAllowed(Permission.ReadCustomers);
        return Answer(call, await customers.OfLaunchAsync(new(actor, LookUp.Api), view.Launch.Id, account, cancellation: call.Cancellation), account, LaunchCustomerDocument.Of);
    });

    private static Task<IResult> LookUpAsync(ApiCall call, CustomerReader customers, ContactSight seesContacts, string account) => call.AsCallerAsync(async (actor, tree) =>
    {
        if (!Policy.Allows(actor, Permission.ReadCustomers, tree, null)) return ApiCall.NotAllowed(Permission.ReadCustomers);
        return Answer(call, await customers.FindAsync(new(actor, LookUp.Api), account, cancellation: call.Cancellation), account,
            found => CustomerDocument.Of(found, seesContacts.Of(actor, tree)));
    });

    private static IResult Answer<T>(ApiCall call, LookedUp found, string account, Func<IReadOnlyList<SeenCustomer>, T> document) => found switch
    {
        { Wait: { } wait } => call.TooMany(wait, "customer.too-many-look-ups"),
        { First: not null } => ApiCall.Json(document(found.Customers)),
        _ => Problems.Of(Refused.NotFound("customer.unknown", "account", ("account", account))),
    };
}
