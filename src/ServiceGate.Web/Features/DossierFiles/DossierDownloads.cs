using System.Text;
using System.Text.Json;
using ServiceGate.Core.Commands.DossierFiles;
using ServiceGate.Core.Foundation.Json;
using ServiceGate.Web.Features.DossierFiles.Registers;
using ServiceGate.Web.Shell.Languages;
using ServiceGate.Web.Views.Launches;
using ServiceGate.Web.Views.People;

namespace ServiceGate.Web.Features.DossierFiles;

/// <summary>Files that people take from a dossier's page.</summary>
internal static class DossierDownloads
{
    private static readonly JsonSerializerOptions Spread = new(CoreJson.Options) { WriteIndented = true, NewLine = "\n" };

    /// <summary>Maps <c>GET /launches/{number}/dossier/file.json</c> and a workbook for each register.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        Add(routes, "file.json", (view, _) => Results.File(Encoding.UTF8.GetBytes(TextOf(view)), "application/json", $"{view.Launch.Number}-dossier.json"));
        foreach (var section in RegisterColumns.Sections)
            Add(routes, section.Code() + ".xlsx", (view, texts) => RegisterAnswers.File(view, section, texts));
    }

    private static void Add(IEndpointRouteBuilder routes, string file, Func<LaunchView, Texts, IResult> answer) =>
        routes.MapGet("/launches/{number}/dossier/" + file, async (HttpContext context, SignedIn person, LaunchReader reader, Texts texts, string number) =>
            await reader.FindAsync(number, (await person.RequiredAsync()).Actor.PersonId, context.RequestAborted) is { } view ? answer(view, texts) : Results.NotFound());

    /// <summary>The file as people may read it too.</summary>
    public static string TextOf(LaunchView view) => JsonSerializer.Serialize(DossierFile.Of(view.Facts), Spread) + "\n";
}
