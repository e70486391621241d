using ServiceGate.Core.Facts.Gates;
using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Web.Api;
using ServiceGate.Web.Shell.Languages;
using ServiceGate.Web.Views.Launches;

namespace ServiceGate.Web.Features.Gates;

/// <summary>The gates of a launch.</summary>
internal static class GateEndpoints
{
    public static void Map(RouteGroupBuilder reads)
    {
        reads.MapGet("/launches/{number}/gates", List).Produces<ItemList<GateDocument>>().WithSummary("Shows the gates of a launch");
        reads.MapGet("/launches/{number}/gates/{gate}", Get).Produces<GateDocument>()
            .WithSummary("Shows a gate").WithDescription("What keeps it shut, who can clear it and by when, most urgent first; and what has to happen besides before the launch comes to it. It is open when its status is open. Once the work has begun an open gate shuts no more: what it no longer finds is among its alarms.");
    }

    private static Task<IResult> List(ApiCall call, string number) => call.ReadAsync(
        number, view => ApiCall.Json(new ItemList<GateDocument>([.. view.Gates.Select(g => GateDocument.Of(g, view, call.Texts))])));

    private static Task<IResult> Get(ApiCall call, string number, string gate) => call.ReadAsync(
        number, view => view.Gates.FirstOrDefault(g => g.Gate.Name == gate) is { } found
            ? ApiCall.Json(GateDocument.Of(found, view, call.Texts))
            : Problems.Of(Refused.NotFound("gate.unknown", "gate", ("gate", gate))));
}

/// <summary>A gate.</summary>
/// <param name="Gate">Its name.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="ChangedAt">Since when.</param>
/// <param name="ChangedBy">Whose act opened or closed it.</param>
/// <param name="Latest">By when it must open to be of use.</param>
/// <param name="Blockers">What keeps it shut; empty: nothing does.</param>
/// <param name="Alarms">What it asks for and no longer finds, though it stays open since the work has begun.</param>
/// <param name="State">How it stands with that: open, blocked, waiting (nothing blocks it, the launch has not come to it), not-needed.</param>
/// <param name="WaitsFor">What else has to happen before the launch comes to it; never empty when it is waiting.</param>
public sealed record GateDocument(
    string Gate, GateStatus Status, DateTimeOffset ChangedAt, PersonDocument ChangedBy, DateTimeOffset Latest, IReadOnlyList<BlockerDocument> Blockers,
    IReadOnlyList<BlockerDocument> Alarms, GateState State, IReadOnlyList<GateWaitDocument> WaitsFor)
{
    internal static GateDocument Of(GateView gate, LaunchView view, Texts texts) => new(
        gate.Gate.Name, gate.Gate.Status, gate.Gate.ChangedAt, PersonDocument.Of(gate.Gate.ChangedBy, view.Directory, texts), gate.Latest,
        [.. gate.Blockers.Select(b => BlockerDocument.Of(b, gate, view, texts))], [.. gate.Alarms.Select(b => BlockerDocument.Of(b, gate, view, texts))],
        gate.State, [.. gate.Waits.Select(w => GateWaitDocument.Of(w, view, texts))]);
}

/// <summary>Something that keeps a gate shut.</summary>
/// <param name="Rule">Id of the rule that is not met.</param>
/// <param name="Text">The rule in words, in the language of the request.</param>
/// <param name="Arguments">Values that the words name.</param>
/// <param name="Who">Who can clear it.</param>
/// <param name="By">The latest moment at which clearing it still helps.</param>
/// <param name="Part">The part of the launch where it is cleared.</param>
public sealed record BlockerDocument(
    string Rule, string Text, IReadOnlyDictionary<string, string> Arguments, ClearerDocument Who, DateTimeOffset By, string Part)
{
    internal static BlockerDocument Of(Blocker blocker, GateView gate, LaunchView view, Texts texts) => new(
        blocker.Rule, texts.Rule(blocker, view.Facts.Checklist), blocker.Arguments, ClearerDocument.Of(blocker.Who, view.Launch, view.Directory, texts), blocker.By ?? gate.Latest, blocker.Part);
}
