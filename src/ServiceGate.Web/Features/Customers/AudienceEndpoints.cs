using Microsoft.Net.Http.Headers;
using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Core.Foundation.Json;
using ServiceGate.Web.Api;
using ServiceGate.Web.Imports;
using ServiceGate.Web.Shell.Forms;
using ServiceGate.Web.Shell.Languages;
using ServiceGate.Web.Views.Launches;

namespace ServiceGate.Web.Features.Customers;

/// <summary>The list of affected customers.</summary>
internal static class AudienceEndpoints
{
    public static void Map(RouteGroupBuilder reads, RouteGroupBuilder commands)
    {
        reads.MapGet("/launches/{number}/audience", Get).Produces<AudienceDocument>().WithSummary("Shows the list of affected customers").WithDescription("How many and which, without any of their data.");
        commands.MapPut("/launches/{number}/audience", ImportAsync)
            .Accepts<string>("text/csv").WithMetadata(new TakesFilesAttribute(Permission.PrepareNotices)).Produces<ImportDocument>()
            .WithSummary("Imports the affected customers from CSV").WithDescription(
                "Columns account, name, phone, email, push_id, tier, language, unit, in any order; only account must be there, and each customer needs a phone, push_id or email. "
                + "UTF-8, UTF-16 with a byte-order mark, or GB18030 when named by encoding or charset. With mode=all any bad line keeps everything out; with mode=good the good lines are imported.");
    }

    private static Task<IResult> Get(ApiCall call, string number) => call.ReadAsync(number, view =>
        AudienceDocument.Of(view) is { } document
            ? call.Json(document, Preconditions.TagOf(document.Revision))
            : Problems.Of(Refused.NotFound("audience.not-imported")));

    private static async Task<IResult> ImportAsync(ApiCall call, AudienceImport import, HttpRequest request, string number, string? source, string? encoding, string? mode)
    {
        if (mode is not null && !CoreJson.TryParseCode<ImportMode>(mode, out _)) return Problems.Of(StatusCodes.Status400BadRequest, "import.mode", "mode", ("mode", mode));
        await using var file = await SpooledUpload.TakeAsync(request.Body, ImportLimits.MostBytes, call.Cancellation);
        if (file is null) return Problems.Of(StatusCodes.Status413PayloadTooLarge, "import.file-too-large", null, ("most", ImportLimits.MostMegabytes));
        var asked = new ImportRequest(
            number, call.PersonId, call.Key, source, encoding ?? CharsetOf(request), mode is null ? ImportMode.All : CoreJson.ParseCode<ImportMode>(mode));
        var outcome = await import.RunAsync(asked, file, cancellation: call.Cancellation);
        return ApiCall.Answer(outcome, report => call.Json(ImportDocument.Of(report, call.Texts), Preconditions.TagOf(report.Revision)));
    }

    private static string? CharsetOf(HttpRequest request) =>
        MediaTypeHeaderValue.TryParse(request.ContentType, out var type) && type.Charset.HasValue ? HeaderUtilities.RemoveQuotes(type.Charset).Value : null;
}

/// <summary>A list of affected customers.</summary>
/// <param name="Count">How many.</param>
/// <param name="ListHash">Hash over the ordered account numbers.</param>
/// <param name="Source">Name of the imported file.</param>
/// <param name="Revision">Revision of the dossier's list item; also the entity tag.</param>
/// <param name="ImportedAt">When the import began.</param>
public sealed record AudienceDocument(int Count, string ListHash, string Source, int Revision, DateTimeOffset ImportedAt)
{
    internal static AudienceDocument? Of(LaunchView view) =>
        view.Facts.Audience is { } audience && view.Facts.Items.FirstOrDefault(i => i.Section is Section.Audience) is { } item
            ? new(audience.Count, audience.ListHash ?? "", audience.Source, item.Revision, audience.CreatedAt)
            : null;
}

/// <summary>What an import did.</summary>
/// <param name="Count">How many customers the list now has.</param>
/// <param name="BadLines">How many lines were left out.</param>
/// <param name="Problems">What was wrong with the first of them.</param>
/// <param name="ListHash">Hash over the ordered account numbers.</param>
/// <param name="Revision">Revision of the dossier's list item; also the entity tag.</param>
/// <param name="Encoding">The encoding that was read.</param>
public sealed record ImportDocument(int Count, int BadLines, IReadOnlyList<ViolationDocument> Problems, string ListHash, int Revision, string Encoding)
{
    internal static ImportDocument Of(ImportReport report, Texts texts) => new(
        report.Imported, report.BadLines, [.. report.Problems.Select(p => ViolationDocument.Of(p, texts))], report.ListHash, report.Revision, report.Encoding);
}
