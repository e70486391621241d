using ServiceGate.Core.Commands.Dossiers;
using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Web.Api;
using ServiceGate.Web.Views.Risks;

namespace ServiceGate.Web.Features.Risks;

/// <summary>Risks as they count, and what-if questions.</summary>
internal static class RiskEndpoints
{
    private static readonly string[] Flags = ["true", "false"];

    public static void Map(RouteGroupBuilder reads, RouteGroupBuilder commands)
    {
        reads.MapGet("/launches/{number}/risks", ListAsync).Produces<ItemList<RiskDocument>>()
            .WithSummary("Lists the risks of a launch as they count").WithDescription(
                "With their levels before controls and with them, and where their cause stands in the tree. A risk counts as smaller only by a named control that is in place with evidence (launches created since). "
                + "level, cause (a node of the tree and all below it), department and counts narrow it. Their contents are items of the section risks.");
        reads.MapGet("/launches/{number}/what-ifs", WhatIfsAsync).Produces<ItemList<WhatIfDocument>>()
            .WithSummary("Lists the what-if questions of a launch").WithDescription("At most eight, in the order of its checklist, with what was said to each and the risk that a yes proposes; verdict narrows it.");
        commands.MapPut("/launches/{number}/what-ifs/{question}", AnswerAsync).Produces<CommandDone>()
            .WithSummary("Answers a what-if question").WithDescription(
                "Or passes it over; the last answer counts, and nobody is kept from anything by one that is missing. A yes proposes a risk (draft), which is written like every other one, with question as its member. "
                + "Needs the right to write the dossier. Launches created before there were such questions have none: 409.");
    }

    private static Task<IResult> ListAsync(ApiCall call, CauseReader causes, string number, string? level, string? cause, string? department, string? counts) => call.ReadAsync(number, async view =>
    {
        var asked = new AskedFilters();
        var (of, below, whose, only) = (asked.Code<RiskLevel>("level", level), AskedFilters.Text(cause), AskedFilters.Text(department), asked.OneOf("counts", counts, Flags));
        if (asked.Wrong is { } wrong) return wrong;
        var tree = (await causes.ReadAsync(call.Cancellation)).Tree;
        return ApiCall.Json(new ItemList<RiskDocument>(
        [
            .. view.Facts.Contents<Risk>(Section.Risks).Select(r => RiskDocument.Of(r.Key, r.Content, view.Facts.RiskRule, tree, call.Texts)).Where(r => (of is null || r.Level == of)
                && (below is null || r.CausePath.Contains(below)) && (whose is null || r.Department == whose) && (only is null || r.DiscountCounts == (only == "true"))),
        ]));
    });

    private static Task<IResult> WhatIfsAsync(ApiCall call, CauseReader causes, WhatIfReader answers, string number, string? verdict) => call.ReadAsync(number, async view =>
    {
        var asked = new AskedFilters();
        var only = asked.Code<WhatIfVerdict>("verdict", verdict);
        if (asked.Wrong is { } wrong) return wrong;
        var tree = (await causes.ReadAsync(call.Cancellation)).Tree;
        var said = await answers.OfAsync(view, call.Cancellation);
        return ApiCall.Json(new ItemList<WhatIfDocument>([.. WhatIfDocument.Of(view, said, tree, call.Texts).Where(w => only is null || w.Verdict == only)]));
    });

    private static Task<IResult> AnswerAsync(ApiCall call, string number, string question, JsonBody<WhatIfInput> body) =>
        call.RunAsync(number, new AnswerWhatIf(number, question, body.Value.Verdict, body.Value.Note));
}
