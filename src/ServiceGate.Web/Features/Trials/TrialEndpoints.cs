using ServiceGate.Core.Commands.Trials;
using ServiceGate.Core.Facts.Trials;
using ServiceGate.Core.Rules.Trials;
using ServiceGate.Web.Api;

namespace ServiceGate.Web.Features.Trials;

/// <summary>What trials have found.</summary>
internal static class TrialEndpoints
{
    private static readonly string[] Flags = ["true", "false"];

    public static void Map(RouteGroupBuilder reads, RouteGroupBuilder commands)
    {
        reads.MapGet("/launches/{number}/trial-findings", List).Produces<ItemList<TrialFindingDocument>>()
            .WithSummary("Lists what the trials of a launch have found").WithDescription(
                "Findings that are records, trial by trial, with whether they keep the go-ahead shut (launches created since there are such). trial, state and severe narrow it. They are written with their trial, an item of the section trials; a severe one "
                + "is never taken out or made less severe: it is fixed, or accepted.");
        commands.MapPost("/launches/{number}/trials/{trial}/findings/{finding}/acceptance", AcceptAsync).Produces<CommandDone>().WithExample("""{"reason":"下一版处理，口径已写明"}""")
            .WithSummary("Accepts that a finding stays as it is").WithDescription(
                "A severe one by a reviewer or head of a department who neither wrote it down nor owns the launch, any other also by whoever may write the dossier. If-Match names the revision of the trial. Signatures that cover the "
                + "trials have to be given again.");
    }

    private static Task<IResult> List(ApiCall call, string number, string? trial, string? state, string? severe) => call.ReadAsync(number, view =>
    {
        var asked = new AskedFilters();
        var (of, only, grave) = (AskedFilters.Text(trial), asked.Code<FindingState>("state", state), asked.OneOf("severe", severe, Flags));
        return asked.Wrong ?? ApiCall.Json(new ItemList<TrialFindingDocument>(
        [
            .. TrialRules.Findings(view.Facts).Where(f => (of is null || f.Trial == of) && (only is null || f.Finding.State == only))
                .Select(f => new TrialFindingDocument(f.Trial, f.Finding, FindingSeats.IsSevere(f.Finding, view.Facts))).Where(d => grave is null || d.Severe == (grave == "true")),
        ]));
    });

    private static Task<IResult> AcceptAsync(ApiCall call, string number, string trial, string finding, SeenItem seen, JsonBody<ReasonInput> body) =>
        call.RunAsync(number, new AcceptFinding(number, trial, finding, body.Value.Reason, seen.Revision));
}

/// <summary>Something that a trial has found.</summary>
/// <param name="Trial">Key of the trial.</param>
/// <param name="Finding">The finding as it stands in the trial.</param>
/// <param name="Severe">Whether it keeps the go-ahead shut while it is open.</param>
public sealed record TrialFindingDocument(string Trial, TrialFinding Finding, bool Severe);
