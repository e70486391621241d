using ServiceGate.Core.Commands.Notices;
using ServiceGate.Core.Facts.Notices;
using ServiceGate.Core.Rules.Notices;
using ServiceGate.Web.Api;
using ServiceGate.Web.Shell.Languages;
using ServiceGate.Web.Views.Launches;

namespace ServiceGate.Web.Features.Notices;

/// <summary>How announcements that were promised and not given, or too late, are settled.</summary>
internal static class SettlementEndpoints
{
    public static void Map(RouteGroupBuilder reads, RouteGroupBuilder commands)
    {
        reads.MapGet("/launches/{number}/settlements", List).Produces<ItemList<SettlementDocument>>()
            .WithSummary("Lists how broken promises of a launch are settled").WithDescription("Announcements that expired, were stopped or went out too late, with what was proposed and decided.");
        commands.MapPost("/launches/{number}/settlements", ProposeAsync).Produces<SettlementProposed>()
            .WithSummary("Proposes how to settle an announcement").WithDescription("What the law asks needs a late notice, decided by the province's heads of customer service and legal; anything else a waiver by the head of customer service.");
        commands.MapPost("/launches/{number}/settlements/{settlement:long}/decision", DecideAsync).Produces<CommandDone>()
            .WithSummary("Says yes or no to a settlement").WithDescription("Neither whoever proposed it nor the launch's owner decides.");
    }

    private static Task<IResult> List(ApiCall call, string number) => call.ReadAsync(
        number, view => ApiCall.Json(new ItemList<SettlementDocument>([.. view.Facts.Settlements.Select(s => SettlementDocument.Of(s, view, call.Texts))])));

    private static Task<IResult> ProposeAsync(ApiCall call, string number, JsonBody<SettlementInput> body) => call.RunAsync(
        new ProposeSettlement(number, body.Value.Step, body.Value.Kind, body.Value.Reason, body.Value.Instead, body.Value.Compensation), proposed => ApiCall.Json(proposed));

    private static Task<IResult> DecideAsync(ApiCall call, string number, long settlement, JsonBody<SettlementDecisionInput> body) => call.RunAsync(
        number, new DecideSettlement(number, settlement, body.Value.Agreed, body.Value.Note));
}

/// <summary>A proposal how to settle an announcement.</summary>
/// <param name="Step">The announcement's step in the plan.</param>
/// <param name="Kind">late-notice or waiver.</param>
/// <param name="Reason">Why it fell short.</param>
/// <param name="Instead">By which other channel customers are told now; required for a late notice.</param>
/// <param name="Compensation">What customers get for it; required for a late notice.</param>
[BodyExample("""{"step":"announce-72h","kind":"late-notice","reason":"网关故障","instead":"网上营业厅公告","compensation":"赠送一天服务"}""")]
public sealed record SettlementInput(string? Step, string? Kind, string? Reason, string? Instead = null, string? Compensation = null);

/// <summary>A decision about a settlement.</summary>
/// <param name="Agreed">Yes or no.</param>
/// <param name="Note">What is said to it; required for a no.</param>
[BodyExample("""{"agreed":true,"note":"同意"}""")]
public sealed record SettlementDecisionInput(bool Agreed, string? Note = null);

/// <summary>A settlement.</summary>
/// <param name="Id">Id.</param>
/// <param name="Step">The announcement's step in the plan.</param>
/// <param name="Kind">How it is settled.</param>
/// <param name="Settled">Whether everybody who is asked said yes.</param>
/// <param name="Open">Whether somebody has still to decide.</param>
/// <param name="WindowStart">Start of the window that the announcement was promised for.</param>
/// <param name="Reason">Why it fell short.</param>
/// <param name="Instead">By which other channel customers are told.</param>
/// <param name="Compensation">What customers get for it.</param>
/// <param name="ProposedBy">Who proposed it.</param>
/// <param name="ProposedAt">When.</param>
/// <param name="Waiting">Who is still asked.</param>
/// <param name="Zones">For customers of which zones (IANA names) it fell short, where the list has customers of several; absent: for everybody.</param>
public sealed record SettlementDocument(
    long Id, string Step, SettlementKind Kind, bool Settled, bool Open, DateTimeOffset WindowStart, string Reason, string? Instead, string? Compensation,
    PersonDocument ProposedBy, DateTimeOffset ProposedAt, IReadOnlyList<ClearerDocument> Waiting, IReadOnlyList<string>? Zones)
{
    internal static SettlementDocument Of(NoticeSettlement settlement, LaunchView view, Texts texts) => new(
        settlement.Id, settlement.Step, settlement.Kind, settlement.IsSettled, settlement.IsOpen, settlement.WindowStart, settlement.Reason, settlement.Instead,
        settlement.Compensation, PersonDocument.Of(settlement.ProposedBy, view.Directory, texts), settlement.ProposedAt,
        [.. SettlementSeats.Asked(settlement, view.Facts).Select(who => ClearerDocument.Of(who, view.Launch, view.Directory, texts))], settlement.Segments);
}
