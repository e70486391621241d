using ServiceGate.Core.Commands.Launches;
using ServiceGate.Core.Rules.Launches;
using ServiceGate.Web.Api;
using ServiceGate.Web.Shell.Languages;
using ServiceGate.Web.Views.Launches;

namespace ServiceGate.Web.Features.Running;

/// <summary>The hold points of a launch's procedure.</summary>
internal static class HoldPointEndpoints
{
    public static void Map(RouteGroupBuilder reads, RouteGroupBuilder commands)
    {
        reads.MapGet("/launches/{number}/hold-points", List).Produces<ItemList<HoldPointDocument>>()
            .WithSummary("Lists the hold points of the launch's procedure").WithDescription("In the order in which they are ticked. Empty: the kind asks for none and the launch lists none, or it began before they were asked.");
        commands.MapPost("/launches/{number}/hold-points/{point}/tick", TickAsync).Produces<CommandDone>()
            .WithSummary("Ticks the hold point whose turn it is").WithDescription(
                "Between the go-ahead and the first change, with the proof that somebody has seen. While one is open the first stage does not begin, nor, where all goes at once, the start. When the go-ahead shuts again, every point is "
                + "proven again. Needs the role of operations.");
        commands.MapPost("/launches/{number}/hold-points/{point}/take-back", TakeBackAsync).Produces<CommandDone>()
            .WithSummary("Takes the last tick back").WithDescription("Before anything was changed. The trail keeps both. Needs the role of operations.");
    }

    private static Task<IResult> List(ApiCall call, string number) => call.ReadAsync(number, view =>
        ApiCall.Json(new ItemList<HoldPointDocument>([.. HoldPoints.Of(view.Facts).Select(p => HoldPointDocument.Of(p, view, call.Texts))])));

    private static Task<IResult> TickAsync(ApiCall call, string number, string point, JsonBody<HoldPointInput> body) =>
        call.RunAsync(number, new TickHoldPoint(number, point, body.Value.Proof, body.Value.At, body.Value.AtOffset));

    private static Task<IResult> TakeBackAsync(ApiCall call, string number, string point, JsonBody<ReasonInput> body) =>
        call.RunAsync(number, new TakeBackHoldPoint(number, point, body.Value.Reason));
}

/// <summary>A hold point.</summary>
/// <param name="Number">Its place in the order, from 1.</param>
/// <param name="Code">Its code.</param>
/// <param name="Name">Its name, in the caller's language.</param>
/// <param name="By">By when it is ticked.</param>
/// <param name="Ticked">Whether it is.</param>
/// <param name="At">When it was reached.</param>
/// <param name="TickedBy">Who ticked it.</param>
/// <param name="TickedAt">When it was ticked.</param>
/// <param name="Proof">What proves it.</param>
/// <param name="Procedures">SHA-256 of the procedures that were bound then.</param>
public sealed record HoldPointDocument(
    int Number, string Code, string Name, DateTimeOffset By, bool Ticked, DateTimeOffset? At, PersonDocument? TickedBy, DateTimeOffset? TickedAt, string? Proof, IReadOnlyList<string>? Procedures)
{
    internal static HoldPointDocument Of(HoldPointStanding point, LaunchView view, Texts texts) => new(
        point.Number, point.Code, point.Name.In(texts.Language.Tag), point.At, point.Tick is not null, point.Tick?.At, PersonDocument.Of(point.Tick?.By, view.Directory, texts), point.Tick?.WrittenAt, point.Tick?.Proof,
        point.Tick?.Procedure.Split(',', StringSplitOptions.RemoveEmptyEntries));
}

/// <summary>A tick of a hold point.</summary>
/// <param name="Proof">What proves it, at most 500 characters.</param>
/// <param name="At">When it was reached, local in the window's zone; absent: now.</param>
/// <param name="AtOffset">Which of two that moment means when clocks are turned back.</param>
[BodyExample("""{"proof":"网管截图：流量已切至备用板卡，告警清零"}""")]
public sealed record HoldPointInput(string? Proof = null, string? At = null, string? AtOffset = null);
