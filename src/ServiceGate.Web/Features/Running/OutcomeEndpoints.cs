using ServiceGate.Core.Commands.Gates;
using ServiceGate.Core.Commands.Launches;
using ServiceGate.Web.Api;

namespace ServiceGate.Web.Features.Running;

/// <summary>The run of a launch: people on duty, its result, its end.</summary>
internal static class OutcomeEndpoints
{
    public static void Map(RouteGroupBuilder reads, RouteGroupBuilder commands)
    {
        reads.MapGet("/launches/{number}/duty", Duty).Produces<DutyDocument>().WithSummary("Shows the people on duty");
        commands.MapPut("/launches/{number}/duty", ConfirmAsync).Produces<CommandDone>()
            .WithSummary("Confirms the people on duty").WithDescription("Every position of the checklist. Replaces who was named before.");
        commands.MapPost("/launches/{number}/start", StartAsync).Produces<CommandDone>()
            .WithSummary("Reports that the work has begun").WithDescription(
                "Between go-ahead and result. With it the window has begun: until then it can be postponed or called off, afterwards title, orders, description, end and texts change, "
                + "the start does not, and no gate shuts any more. Not before the window, which customers were told, nor before the go-ahead. Needs the role of operations. "
                + "Launches created before this was asked begin by the clock: 409." + SendAsk.Hint);
        commands.MapPost("/launches/{number}/restoration", RenewAsync).Produces<CommandDone>()
            .WithSummary("Gives a new expected restoration").WithDescription("Of an emergency whose result is not reported. Those who were told are told the new time, once. Needs the role of operations." + SendAsk.Hint);
        commands.MapPost("/launches/{number}/result", ReportAsync).Produces<CommandDone>()
            .WithSummary("Reports how the launch went").WithDescription(
                "Partial success names the customers for whom it failed. Completion or cancellation notices follow. Where nobody has reported the start, the planned one is taken for it." + SendAsk.Hint);
        commands.MapPost("/launches/{number}/cancellation", CancelAsync).Produces<CommandDone>()
            .WithSummary("Calls the launch off").WithDescription("What was not sent stays unsent; exactly those who were told are told that it is off." + SendAsk.Hint);
        commands.MapPost("/launches/{number}/closure", CloseAsync).Produces<CommandDone>().WithSummary("Closes the launch with what was learnt");
    }

    private static Task<IResult> Duty(ApiCall call, string number) => call.ReadAsync(number, view => ApiCall.Json(new DutyDocument(
        view.Facts.Duties.ToDictionary(d => d.Duty, d => PersonDocument.Of(d.PersonId, view.Directory, call.Texts)))));

    private static Task<IResult> ConfirmAsync(ApiCall call, string number, JsonBody<DutyInput> body) =>
        call.RunAsync(number, new ConfirmDuty(number, body.Value.People ?? new Dictionary<string, string?>()));

    private static Task<IResult> ReportAsync(ApiCall call, string number, JsonBody<ResultInput> body, string? seen) => call.RunAsync(
        number, new ReportResult(number, body.Value.Result, body.Value.FailedAccounts, body.Value.Note, body.Value.End, body.Value.EndOffset), new SendAsk(seen));

    private static Task<IResult> StartAsync(ApiCall call, string number, JsonBody<StartInput> body, string? seen) =>
        call.RunAsync(number, new ReportStart(number, body.Value.Start, body.Value.StartOffset), new SendAsk(seen));

    private static Task<IResult> RenewAsync(ApiCall call, string number, JsonBody<RestorationInput> body, string? seen) =>
        call.RunAsync(number, new RenewRestoration(number, body.Value.Restoration, body.Value.RestorationOffset), new SendAsk(seen));

    private static Task<IResult> CancelAsync(ApiCall call, string number, JsonBody<ReasonInput> body, string? seen) =>
        call.RunAsync(number, new CancelLaunch(number, body.Value.Reason), new SendAsk(seen));

    private static Task<IResult> CloseAsync(ApiCall call, string number, JsonBody<LessonsInput> body) =>
        call.RunAsync(number, new CloseLaunch(number, body.Value.Lessons, body.Value.CustomerWords));
}

/// <summary>The people on duty.</summary>
/// <param name="People">Who, by position.</param>
public sealed record DutyDocument(IReadOnlyDictionary<string, PersonDocument> People);

/// <summary>People to be on duty.</summary>
/// <param name="People">Sign-in name by position.</param>
[BodyExample("""{"people":{"commander":"zhou.lan","operator":"li.qiang","checker":"zhao.hai","monitoring":"sun.yue","hotline-lead":"he.ting"}}""")]
public sealed record DutyInput(IReadOnlyDictionary<string, string?>? People = null);

/// <summary>How a launch went.</summary>
/// <param name="Result">success, partial-success or rolled-back.</param>
/// <param name="FailedAccounts">With partial success: account numbers for whom it failed.</param>
/// <param name="Note">What happened.</param>
/// <param name="End">When the work ended, local in the window's zone: 2026-11-28T04:40. Absent: not said.</param>
/// <param name="EndOffset">Which of two the end means when clocks are turned back: +02:00.</param>
[BodyExample("""{"result":"success","note":"无人受影响"}""")]
public sealed record ResultInput(string? Result = null, IReadOnlyList<string>? FailedAccounts = null, string? Note = null, string? End = null, string? EndOffset = null);

/// <summary>That the work has begun.</summary>
/// <param name="Start">When, local in the window's zone: 2026-11-28T00:05. Absent: now.</param>
/// <param name="StartOffset">Which of two the start means when clocks are turned back: +02:00.</param>
[BodyExample("""{"start":"2026-12-22T00:05"}""")]
public sealed record StartInput(string? Start = null, string? StartOffset = null);

/// <summary>By when the services are expected back now.</summary>
/// <param name="Restoration">Local in the window's zone, still to come: 2026-11-02T06:00.</param>
/// <param name="RestorationOffset">Which of two it means when clocks are turned back: +02:00.</param>
[BodyExample("""{"restoration":"2026-12-22T12:00"}""")]
public sealed record RestorationInput(string? Restoration = null, string? RestorationOffset = null);

/// <summary>What was learnt.</summary>
/// <param name="Lessons">What was learnt.</param>
/// <param name="CustomerWords">What customers said themselves, word for word, at most 10 of at most 500 characters, without phone or identity numbers; shown to the reviewers of launches like it.</param>
[BodyExample("""{"lessons":"先演练，再割接","customerWords":["短信说两小时，结果一上午都看不了"]}""")]
public sealed record LessonsInput(string? Lessons = null, IReadOnlyList<string>? CustomerWords = null);
