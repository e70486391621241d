using ServiceGate.Web.Api;

namespace ServiceGate.Web.Features.FactSheets;

/// <summary>Scripts as they are read.</summary>
internal static class ScriptEndpoints
{
    private static readonly string[] Flags = ["true", "false"];
    private static readonly string[] Languages = ["zh", "en"];

    public static void Map(RouteGroupBuilder reads) => reads.MapGet("/launches/{number}/scripts", ListAsync).Produces<ItemList<ReadScript>>()
        .WithSummary("Lists the scripts of a launch as they are read").WithDescription(
            "With the facts of the sheet in them, one text for each channel, segment and language, and what contradicts the sheet or is left out, with its place. Launches without a fact sheet have their texts as they were typed. "
            + "channel, segment, language and flagged narrow it. Their contents are items of the section channels.");

    private static Task<IResult> ListAsync(ApiCall call, string number, string? channel, string? segment, string? language, string? flagged) => call.ReadAsync(number, view =>
    {
        var asked = new AskedFilters();
        var (where, whose, which, only) = (AskedFilters.Text(channel), AskedFilters.Text(segment), asked.OneOf("language", language, Languages), asked.OneOf("flagged", flagged, Flags));
        return asked.Wrong ?? ApiCall.Json(new ItemList<ReadScript>(
        [
            .. ReadScript.Of(view.Facts).Where(s => (where is null || s.Channel == where) && (whose is null || s.Segment == whose) && (which is null || s.Language == which)
                && (only is null || s.Flags.Count > 0 == (only == "true"))),
        ]));
    });
}
