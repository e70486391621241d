using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Antiforgery;
using ServiceGate.Core.Commands.Attachments;
using ServiceGate.Core.Facts.Attachments;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Web.Api;
using ServiceGate.Web.Views.Launches;
using ServiceGate.Web.Views.People;

namespace ServiceGate.Web.Features.Attachments;

/// <summary>
/// Takes files from the page's script part by part, so that progress is seen and a broken connection costs a part, not the file: the same uploads as the API's, with the page's session and antiforgery
/// token. The same file of the same person for the same launch is the same upload, so that it also goes on after the page was closed.
/// </summary>
internal static class PageUploads
{
    /// <summary>How many bytes the script sends at once: whole parts as they are stored, and with their form less than <see cref="Shell.Forms.BodySize.Form"/>.</summary>
    public const int PartBytes = 10 * 96 * 1024;

    private const int MostKey = 128;

    /// <summary>Maps the two addresses.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/launches/{number}/attachments/uploads", (HttpContext context, SignedIn person, LaunchReader reader, Uploads uploads, string number) =>
            AnswerAsync(context, person, reader, number, (view, personId) => BeginAsync(context, uploads, view, personId))).WithMetadata(new RequireAntiforgeryTokenAttribute());
        routes.MapPost("/launches/{number}/attachments/uploads/{upload:long}", (HttpContext context, SignedIn person, LaunchReader reader, Uploads uploads, string number, long upload) =>
            AnswerAsync(context, person, reader, number, (view, personId) => AppendAsync(context, uploads, view, personId, upload))).WithMetadata(new RequireAntiforgeryTokenAttribute());
    }

    private static async Task<IResult> AnswerAsync(HttpContext context, SignedIn person, LaunchReader reader, string number, Func<LaunchView, long, Task<IResult>> act)
    {
        if (!context.Request.HasFormContentType || context.Features.Get<IAntiforgeryValidationFeature>() is not { IsValid: true }) return Problems.Of(StatusCodes.Status400BadRequest, "request.malformed");
        var personId = (await person.RequiredAsync()).Actor.PersonId;
        return await reader.FindAsync(number, personId, context.RequestAborted) is not { } view ? Problems.Of(Refused.NotFound("launch.unknown", "launch", ("launch", number)))
            : !AttachmentSenders.MaySend(view, personId) ? Problems.Of(Refused.Forbidden("policy.not-allowed", ("permission", view.Needed(Permission.EditDossier))))
            : view.Launch.HasEnded ? Problems.Of(Refused.Conflict("launch.has-ended", null, ("status", view.Launch.Status)))
            : await act(view, personId);
    }

    private static async Task<IResult> BeginAsync(HttpContext context, Uploads uploads, LaunchView view, long personId)
    {
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var (name, key) = (AttachmentNames.Of(form["name"].ToString()), form["key"].ToString());
        if (key.Length is 0 or > MostKey) return Problems.Of(Refused.Invalid("text.required", "key"));
        long? bytes = long.TryParse(form["bytes"], NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : null;
        return Answer(await uploads.BeginAsync(personId, view.Launch.Id, AskedAs(view, name, bytes, key), name, bytes, context.RequestAborted));
    }

    private static async Task<IResult> AppendAsync(HttpContext context, Uploads uploads, LaunchView view, long personId, long id)
    {
        if (await uploads.FindAsync(personId, view.Launch.Id, id, context.RequestAborted) is not { } upload) return Problems.Of(Refused.NotFound("upload.unknown", "upload"));
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        if (!long.TryParse(form["offset"], NumberStyles.None, CultureInfo.InvariantCulture, out var offset) || form.Files.GetFile("part") is not { } part)
            return Problems.Of(StatusCodes.Status400BadRequest, "upload.offset-missing", "offset");
        if (upload.Content is not null) return Answer(upload);
        await using var body = part.OpenReadStream();
        return Answer(await uploads.AppendAsync(upload, offset, body, context.RequestAborted));
    }

    private static IResult Answer(Outcome<FileUpload> outcome) => outcome.IsDone ? ApiCall.Json(UploadDocument.Of(outcome.Value!)) : Problems.Of(outcome.Refusal!.Value, outcome.Violations);

    private static string AskedAs(LaunchView view, string name, long? bytes, string key) =>
        "page-" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{view.Launch.Id}/{bytes}/{key}/{name}"))));
}
