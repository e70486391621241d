using ServiceGate.Core.Commands.Attachments;
using ServiceGate.Core.Facts.Attachments;
using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Core.Rules.Attachments;
using ServiceGate.Web.Api;

namespace ServiceGate.Web.Features.Attachments;

/// <summary>What is attached to a launch.</summary>
internal static class AttachmentEndpoints
{
    public static void Map(RouteGroupBuilder reads, RouteGroupBuilder commands)
    {
        reads.MapGet("/launches/{number}/attachments", ListAsync).Produces<ItemList<AttachmentDocument>>()
            .WithSummary("Lists what is attached to a launch").WithDescription("With what was taken out and how the content of each stands; place, key and type narrow it.");
        reads.MapGet("/launches/{number}/attachments/{attachment:long}", FindAsync).Produces<AttachmentDocument>()
            .WithSummary("Shows an attachment").WithDescription("What it is and how its content stands.");
        reads.MapGet("/launches/{number}/attachments/{attachment:long}/content", ContentAsync)
            .Produces<byte[]>(StatusCodes.Status200OK, FileKinds.AllMediaTypes[0], [.. FileKinds.AllMediaTypes.Skip(1)]).Produces<ProblemDocument>(StatusCodes.Status409Conflict, Problems.ContentType)
            .WithSummary("Hands out the file of an attachment").WithDescription(
                "As it was attached, compared with its hash before anything is sent: content that is missing or damaged is answered with 409. Its media type is the one it was judged to have.");
        commands.MapPost("/launches/{number}/attachments", AttachAsync).Produces<FileAttached>(StatusCodes.Status201Created)
            .WithSummary("Attaches a file that was sent").WithDescription(
                "To an item of the dossier, a finding or a position on duty, by whoever writes that. What kind of file it is, is judged by its content, and its name has to end accordingly; programs, pages, archives and "
                + "lists of customers are refused. Signatures that cover the section no longer do.");
        commands.MapDelete("/launches/{number}/attachments/{attachment:long}", RemoveAsync).Produces<FileAttached>()
            .WithSummary("Takes an attachment out").WithDescription("That it was there stays, with its content, as long as the launch is kept.");
    }

    private static Task<IResult> ListAsync(ApiCall call, AttachmentReader reader, string number, string? place, string? key, string? type) => call.ReadAsync(number, async view =>
    {
        var asked = new AskedFilters();
        var (at, of) = (asked.Code<AttachmentPlace>("place", place), asked.Code<AttachmentType>("type", type));
        if (asked.Wrong is { } wrong) return wrong;
        var all = await reader.OfAsync(view, call.Cancellation);
        return ApiCall.Json(new ItemList<AttachmentDocument>(
            [.. all.Where(a => (at is null || a.File.Place == at) && (of is null || a.File.Type == of) && (key is null || a.File.Key == key)).Select(a => AttachmentDocument.Of(a, view, call.Texts))]));
    });

    private static Task<IResult> FindAsync(ApiCall call, AttachmentReader reader, string number, long attachment) => call.ReadAsync(number, async view =>
        (await reader.OfAsync(view, call.Cancellation)).FirstOrDefault(a => a.File.Id == attachment) is { } found
            ? ApiCall.Json(AttachmentDocument.Of(found, view, call.Texts))
            : Problems.Of(Refused.NotFound("attachment.unknown", "attachment")));

    private static Task<IResult> ContentAsync(ApiCall call, AttachmentReader reader, FileKeeping keeping, HttpContext context, string number, long attachment) =>
        call.ReadAsync(number, view => AttachmentDownload.OfAsync(context, view, reader, keeping, attachment, shown: false));

    private static Task<IResult> AttachAsync(ApiCall call, Uploads uploads, FileTaking taking, string number, JsonBody<AttachmentInput> body) => call.ReadAsync(number, async view =>
    {
        var said = body.Value;
        // Whoever may not attach it gets no file looked at; the command says why.
        if (await uploads.FindAsync(call.PersonId, view.Launch.Id, said.Upload, call.Cancellation) is { } upload && !view.Launch.HasEnded && AttachmentSenders.MaySend(view, call.PersonId)
            && await taking.FinishAsync(upload, said.Hash, call.Cancellation) is { IsDone: false } refused) return ApiCall.Answer(refused, ApiCall.Json);
        return await call.RunAsync(
            new AttachFile(number, said.Upload, said.Place, said.Key, said.Type, said.Version), attached => call.Created(attached, $"/launches/{number}/attachments/{attached.Attachment}"));
    });

    private static Task<IResult> RemoveAsync(ApiCall call, string number, long attachment) => call.RunAsync(new RemoveAttachment(number, attachment), ApiCall.Json);
}
