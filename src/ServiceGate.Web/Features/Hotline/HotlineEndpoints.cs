using ServiceGate.Core.Commands.Contingency;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Core.Rules.Organisation;
using ServiceGate.Data.Queries;
using ServiceGate.Web.Api;
using ServiceGate.Web.Views.Launches;

namespace ServiceGate.Web.Features.Hotline;

/// <summary>The hotline's part of the API, and what goes with rolling customers back.</summary>
internal static class HotlineEndpoints
{
    public static void Map(RouteGroupBuilder reads, RouteGroupBuilder commands)
    {
        reads.MapGet("/launches/{number}/hotline", OfLaunchAsync).Produces<HotlineDocument>()
            .WithSummary("Says what the hotline says of a launch").WithDescription("The script, who does what for a single customer, whether the caller of the API may roll one back now, and how often that was done: counted live. Needs the role of hotline agent or operations.");
        reads.MapGet("/launches/{number}/hotline/{account}", OfCallerAsync).Produces<CallerDocument>()
            .WithSummary("Says whether a caller is affected").WithDescription(
                "By account or by mobile number, in any form in which it is written: on the launch's list or not, what was told, and what became of rolling back. Customers whom the caller of the API may not look up are not found. Each look-up is written down and counted.");
        commands.MapPost("/launches/{number}/hotline/{account}/rollback", RollBackAsync).Produces<RolledBackDocument>()
            .WithSummary("Rolls a caller back, once").WithDescription(
                "One-click rollback, while a contingency plan gives the right: with how the caller's identity was checked, the customer's yes and the id of the call in which it was said. Asked again, nothing is changed and the answer "
                + "says what became of the first time. Where another system does it, state is due, and /launches/{number}/hotline/{account} says what became of it.");
        reads.MapGet("/launches/{number}/rollbacks", OpenAsync).Produces<ItemList<CustomerActionDocument>>()
            .WithSummary("Lists rollbacks that wait for a person").WithDescription("Actions in earnest that were refused or of which it is not known whether they were done, the oldest first, at most 50; state narrows them. Each look is written down like a look-up.");
        reads.MapGet("/launches/{number}/plans/{plan}/rehearsals", TestsAsync).Produces<ItemList<CustomerActionDocument>>()
            .WithSummary("Lists the test calls of a plan").WithDescription("What came back of each, oldest first, by rehearsal; state narrows them.");
        commands.MapPost("/launches/{number}/plans/{plan}/rehearsals", RehearseAsync).Produces<RehearsalBegun>(StatusCodes.Status201Created)
            .WithSummary("Rehearses a plan by test calls").WithDescription(
                "Calls the endpoint of the plan's per-customer action in test mode for 1 to 20 customers of the list. When every call was accepted, the plan's rehearsal is written by the system. Needs the right to write the dossier.");
        commands.MapPost("/launches/{number}/rollbacks/{rollback:long}/again", AgainAsync).Produces<CommandDone>()
            .WithSummary("Sends a rollback again").WithDescription("One that was refused or is in doubt, under the same key: a receiver that has done it does it no second time. By operations, or by who holds the right.");
        commands.MapPost("/launches/{number}/rollbacks/release", ReleaseAsync).Produces<CommandDone>()
            .WithSummary("Releases what many rollbacks hold").WithDescription("The next announcement and the next stage go on. Needs the role of operations.");
        commands.MapPost("/launches/{number}/rollbacks/withdrawal", WithdrawAsync).Produces<CommandDone>()
            .WithSummary("Says that the right to roll customers back was withdrawn").WithDescription("With what proves it; from then on nobody is rolled back. Needs the role of operations.");
    }

    private static Task<IResult> OfLaunchAsync(ApiCall call, HotlineReader reader, string number) => call.ReadAsync(number, async view => MaySeeCustomers(call, view)
        ? ApiCall.Json(HotlineDocument.Of(view, await reader.StandingAsync(view, call.Cancellation), call.PersonId, call.Texts)) : ApiCall.NotAllowed(Permission.ReadCustomers));

