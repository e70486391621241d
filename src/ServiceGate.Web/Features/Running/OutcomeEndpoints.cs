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
        commands.MapPost("/launches/{number}/result", ReportAsync).Produces<CommandDone>()
            .WithSummary("Reports how the launch went").WithDescription("Partial success names the customers for whom it failed. Completion or cancellation notices follow.");
        commands.MapPost("/launches/{number}/cancellation", CancelAsync).Produces<CommandDone>()
            .WithSummary("Calls the launch off").WithDescription("What was not sent stays unsent; exactly those who were told are told that it is off.");
        commands.MapPost("/launches/{number}/closure", CloseAsync).Produces<CommandDone>().WithSummary("Closes the launch with what was learnt");
    }

    private static Task<IResult> Duty(ApiCall call, string number) => call.ReadAsync(number, view => ApiCall.Json(new DutyDocument(
        view.Facts.Duties.ToDictionary(d => d.Duty, d => PersonDocument.Of(d.PersonId, view.Directory, call.Texts)))));

    private static Task<IResult> ConfirmAsync(ApiCall call, string number, JsonBody<DutyInput> body) =>
        call.RunAsync(number, new ConfirmDuty(number, body.Value.People ?? new Dictionary<string, string?>()));

    private static Task<IResult> ReportAsync(ApiCall call, string number, JsonBody<ResultInput> body) =>
        call.RunAsync(number, new ReportResult(number, body.Value.Result, body.Value.FailedAccounts, body.Value.Note));

    private static Task<IResult> CancelAsync(ApiCall call, string number, JsonBody<ReasonInput> body) =>
        call.RunAsync(number, new CancelLaunch(number, body.Value.Reason));

    private static Task<IResult> CloseAsync(ApiCall call, string number, JsonBody<LessonsInput> body) =>
        call.RunAsync(number, new CloseLaunch(number, body.Value.Lessons));
}

/// <summary>The people on duty.</summary>
/// <param name="People">Who, by position.</param>
public sealed record DutyDocument(IReadOnlyDictionary<string, PersonDocument> People);

/// <summary>People to be on duty.</summary>
/// <param name="People">Sign-in name by position.</param>
public sealed record DutyInput(IReadOnlyDictionary<string, string?>? People = null);

/// <summary>How a launch went.</summary>
/// <param name="Result">success, partial-success or rolled-back.</param>
/// <param name="FailedAccounts">With partial success: account numbers for whom it failed.</param>
/// <param name="Note">What happened.</param>
public sealed record ResultInput(string? Result = null, IReadOnlyList<string>? FailedAccounts = null, string? Note = null);

/// <summary>What was learnt.</summary>
/// <param name="Lessons">What was learnt.</param>
public sealed record LessonsInput(string? Lessons = null);
