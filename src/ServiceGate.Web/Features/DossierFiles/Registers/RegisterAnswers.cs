using ServiceGate.Core.Commands.DossierFiles;
using ServiceGate.Core.Commands.Framework;
using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Core.Foundation.Json;
using ServiceGate.Web.Api;
using ServiceGate.Web.Imports;
using ServiceGate.Web.Shell.Forms;
using ServiceGate.Web.Shell.Languages;
using ServiceGate.Web.Views.Launches;

namespace ServiceGate.Web.Features.DossierFiles.Registers;

/// <summary>Registers of a dossier as workbooks, for programs: out, looked at, and in.</summary>
internal static class RegisterAnswers
{
    /// <summary>The largest workbook, in bytes.</summary>
    public const int MostBytes = 1024 * 1024;

    /// <summary>Maps the operations.</summary>
    public static void Map(RouteGroupBuilder reads, RouteGroupBuilder commands)
    {
        foreach (var section in RegisterColumns.Sections)
        {
            var (code, what) = (section.Code(), section is Section.Risks ? "risk register" : "checklist of service concerns");
            reads.MapGet($"/launches/{{number}}/registers/{code}", (ApiCall call, HttpContext context, string number) => call.ReadAsync(number, view =>
                {
                    context.Response.Headers.ETag = Preconditions.TagOfContent(view.Launch.ContentRevision);
                    return File(view, section, call.Texts);
                }))
                .Produces<byte[]>(StatusCodes.Status200OK, RegisterWorkbook.ContentType).WithTag()
                .WithSummary($"The {what} as a workbook").WithDescription(
                    "A line an item, the columns named in the language of the request. A cell that a spreadsheet would run has an apostrophe before it. The entity tag is the revision of the dossier's content.");
            commands.MapPut($"/launches/{{number}}/registers/{code}", (ApiCall call, CommandRunner runner, TextCatalogue catalogue, HttpRequest request, string number, SeenContent content, bool? preview) =>
                    TakeAsync(call, runner, catalogue, request, section, new(number, content.Revision, preview is true)))
                .Accepts<byte[]>(RegisterWorkbook.ContentType).WithExample("UEsDBBQAAAAIAA", RegisterWorkbook.ContentType).WithMetadata(new TakesFilesAttribute(Permission.EditDossier)).Produces<DossierLoaded>().WithTag().WithSummary($"Takes the {what} in from a workbook").WithDescription(
                    "As a whole or not at all, like a dossier's file of this section: what is not in the workbook goes. The columns are found by their headings in Chinese or English, in any order; an unknown column, a wrong value and every "
                    + "rule that an item breaks are named at once, by line and column (`lines[7].likelihood`). A workbook taken in where it came from changes nothing. With preview=true nothing is done: the answer says what would be "
                    + "new, changed and gone.");
        }
    }

    /// <summary>A register as a file.</summary>
    public static IResult File(LaunchView view, Section section, Texts texts) => Results.File(RegisterWorkbook.Write(view, section, texts), RegisterWorkbook.ContentType, $"{view.Launch.Number}-{section.Code()}.xlsx");

    private sealed record Asked(string Number, long Revision, bool Preview);

    private static async Task<IResult> TakeAsync(ApiCall call, CommandRunner runner, TextCatalogue catalogue, HttpRequest request, Section section, Asked asked)
    {
        await using var workbook = await SpooledUpload.TakeAsync(request.Body, MostBytes, call.Cancellation);
        if (workbook is null) return Problems.Of(StatusCodes.Status413PayloadTooLarge, "body.too-large", null, ("most", MostBytes));
        var (check, reading) = (new Check(), new RegisterReading(section, catalogue));
        if (reading.Read(workbook, check) is not { } file) return Problems.Of(Refusal.Invalid, check.Violations);
        var command = new LoadDossier(asked.Number, file, asked.Revision);
        var outcome = asked.Preview ? await runner.TryOutAsync(command, call.PersonId, call.Cancellation) : await runner.RunAsync(command, call.PersonId, call.Key, call.Cancellation);
        return outcome.IsDone
            ? call.Json(outcome.Value!, Preconditions.TagOfContent(asked.Preview ? asked.Revision : outcome.Value!.ContentRevision))
            : Problems.Of(outcome.Refusal!.Value, [.. outcome.Violations.Select(reading.Placed)]);
    }
}
