using Microsoft.AspNetCore.Mvc;
using ServiceGate.Core.Commands.Audiences;
using ServiceGate.Core.Facts.Audiences;
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
    private const string WorkbookType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    public static void Map(RouteGroupBuilder reads, RouteGroupBuilder commands)
    {
        reads.MapGet("/launches/{number}/audience", Get).Produces<AudienceDocument>().WithTag().WithSummary("Shows the list of affected customers").WithDescription("How many and which, without any of their data.");
        commands.MapPut("/launches/{number}/audience", ImportAsync)
            .Accepts<string>("text/csv").WithMetadata(new TakesFilesAttribute(Permission.PrepareNotices)).Produces<ImportDocument>(StatusCodes.Status200OK, "application/json", "text/csv").WithTag()
            .WithExample("account,name,phone,tier,language\nTV0001,张三,13900270001,gold,zh-CN\n", "text/csv")
            .WithSummary("Imports the affected customers from a file").WithDescription(
                "Columns account, name, phone, email, push_id, tier, language, unit, consent_for, consent_how, consent_on, consent_until, in any order and under their usual names in Chinese and English; only account must be there, "
                + "and each customer needs a phone, push_id or email. Others are ignored and named; columns says what a column is to be read as (`columns=客户编码=account&columns=备注=`, an empty name leaves it aside). "
                + "UTF-8, UTF-16, or GB18030 when named by encoding or charset; comma, semicolon, tab or pipe between cells, as the header or a first line sep=; says, or separator; or an Excel workbook (.xlsx), of which sheet names the sheet. With mode=all any bad line keeps everything out; with mode=good the good lines are imported. "
                + "A consent says what for, how it was given, on which day (2026-11-30) and until when (left empty: until it is taken back); a later one for the same use takes the place of the one before. "
                + "Only what the file has a column for is written to the register, and nothing before the list is adopted. With preview=true the customers are only set aside, for seven days: "
                + "the answer tells the difference, and the adoption is a command of its own. With wrongLines=true nothing is imported: the answer is CSV with the lines that would be left out, and why.");
        // The same for other kinds of content: what a file is, it says itself. Described once; without a kind the first one answers.
        commands.MapPut("/launches/{number}/audience", ImportAsync).Accepts<string>(WorkbookType, "text/plain", "text/tab-separated-values", "application/octet-stream")
            .WithMetadata(new TakesFilesAttribute(Permission.PrepareNotices)).Produces<ImportDocument>().ExcludeFromDescription().WithOrder(1);
        commands.MapPost("/launches/{number}/audience/adoption", AdoptAsync).Produces<AudienceAdopted>().WithTag()
            .WithSummary("Adopts a list that was set aside").WithDescription("Refused when the register's data of its customers have changed since: import the file again.");
        commands.MapPost("/launches/{number}/audience/return", ReturnAsync).Produces<AudienceAdopted>().WithTag()
            .WithSummary("Goes back to the list before").WithDescription("Until somebody was told. What the register says of customers stays as it is.");
    }

    private static Task<IResult> Get(ApiCall call, string number) => call.ReadAsync(number, view =>
        AudienceDocument.Of(view) is { } document
            ? call.Json(document, Preconditions.TagOf(document.Revision))
            : Problems.Of(Refused.NotFound("audience.not-imported")));

    private static async Task<IResult> ImportAsync(ApiCall call, AudienceImport import, HttpRequest request, string number, string? source, string? encoding, string? mode, bool? preview, string? separator, string? sheet,
        bool? wrongLines, WrongLines lines, [FromQuery] string[]? columns = null)
    {
        if (mode is not null && !CoreJson.TryParseCode<ImportMode>(mode, out _)) return Problems.Of(StatusCodes.Status400BadRequest, "import.mode", "mode", ("mode", mode));
        await using var file = await SpooledUpload.TakeAsync(request.Body, ImportLimits.MostBytes, call.Cancellation);
        if (file is null) return Problems.Of(StatusCodes.Status413PayloadTooLarge, "import.file-too-large", null, ("most", ImportLimits.MostMegabytes));
        var asked = new ImportRequest(
            number, call.PersonId, call.Key, source, encoding ?? Charset.Of(request), mode is null ? ImportMode.All : CoreJson.ParseCode<ImportMode>(mode), preview ?? false, separator,
            ChosenColumns.Of(columns), sheet);
        if (wrongLines is true) return WrongLinesFile.Answer(await lines.FindAsync(asked, file, call.Cancellation), call.Texts);
        var outcome = await import.RunAsync(asked, file, cancellation: call.Cancellation);
        return ApiCall.Answer(outcome, report => report.Revision > 0
            ? call.Json(ImportDocument.Of(report, call.Texts), Preconditions.TagOf(report.Revision))
            : ApiCall.Json(ImportDocument.Of(report, call.Texts)));
    }

    private static async Task<IResult> AdoptAsync(ApiCall call, AudienceImport import, string number, JsonBody<ListChoice> body) => ApiCall.Answer(
        await import.AdoptAsync(number, body.Value.Audience, call.PersonId, call.Key, call.Cancellation), adopted => call.Json(adopted, Preconditions.TagOf(adopted.Revision)));

    private static Task<IResult> ReturnAsync(ApiCall call, string number, JsonBody<ListChoice> body) =>
        call.RunAsync(new TakeBackList(number, body.Value.Audience), adopted => call.Json(adopted, Preconditions.TagOf(adopted.Revision)));
}

