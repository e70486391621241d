using System.Text.Json;
using ServiceGate.Core.Commands.DossierFiles;
using ServiceGate.Core.Facts.Notices;
using ServiceGate.Core.Foundation.Json;
using ServiceGate.Web.Api;
using ServiceGate.Web.Shell.Features;

namespace ServiceGate.Web.Features.DossierFiles;

/// <summary>A whole dossier as one file.</summary>
internal static class DossierFileEndpoints
{
    /// <summary>Where the schema stands.</summary>
    public const string SchemaAddress = "/api/v1/schemas/dossier-file";

    private const string Example =
        """{"format":"servicegate-dossier","version":1,"sections":{"trials":{"T1":{"group":"员工","journey":"看直播","on":"2026-11-18","participants":5,"passed":5}}}}""";

    public static void Map(ApiRoutes routes)
    {
        routes.Open.MapGet("/schemas/dossier-file", (DossierSchema schema) => Results.Text(schema.Text, "application/schema+json")).AllowAnonymous().Produces<JsonElement>(StatusCodes.Status200OK, "application/schema+json")
            .WithSummary("The JSON schema of a dossier's file").WithDescription("JSON Schema 2020-12. What depends on the launch, its checklist and on other members is said when a file is taken in.");
        routes.Reads.MapGet("/launches/{number}/dossier/file", File).Produces<DossierFile>().WithTag()
            .WithSummary("The whole dossier as one file").WithDescription(
                "The contents of all sections by key, each as the operations of its section read and write it. Attachments are named by the SHA-256 of their content and are not carried; the list of customers, signatures and "
                + $"comments are not in it. The entity tag is the revision of the dossier's content. Its schema: {SchemaAddress}.");
        routes.Commands.MapPut("/launches/{number}/dossier/file", (ApiCall call, string number, SeenContent content, DossierFileBody body, string? seen) =>
                call.RunAsync(new LoadDossier(number, body.File, content.Revision), new SendAsk(seen), loaded => call.Json(loaded, Preconditions.TagOfContent(loaded.ContentRevision))))
            .Produces<DossierLoaded>().WithTag().WithExample(Example).WithSummary("Takes a whole dossier in").WithDescription(
                "As a whole or not at all. A section that the file names then holds what the file says and nothing else; one that it does not name is left alone. Each item is checked as if it were saved by itself; everything that is "
                + "wrong is named at once, with its place in the file (`pointer`). What says what stands there already keeps its revision: a file taken in where it came from changes nothing. Notices need the role of operations, "
                + "everything else the right to write the dossier." + SendAsk.Hint);
        routes.Commands.MapPost("/launches/{number}/dossier/file/preview", async (ApiCall call, string number, SeenContent content, DossierFileBody body, Core.Commands.Framework.CommandRunner runner) =>
                ApiCall.Answer(await runner.TryOutAsync(new LoadDossier(number, body.File, content.Revision), call.PersonId, call.Cancellation), ApiCall.Json))
            .Produces<DossierLoaded>().WithExample(Example).WithSummary("Says what taking a dossier in would change")
            .WithDescription("Which items would be new, changed and gone, or everything that is wrong. Nothing is done; who may not do it is refused.");
        routes.Commands.MapPost("/launches/{number}/ahead/dossier/file", (ApiCall call, string number, SeenContent content, DossierFileBody body) =>
                call.AheadAsync(new LoadDossier(number, body.File, content.Revision)))
            .Produces<NoticesAhead>().WithExample(Example).WithSummary("Says what taking a dossier in would send")
            .WithDescription("To how many customers, what, and when: a moved window tells those who were told. Nothing is done; who may not do it is refused. `seen` names it, to be sent with the act.");
    }

    private static Task<IResult> File(ApiCall call, HttpContext context, string number) => call.ReadAsync(number, view =>
    {
        context.Response.Headers.ETag = Preconditions.TagOfContent(view.Launch.ContentRevision);
        return Results.Json(DossierFile.Of(view.Facts), CoreJson.Options);
    });
}
