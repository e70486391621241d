using ServiceGate.Core.Commands.Flows;
using ServiceGate.Web.Api;

namespace ServiceGate.Web.Features.Running;

/// <summary>A flow that stands still because following it failed.</summary>
internal static class FlowEndpoints
{
    public static void Map(RouteGroupBuilder commands)
    {
        commands.MapPost("/launches/{number}/flow/retry", RetryAsync).Produces<CommandDone>()
            .WithSummary("Lets a faulted flow try again").WithDescription("When it fails once more, the new fault is kept. Needs the role of administrator." + SendAsk.Hint);
        commands.MapPost("/launches/{number}/flow/move", MoveAsync).Produces<CommandDone>()
            .WithSummary("Takes a waiting position of a faulted flow to another step").WithDescription(
                "Of the same flowchart. What gates demand stays as it is. Needs the role of administrator; audited with its reason." + SendAsk.Hint);
    }

    private static Task<IResult> RetryAsync(ApiCall call, string number, string? seen) => call.RunAsync(number, new RetryIncident(number), new SendAsk(seen));

    private static Task<IResult> MoveAsync(ApiCall call, string number, JsonBody<FlowMoveInput> body, string? seen) =>
        call.RunAsync(number, new ModifyInstance(number, body.Value.From, body.Value.Visit ?? 0, body.Value.To, body.Value.Reason), new SendAsk(seen));
}

/// <summary>Where a waiting position is taken.</summary>
/// <param name="From">The step that waits.</param>
/// <param name="Visit">Its visit.</param>
/// <param name="To">The step that is entered instead.</param>
/// <param name="Reason">Why.</param>
[BodyExample("""{"from":"review-it","visit":1,"to":"collect","reason":"重新收集资料"}""")]
public sealed record FlowMoveInput(string? From = null, int? Visit = null, string? To = null, string? Reason = null);
