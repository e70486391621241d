using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Core.Rules.Opening;
using ServiceGate.Web.Api;

namespace ServiceGate.Web.Features.Evaluation;

/// <summary>The evaluation of a launch, and what opens its gates.</summary>
internal static class EvaluationEndpoints
{
    public static void Map(RouteGroupBuilder reads)
    {
        reads.MapGet("/launches/{number}/evaluation", Get).Produces<EvaluationDocument>().WithSummary("Evaluates a launch").WithDescription(
            "How ready each part of the dossier is and the whole, line by line with what each missing point would raise; beside it what those who judge the part have concluded, and whether that covers the part as it is now.");
        reads.MapGet("/launches/{number}/gates/{gate}/opening", Opening).Produces<GateOpeningDocument>().WithSummary("Shows what opens a gate").WithDescription(
            "The fewest acts after which nothing keeps the gate shut, in the order in which they are due, each with who does it and the latest moment within working hours that still keeps the window: whoever comes after "
            + "it has the time that the definition gives. Signatures that lapse with what is mended are among them. It holds for the launch's level of risk as it is now.");
    }

    private static Task<IResult> Get(ApiCall call, string number) => call.ReadAsync(number, view => ApiCall.Json(EvaluationDocument.Of(view, call.Texts)));

    private static Task<IResult> Opening(ApiCall call, string number, string gate) => call.ReadAsync(
        number, view => view.Gates.FirstOrDefault(g => g.Gate.Name == gate) is { } found
            ? ApiCall.Json(GateOpeningDocument.Of(found, GateOpenings.Of(gate, view.Facts, view.Now), view, call.Texts))
            : Problems.Of(Refused.NotFound("gate.unknown", "gate", ("gate", gate))));
}
