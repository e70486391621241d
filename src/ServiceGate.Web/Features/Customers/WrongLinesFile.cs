using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Data.Audiences;
using ServiceGate.Web.Api;
using ServiceGate.Web.Imports;
using ServiceGate.Web.Shell.Languages;
using ServiceGate.Web.Shell.Lists;
using ServiceGate.Web.Views.People;

namespace ServiceGate.Web.Features.Customers;

/// <summary>The lines that an import leaves out as a file: of one's own kept file by its page, of one that is sent along by the API.</summary>
internal static class WrongLinesFile
{
    /// <summary>Maps <c>GET /launches/{number}/notices/wrong-lines.csv</c>.</summary>
    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/launches/{number}/notices/wrong-lines.csv", KeptAsync);

    /// <summary>The answer with some lines.</summary>
    public static IResult Answer(Outcome<WrongLineList> outcome, Texts texts) => outcome.Value is not { } wrong
        ? Problems.Of(new Refused(outcome.Refusal!.Value, outcome.Violations))
        : CsvExport.Result("wrong-lines.csv", ["line", "reason", .. wrong.Headings], wrong.Lines.Select(line => Row(line, wrong.Headings.Count, texts)));

    private static async Task<IResult> KeptAsync(
        HttpContext request, SignedIn person, KeptUploads uploads, WrongLines lines, Texts texts, string number, long upload, string? encoding, string? separator, string? sheet,
        [FromQuery] string[]? columns)
    {
        var me = (await person.RequiredAsync()).Actor.PersonId;
        if (await uploads.FindAsync(me, number, upload, request.RequestAborted) is not { } kept) return Problems.Of(Refused.NotFound("import.upload-gone", "upload"));
        await using var file = await uploads.OpenAsync(kept, request.RequestAborted);
        var asked = new ImportRequest(number, me, Guid.NewGuid().ToString(), kept.Source, encoding, Separator: separator, Columns: ChosenColumns.Of(columns), Sheet: sheet);
        return Answer(await lines.FindAsync(asked, file, request.RequestAborted), texts);
    }

    // A number that begins with + stays one: the writer puts an apostrophe before it, which the reader takes off again.
    private static string?[] Row(WrongLine line, int columns, Texts texts) =>
    [
        line.Number.ToString(CultureInfo.InvariantCulture), string.Join("; ", line.Problems.Select(p => $"{p.Field?.Split('.').ElementAtOrDefault(1)}{(p.Field?.Contains('.') == true ? ": " : "")}{texts.Rule(p)}")),
        .. Enumerable.Range(0, columns).Select(i => line.Cells.ElementAtOrDefault(i)),
    ];
}
