using System.Text.Json;
using ServiceGate.Core.Commands.Dossiers;
using ServiceGate.Core.Commands.Gates;
using ServiceGate.Core.Commands.Launches;
using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Core.Foundation.Json;
using ServiceGate.Web.Api;

namespace ServiceGate.Web.Features.Dossiers;

/// <summary>The dossier of a launch, item by item.</summary>
internal static class DossierEndpoints
{
    public static void Map(RouteGroupBuilder reads, RouteGroupBuilder commands)
    {
        reads.MapGet("/launches/{number}/dossier", Dossier).Produces<DossierDocument>().WithTag()
            .WithSummary("Shows the dossier").WithDescription("Every section with how far it is, what is missing and its items.");
        reads.MapGet("/launches/{number}/dossier/{section}/{key}", Item).Produces<ItemDocument>().WithTag()
            .WithSummary("Shows an item").WithDescription("The entity tag is the item's revision.");
        commands.MapPut("/launches/{number}/dossier/launch/header", EditHeaderAsync).Produces<ItemSaved>().WithTag()
            .WithSummary("Changes title, window, scope or orders").WithDescription(
                "The whole of it, as it is read or with the window as one member. A moved window moves what has not been sent; whoever was told is told of the change." + SendAsk.Hint);
        commands.MapPut("/launches/{number}/dossier/{section}/{key}", SaveAnyAsync).Produces<ItemSaved>().Produces<ItemSaved>(StatusCodes.Status201Created).WithTag().WithExample(SectionEndpoints.ExampleOf(Section.Risks))
            .WithSummary("Writes an item").WithDescription(
                "The body is the item's content, or the item as it is read, of which only the content counts; what it holds says the operation of its section. Signatures that cover the section as it was "
                + "no longer do; all others stand. An item written as it was read keeps its hash.");
        commands.MapDelete("/launches/{number}/dossier/{section}/{key}", RemoveAsync).Produces<ItemSaved>().WithSummary("Takes an item out").WithDescription("Its history stays.");
        commands.MapPost("/launches/{number}/channels/{channel}/acknowledgement", AcknowledgeAsync).Produces<CommandDone>()
            .WithSummary("Acknowledges a script").WithDescription(
                "As it is at the revision that If-Match names and, where version says which text was read, only while that is the text: 412 when a fact in it has changed since. Needs the role of owner of the channel.");
        commands.MapPost("/launches/{number}/channels/{channel}/acknowledgement/take-back", TakeBackAsync).Produces<CommandDone>()
            .WithSummary("Takes back one's own acknowledgement of a script").WithDescription("With a reason, until the first customer was told.");
    }

    private static Task<IResult> TakeBackAsync(ApiCall call, string number, string channel, JsonBody<ReasonInput> body) =>
        call.RunAsync(number, new TakeBackAcknowledgement(number, channel, body.Value.Reason));

    private static Task<IResult> Dossier(ApiCall call, string number) => call.ReadAsync(
        number, view => call.Json(DossierDocument.Of(view, call.Texts), Preconditions.TagOfContent(view.Launch.ContentRevision)));

    internal static Task<IResult> Item(ApiCall call, string number, string section, string key) => call.ReadAsync(number, view =>
    {
        var known = CoreJson.TryParseCode<Section>(section, out var code);
        return known && view.Facts.Items.FirstOrDefault(i => i.Section == code && i.Key == key) is { } item
            ? call.Json(ItemDocument.Of(item, view, call.Texts), Preconditions.TagOf(item.Revision))
            : Problems.Of(Refused.NotFound("item.unknown", "key", ("section", section), ("key", key)));
    });

    private static Task<IResult> EditHeaderAsync(ApiCall call, string number, SeenItem item, HeaderRequest body, string? seen) => call.RunAsync(
        new EditHeader(number, body.Header, item.Revision), new SendAsk(seen), saved => call.Json(saved, Preconditions.TagOf(saved.Revision)));

    private static Task<IResult> SaveAnyAsync(ApiCall call, string number, string section, string key, SeenItem seen, ItemBody<JsonElement> body) =>
        SaveAsync(call, number, section, key, seen, body.Content);

    internal static Task<IResult> SaveAsync(ApiCall call, string number, string section, string key, SeenItem seen, JsonElement content) => call.RunAsync(
        new SaveItem(number, section, key, content, seen.Revision),
        saved => seen.Revision == 0
            ? call.Created(saved, $"/launches/{number}/dossier/{section}/{key}", Preconditions.TagOf(saved.Revision))
            : call.Json(saved, Preconditions.TagOf(saved.Revision)));

    private static Task<IResult> RemoveAsync(ApiCall call, string number, string section, string key, SeenItem seen) =>
        call.RunAsync(new RemoveItem(number, section, key, seen.Revision), ApiCall.Json);

    private static Task<IResult> AcknowledgeAsync(ApiCall call, string number, string channel, SeenItem seen, string? version) =>
        call.RunAsync(number, new AcknowledgeScript(number, channel, seen.Revision, version));
}
