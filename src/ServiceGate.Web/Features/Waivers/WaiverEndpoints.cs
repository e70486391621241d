using ServiceGate.Core.Commands.Concerns;
using ServiceGate.Core.Facts.Concerns;
using ServiceGate.Web.Api;

namespace ServiceGate.Web.Features.Waivers;

/// <summary>Waivers of service concerns.</summary>
internal static class WaiverEndpoints
{
    public static void Map(RouteGroupBuilder reads, RouteGroupBuilder commands)
    {
        reads.MapGet("/launches/{number}/waivers", List).Produces<ItemList<WaiverDocument>>()
            .WithSummary("Lists the waivers of a launch's service concerns").WithDescription("Every one that was asked for, oldest first, with what was said to it and how it stands now; concern and standing narrow it.");
        commands.MapPost("/launches/{number}/waivers", AskAsync).Produces<WaiverAsked>(StatusCodes.Status201Created)
            .WithSummary("Asks for a waiver of a service concern").WithDescription(
                "Of one that is answered with not-met; what the law asks cannot be waived. The concern's department decides. It holds to the end of its last day in the zone of the launch's unit, and that is not within the "
                + "window. Launches created before this was possible have none: 409. Needs the right to write the dossier.");
        commands.MapPost("/launches/{number}/waivers/{waiver:long}/decision", DecideAsync).Produces<CommandDone>()
            .WithSummary("Says yes or no to a waiver").WithDescription(
                "By a reviewer or the head of the concern's department, who neither asked for it nor owns the launch nor wrote the answer. Approved, the concern counts as settled until the waiver ends; signatures of the "
                + "section cover the waiver, so that whoever has signed before signs again.");
        commands.MapPost("/launches/{number}/waivers/{waiver:long}/revocation", RevokeAsync).Produces<CommandDone>()
            .WithSummary("Takes a waiver back").WithDescription("Whoever may ask for one withdraws it, the concern's department revokes it, decided or not.");
    }

    private static Task<IResult> List(ApiCall call, string number, string? concern, string? standing) => call.ReadAsync(number, view =>
    {
        var asked = new AskedFilters();
        var (of, only) = (AskedFilters.Text(concern), asked.Code<WaiverStanding>("standing", standing));
        return asked.Wrong ?? ApiCall.Json(new ItemList<WaiverDocument>(
            [.. view.Facts.Waivers.Where(w => of is null || w.Concern == of).Select(w => WaiverDocument.Of(w, view, call.Texts)).Where(w => only is null || w.Standing == only)]));
    });

    private static Task<IResult> AskAsync(ApiCall call, string number, JsonBody<WaiverInput> body) => call.RunAsync(
        new AskWaiver(number, body.Value.Concern, body.Value.Reason, body.Value.Until), asked => call.Created(asked, $"/launches/{number}/waivers"));

    private static Task<IResult> DecideAsync(ApiCall call, string number, long waiver, JsonBody<WaiverDecisionInput> body) =>
        call.RunAsync(number, new DecideWaiver(number, waiver, body.Value.Agreed, body.Value.Note));

    private static Task<IResult> RevokeAsync(ApiCall call, string number, long waiver, JsonBody<ReasonInput> body) => call.RunAsync(number, new RevokeWaiver(number, waiver, body.Value.Reason));
}