    private static Task<IResult> OfCallerAsync(ApiCall call, CustomerReader customers, HotlineReader reader, string number, string account) => call.ReadAsync(number, async view =>
    {
        if (!MaySeeCustomers(call, view)) return ApiCall.NotAllowed(Permission.ReadCustomers);
        var found = await customers.OfLaunchAsync(new(view.ActorOf(call.PersonId)!, LookUp.Api), view.Launch.Id, account, cancellation: call.Cancellation);
        if (found.Wait is { } wait) return call.TooMany(wait, "customer.too-many-look-ups");
        if (found.Customers.Count == 0) return Problems.Of(Refused.NotFound("customer.unknown", "account", ("account", account)));
        var (_, actions) = await reader.OfAsync(view, [.. found.Customers.Select(c => c.Customer.Id)], call.Cancellation);
        return ApiCall.Json(CallerDocument.Of(found.Customers, actions));
    });

    private static Task<IResult> RollBackAsync(ApiCall call, string number, string account, JsonBody<RollbackInput> body) => call.RunAsync(
        new RollBackCustomer(number, account, body.Value.Reason, body.Value.Identity, body.Value.Consented, body.Value.Call), done => ApiCall.Json(RolledBackDocument.Of(number, done)));

    private static Task<IResult> OpenAsync(ApiCall call, CustomerActions actions, string number, string? state) => call.ReadAsync(number, async view =>
    {
        if (!MaySeeCustomers(call, view)) return ApiCall.NotAllowed(Permission.ReadCustomers);
        var asked = new AskedFilters();
        var only = asked.Code<Core.Facts.Contingency.ActionState>("state", state);
        return asked.Wrong ?? ApiCall.Json(new ItemList<CustomerActionDocument>(
            [.. (await actions.OpenAsync(view.ActorOf(call.PersonId)!, view.Launch.Id, call.Cancellation)).Where(o => only is null || o.Call.State == only).Select(o => CustomerActionDocument.Of(o.Call, o.Account))]));
    });

    private static Task<IResult> TestsAsync(ApiCall call, HotlineReader reader, string number, string plan, string? state) => call.ReadAsync(number, async view =>
    {
        if (!view.HasItem(Core.Facts.Dossiers.Section.Contingency, plan)) return Problems.Of(Refused.NotFound("plan.unknown", "plan", ("plan", plan)));
        var asked = new AskedFilters();
        var only = asked.Code<Core.Facts.Contingency.ActionState>("state", state);
        return asked.Wrong ?? ApiCall.Json(new ItemList<CustomerActionDocument>(
            [.. (await reader.TestsAsync(view.Launch.Id, call.Cancellation)).Where(t => t.Plan == plan && (only is null || t.State == only)).Select(t => CustomerActionDocument.Of(t))]));
    });

    private static Task<IResult> RehearseAsync(ApiCall call, string number, string plan, JsonBody<RehearsalInput> body) => call.RunAsync(
        new RehearsePlan(number, plan, body.Value.Accounts), begun => call.Created(begun, $"/launches/{number}/plans/{plan}/rehearsals"));

    private static Task<IResult> AgainAsync(ApiCall call, string number, long rollback) => call.RunAsync(number, new RetryCustomerAction(number, rollback));

    private static Task<IResult> ReleaseAsync(ApiCall call, string number, JsonBody<ReasonInput> body) => call.RunAsync(number, new LiftRollbackHold(number, body.Value.Reason));

    private static Task<IResult> WithdrawAsync(ApiCall call, string number, JsonBody<WithdrawalProofInput> body) => call.RunAsync(number, new WithdrawRollbackRight(number, body.Value.Proof));

    private static bool MaySeeCustomers(ApiCall call, LaunchView view) =>
        view.ActorOf(call.PersonId) is { } actor && Policy.Allows(actor, Permission.ReadCustomers, view.Directory.Tree, view.Launch.UnitId);
}
