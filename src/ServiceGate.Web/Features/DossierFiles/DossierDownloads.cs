using System.Text;
using System.Text.Json;
using ServiceGate.Core.Commands.DossierFiles;
using ServiceGate.Core.Foundation.Json;
using ServiceGate.Web.Views.Launches;
using ServiceGate.Web.Views.People;

namespace ServiceGate.Web.Features.DossierFiles;

/// <summary>Files that people take from a dossier's page.</summary>
internal static class DossierDownloads
{
    private static readonly JsonSerializerOptions Spread = new(CoreJson.Options) { WriteIndented = true, NewLine = "\n" };

    /// <summary>Maps <c>GET /launches/{number}/dossier/file.json</c>.</summary>
    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/launches/{number}/dossier/file.json", async (HttpContext context, SignedIn person, LaunchReader reader, string number) =>
    {
        var view = await reader.FindAsync(number, (await person.RequiredAsync()).Actor.PersonId, context.RequestAborted);
        return view is null ? Results.NotFound() : Results.File(Encoding.UTF8.GetBytes(TextOf(view)), "application/json", $"{view.Launch.Number}-dossier.json");
    });

    /// <summary>The file as people may read it too.</summary>
    public static string TextOf(LaunchView view) => JsonSerializer.Serialize(DossierFile.Of(view.Facts), Spread) + "\n";
}
