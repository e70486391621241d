using ServiceGate.Core.Commands.ApprovedTexts;
using ServiceGate.Core.Facts.ApprovedTexts;
using ServiceGate.Core.Facts.Launches;
using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Core.Foundation.Time;
using ServiceGate.Core.Rules.Notices;
using ServiceGate.Web.Api;

namespace ServiceGate.Web.Features.ApprovedTexts;

/// <summary>Pre-approved texts for emergencies: of a unit, and into a plan.</summary>
internal static class ApprovedTextEndpoints
{
    public static void Map(RouteGroupBuilder reads, RouteGroupBuilder commands)
    {
        reads.MapGet("/units/{unit}/approved-texts", ListAsync).Produces<ItemList<ApprovedTextDocument>>()
            .WithSummary("Shows the pre-approved texts of a unit").WithDescription("Those that are good now and those that wait to be decided about, with the words of the lists of places and causes.");
        commands.MapPost("/units/{unit}/approved-texts", ProposeAsync).Produces<TextsProposed>()
            .WithSummary("Proposes a text or words to be approved").WithDescription(
                "By the province's head of customer service or of legal; the other one decides. A text has `{place}` and `{cause}` where those are filled in from the lists; `{window}`, `{restoration}`, `{hotline}` and "
                + "`{number}` are filled in by the system; no title and no links.");
        commands.MapPost("/units/{unit}/approved-texts/decision", DecideAsync).Produces<ApprovedTextsDone>()
            .WithSummary("Decides about proposed texts").WithDescription("By the head of the other department, a second person to whoever proposed them. Approved, they take the place of the versions before.");
        commands.MapDelete("/units/{unit}/approved-texts/{text:long}", WithdrawAsync).Produces<ApprovedTextsDone>()
            .WithSummary("Withdraws a text or a word").WithDescription("From now on what says it is an ordinary text.");
        reads.MapGet("/launches/{number}/approved-texts", OfferedAsync).Produces<ItemList<OfferedTextDocument>>()
            .WithSummary("Shows the pre-approved texts for an emergency").WithDescription("Texts and words of its unit and those above it, for its kind, that are good now. Nothing for any other launch.");
        commands.MapPost("/launches/{number}/approved-texts", UseAsync).Produces<ApprovedTextsUsed>()
            .WithSummary("Puts pre-approved texts into the plan of an emergency").WithDescription(
                "Each step whose purpose has a text of that name says it, with place and cause from the lists. An emergency goes out without a second person to more customers so; a changed letter makes it an ordinary text.");
    }

    private static readonly string[] Standings = ["in-force", "waiting"];

    private static Task<IResult> ListAsync(ApiCall call, BusinessClock clock, string unit, string? kind, string? part, string? standing) => call.ReadAsync(async (session, actor, tree) =>
    {
        var asked = new AskedFilters();
        var (ofKind, ofPart, wanted) = (asked.Code<LaunchKind>("kind", kind), asked.Code<ApprovedPart>("part", part), asked.OneOf("standing", standing, Standings));
        if (asked.Wrong is { } wrong) return wrong;
        if (await ApprovedTextView.ReadAsync(session, actor, tree, unit, clock.GetUtcNow()) is not { } view) return Problems.Of(Refused.NotFound("unit.unknown", "unit", ("unit", unit)));
        var all = wanted switch { "in-force" => view.InForce, "waiting" => view.Open, _ => view.InForce.Concat(view.Open) };
        return ApiCall.Json(new ItemList<ApprovedTextDocument>(
            [.. all.Where(t => (ofKind is null || t.Kind == ofKind) && (ofPart is null || t.Part == ofPart)).Select(t => ApprovedTextDocument.Of(t, view, call.Texts))]));
    });

    private static Task<IResult> ProposeAsync(ApiCall call, string unit, JsonBody<ApprovedTextInput> body) => call.RunAsync(
        new ProposeTexts(unit, body.Value.Kind, body.Value.Part, body.Value.Code, body.Value.Purpose, body.Value.Entries, body.Value.Until), ApiCall.Json);

    private static Task<IResult> DecideAsync(ApiCall call, string unit, JsonBody<ApprovedTextDecision> body) =>
        call.RunAsync(new DecideTexts(unit, body.Value.Texts, body.Value.Agreed, body.Value.Note), _ => ApiCall.Json(new ApprovedTextsDone(unit)));

    private static Task<IResult> WithdrawAsync(ApiCall call, string unit, long text) => call.RunAsync(new WithdrawText(unit, text), _ => ApiCall.Json(new ApprovedTextsDone(unit)));

    private static Task<IResult> OfferedAsync(ApiCall call, string number) => call.ReadAsync(number, view => ApiCall.Json(new ItemList<OfferedTextDocument>(
        [.. ApprovedTextRules.InForce(view.Facts.ApprovedTexts, view.Now).Select(t => new OfferedTextDocument(t.Part, t.Code, t.Purpose, t.Version, t.Says))])));

    private static Task<IResult> UseAsync(ApiCall call, string number, JsonBody<ApprovedTextChoice> body) =>
        call.RunAsync(new UseApprovedTexts(number, body.Value.Code, body.Value.Place, body.Value.Cause), ApiCall.Json);
}
