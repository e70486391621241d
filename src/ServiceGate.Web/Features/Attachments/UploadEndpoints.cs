using ServiceGate.Core.Commands.Attachments;
using ServiceGate.Core.Facts.Attachments;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Web.Api;
using ServiceGate.Web.Shell.Forms;

namespace ServiceGate.Web.Features.Attachments;

/// <summary>Files on their way to a launch: begun, sent in one or several parts, and gone on with where they were cut.</summary>
internal static class UploadEndpoints
{
    private const string Octets = "application/octet-stream";

    public static void Map(RouteGroupBuilder reads, RouteGroupBuilder commands)
    {
        commands.MapPost("/launches/{number}/uploads", BeginAsync).Produces<UploadDocument>(StatusCodes.Status201Created)
            .WithSummary("Begins to send a file").WithDescription(
                $"Then its bytes are sent, and then it is attached. At most 50 MB, and {Uploads.MostOpen} unfinished ones of one person. What was not attached is taken away after 7 days.");
        reads.MapGet("/launches/{number}/uploads/{upload:long}", FindAsync).Produces<UploadDocument>()
            .WithSummary("Shows how much of a file has come").WithDescription("Of the caller's own uploads: received is the offset at which to go on after a cut.");
        commands.MapPut("/launches/{number}/uploads/{upload:long}/bytes", AppendAsync).Accepts<byte[]>(Octets).Produces<UploadDocument>()
            .WithMetadata(new TakesFilesAttribute(AttachmentSenders.Permissions)).WithExample("测试通过", Octets)
            .WithSummary("Sends bytes of a file").WithDescription(
                "From offset on, as many as one likes, up to all of it: what has come when the connection is cut stays, in parts of 96 KiB. Bytes that have come before are passed over. "
                + "An offset behind what has come is refused (409) with received.");
        commands.MapDelete("/launches/{number}/uploads/{upload:long}", ForgetAsync).Produces<CommandDone>()
            .WithSummary("Gives up sending a file").WithDescription("What has come of it is taken away.");
    }

    private static Task<IResult> BeginAsync(ApiCall call, Uploads uploads, string number, JsonBody<UploadInput> body) => call.ReadAsync(number, async view =>
        !AttachmentSenders.MaySend(view, call.PersonId) ? ApiCall.NotAllowed(view.Needed(Permission.EditDossier))
            : view.Launch.HasEnded ? Problems.Of(Refused.Conflict("launch.has-ended", null, ("status", view.Launch.Status)))
            : ApiCall.Answer(
                await uploads.BeginAsync(call.PersonId, view.Launch.Id, call.Key, body.Value.Name, body.Value.Bytes, call.Cancellation),
                // As it was when it was begun, so that the same asked again is answered the same.
                upload => call.Created(UploadDocument.Of(upload with { Received = 0, Content = null }), $"/launches/{number}/uploads/{upload.Id}")));

    private static Task<IResult> FindAsync(ApiCall call, Uploads uploads, string number, long upload) =>
        OwnAsync(call, uploads, number, upload, found => Task.FromResult(ApiCall.Json(UploadDocument.Of(found))));

    private static Task<IResult> AppendAsync(ApiCall call, Uploads uploads, HttpRequest request, string number, long upload, long? offset) => OwnAsync(call, uploads, number, upload, async found =>
    {
        if (offset is null or < 0) return Problems.Of(StatusCodes.Status400BadRequest, "upload.offset-missing", "offset");
        if (request.ContentLength > FileUpload.MostBytes) return TooLarge;
        if (found.Content is not null) return ApiCall.Json(UploadDocument.Of(found));
        try
        {
            return ApiCall.Answer(await uploads.AppendAsync(found, offset.Value, request.Body, call.Cancellation), now => ApiCall.Json(UploadDocument.Of(now)));
        }
        catch (BadHttpRequestException e) when (e.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            return TooLarge;
        }
    });

    private static Task<IResult> ForgetAsync(ApiCall call, Uploads uploads, string number, long upload) => call.ReadAsync(number, async view =>
    {
        if (await uploads.FindAsync(call.PersonId, view.Launch.Id, upload, call.Cancellation) is { } found) await uploads.ForgetAsync(found, call.Cancellation);
        return ApiCall.Json(new CommandDone(number));
    });

    private static IResult TooLarge => Problems.Of(StatusCodes.Status413PayloadTooLarge, "upload.too-large", "bytes", ("most", FileUpload.MostBytes / 1024 / 1024));

    private static Task<IResult> OwnAsync(ApiCall call, Uploads uploads, string number, long upload, Func<FileUpload, Task<IResult>> answer) => call.ReadAsync(number, async view =>
        await uploads.FindAsync(call.PersonId, view.Launch.Id, upload, call.Cancellation) is { } found ? await answer(found) : Problems.Of(Refused.NotFound("upload.unknown", "upload")));
}
