using Microsoft.Net.Http.Headers;
using ServiceGate.Core.Commands.Attachments;
using ServiceGate.Core.Facts.Attachments;
using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Core.Ports.Attachments;
using ServiceGate.Core.Rules.Attachments;
using ServiceGate.Web.Api;
using ServiceGate.Web.Views.Launches;
using ServiceGate.Web.Views.People;

namespace ServiceGate.Web.Features.Attachments;

/// <summary>
/// Hands a file out to who may see its launch: to be saved, never run. It says its type as it was judged, a browser guesses nothing else (nosniff), and what would be shown all the same has no rights
/// (sandbox). Only pictures are shown within a page.
/// </summary>
internal static class AttachmentDownload
{
    private const string Policy = "default-src 'none'; sandbox; frame-ancestors 'none'";

    /// <summary>Maps <c>GET /launches/{number}/attachments/{attachment}</c>.</summary>
    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/launches/{number}/attachments/{attachment:long}", async (HttpContext request, SignedIn person, LaunchReader reader, FileKeeping keeping,
        AttachmentReader attachments, string number, long attachment, bool? shown) => await reader.FindAsync(number, (await person.RequiredAsync()).Actor.PersonId, request.RequestAborted) is { } view
            ? await OfAsync(request, view, attachments, keeping, attachment, shown ?? false)
            : Problems.Of(Refused.NotFound("launch.unknown", "launch", ("launch", number))));

    /// <summary>The file of an attachment of a launch.</summary>
    /// <param name="context">The request.</param>
    /// <param name="view">The launch, as its reader may see it.</param>
    /// <param name="reader">Reads attachments.</param>
    /// <param name="keeping">Reads content.</param>
    /// <param name="id">The attachment.</param>
    /// <param name="shown">Whether a picture is to be shown in a page.</param>
    public static async Task<IResult> OfAsync(HttpContext context, LaunchView view, AttachmentReader reader, FileKeeping keeping, long id, bool shown)
    {
        if ((await reader.OfAsync(view, context.RequestAborted)).FirstOrDefault(a => a.File.Id == id)?.File is not { } file) return Problems.Of(Refused.NotFound("attachment.unknown", "attachment"));
        var (content, rule) = await OpenAsync(keeping, file.Content, context.RequestAborted);
        if (content is null) return Problems.Of(Refused.Conflict(rule, "attachment"));
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = Policy;
        headers.XContentTypeOptions = "nosniff";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers.ContentDisposition = new ContentDispositionHeaderValue(shown && file.Kind.IsPicture() ? "inline" : "attachment") { FileNameStar = file.Name }.ToString();
        context.Response.ContentLength = file.Bytes;
        return Results.Stream(content, FileKinds.MediaType(file.Name, file.Kind));
    }

    private static async Task<(Stream? Content, string Rule)> OpenAsync(FileKeeping keeping, string hash, CancellationToken cancellation)
    {
        try
        {
            var (content, standing) = await keeping.OpenAsync(hash, cancellation);
            return (content, standing is FileStanding.Damaged ? "attachment.damaged" : "attachment.missing");
        }
        catch (ContentAwayException)
        {
            return (null, "attachment.away");
        }
    }
}
