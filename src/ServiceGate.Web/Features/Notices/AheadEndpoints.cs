using ServiceGate.Core.Commands.Flows;
using ServiceGate.Core.Commands.Launches;
using ServiceGate.Core.Commands.Notices;
using ServiceGate.Core.Commands.SignOffs;
using ServiceGate.Core.Facts.Notices;
using ServiceGate.Web.Api;
using ServiceGate.Web.Features.Dossiers;
using ServiceGate.Web.Features.Reviews;
using ServiceGate.Web.Features.Running;

namespace ServiceGate.Web.Features.Notices;

/// <summary>What an act would send to customers, for programs that ask before they do it. The bodies are those of the acts.</summary>
internal static class AheadEndpoints
{
    public static void Map(RouteGroupBuilder commands)
    {
        Add(commands, "header", (ApiCall call, string number, SeenItem item, HeaderRequest body) => call.AheadAsync(new EditHeader(number, body.Header, item.Revision)), "moving the window would send");
        Add(commands, "start", (ApiCall call, string number, JsonBody<StartInput> body) => call.AheadAsync(new ReportStart(number, body.Value.Start, body.Value.StartOffset)), "reporting the start would send");
        Add(commands, "restoration", (ApiCall call, string number, JsonBody<RestorationInput> body) =>
            call.AheadAsync(new RenewRestoration(number, body.Value.Restoration, body.Value.RestorationOffset)), "a new expected restoration would send");
        Add(commands, "result", (ApiCall call, string number, JsonBody<ResultInput> body) =>
            call.AheadAsync(new ReportResult(number, body.Value.Result, body.Value.FailedAccounts, body.Value.Note, body.Value.End, body.Value.EndOffset)), "reporting the result would send");
        Add(commands, "cancellation", (ApiCall call, string number, JsonBody<ReasonInput> body) => call.AheadAsync(new CancelLaunch(number, body.Value.Reason)), "calling it off would send");
        Add(commands, "stages/decision", (ApiCall call, string number, JsonBody<StageDecisionInput> body) =>
            call.AheadAsync(new DecideStage(number, body.Value.Decision, body.Value.Reason, body.Value.SeenDecisions, body.Value.Figures)), "deciding about the next stage would send").MayBeStale();
        Add(commands, "stages/confirmation", (ApiCall call, string number, JsonBody<StageConfirmationInput> body) =>
            call.AheadAsync(new ConfirmStage(number, body.Value.Agrees, body.Value.Reason, body.Value.SeenDecisions)), "a second person's word about the next stage would send").MayBeStale();
        Add(commands, "steps/{step}/submission", (ApiCall call, string number, string step, JsonBody<RemarkInput> body) => call.AheadAsync(new HandIn(number, step, body.Value.Remark)), "handing in would send");
        Add(commands, "batches/{batch:long}/{action}", (ApiCall call, string number, long batch, string action, JsonBody<ReasonInput> body) =>
            call.AheadAsync(new SteerBatch(number, batch, action, body.Value.Reason)), "steering a batch would send");
        Add(commands, "flow/retry", (ApiCall call, string number) => call.AheadAsync(new RetryIncident(number)), "letting the flow try again would send");
        Add(commands, "flow/move", (ApiCall call, string number, JsonBody<FlowMoveInput> body) =>
            call.AheadAsync(new ModifyInstance(number, body.Value.From, body.Value.Visit ?? 0, body.Value.To, body.Value.Reason)), "moving the flow would send");
    }

    private static RouteHandlerBuilder Add(RouteGroupBuilder commands, string act, Delegate ask, string words) => commands.MapPost("/launches/{number}/ahead/" + act, ask).Produces<NoticesAhead>()
        .WithSummary($"Says what {words}").WithDescription("To how many customers, what, and when. Nothing is done; who may not do it is refused. `seen` names it, to be sent with the act.");
}