/// <summary>A list of affected customers.</summary>
/// <param name="Count">How many.</param>
/// <param name="ListHash">
/// What is signed: whom the list reaches and how, as <c>reach-hmac-sha256-v1:</c> and 64 digits; of older lists a hash over the ordered account numbers.
/// </param>
/// <param name="Source">Name of the imported file.</param>
/// <param name="Revision">Revision of the dossier's list item; also the entity tag.</param>
/// <param name="ImportedAt">When the import began.</param>
/// <param name="Audience">Id of the list.</param>
/// <param name="Replaces">Id of the list whose place it took; null when there was none.</param>
/// <param name="Lineage">How it differs from the list that is signed, when it differs by so little that the signatures stand.</param>
/// <param name="Zones">The zones of its customers and how many live in each, the launch's own first; absent: nobody lives by another clock than the launch's unit, or it was not asked.</param>
public sealed record AudienceDocument(
    int Count, string ListHash, string Source, int Revision, DateTimeOffset ImportedAt, long Audience, long? Replaces, ListLineage? Lineage,
    IReadOnlyList<ZoneCount>? Zones)
{
    internal static AudienceDocument? Of(LaunchView view) =>
        view.Facts.Audience is { } audience && view.Facts.Items.FirstOrDefault(i => i.Section is Section.Audience) is { } item
            && ItemContent.Stored(item) is AudienceSummary summary
            ? new(audience.Count, summary.ListHash, audience.Source, item.Revision, audience.CreatedAt, audience.Id, audience.Replaces, summary.Lineage, audience.Zones)
            : null;
}

/// <summary>Which list is meant.</summary>
/// <param name="Audience">Its id: the one to be adopted, or the one in use that is left.</param>
[BodyExample("""{"audience":1}""")]
public sealed record ListChoice(long Audience);

/// <summary>What an import did, or would do when it is adopted.</summary>
/// <param name="Count">How many customers the list has.</param>
/// <param name="BadLines">How many lines were left out.</param>
/// <param name="Problems">What was wrong with the first of them.</param>
/// <param name="ListHash">What names the list.</param>
/// <param name="Revision">Revision of the dossier's list item; also the entity tag. 0: not adopted.</param>
/// <param name="Encoding">The encoding that was read.</param>
/// <param name="Audience">Id of the list.</param>
/// <param name="Counts">What it does to the register.</param>
/// <param name="Difference">How it differs from the list whose place it takes; null when there is none.</param>
/// <param name="Reading">How the file was read.</param>
/// <param name="Warnings">What somebody should know before the list is used: accounts that end in zeros, are all new, or differ from known ones by zeros in front; numbers that get no SMS; hidden rows.</param>
/// <param name="New">Customers who are new to the register.</param>
/// <param name="Known">Customers whom the register knows.</param>
/// <param name="Changed">Those of them who are changed.</param>
/// <param name="TakenAway">Values that are taken away.</param>
/// <param name="Rounded">Accounts of which the file has lost the last digits.</param>
public sealed record ImportDocument(
    int Count, int BadLines, IReadOnlyList<ViolationDocument> Problems, string ListHash, int Revision, string Encoding, long Audience, ImportCounts Counts, ListDifference? Difference,
    FileReadingDocument Reading, IReadOnlyList<ViolationDocument> Warnings, int New, int Known, int Changed, int TakenAway, int Rounded)
{
    internal static ImportDocument Of(ImportReport report, Texts texts) => new(
        report.Imported, report.BadLines, [.. report.Problems.Select(p => ViolationDocument.Of(p, texts))], report.ListHash, report.Revision, report.Encoding, report.Audience,
        report.Counts, report.Difference, FileReadingDocument.Of(report.Reading, texts), [.. report.Warnings.Select(w => ViolationDocument.Of(w, texts))],
        report.Counts.Added, report.Imported - report.Counts.Added, report.Counts.Changed, report.Counts.Taken, report.Rounded);
}
