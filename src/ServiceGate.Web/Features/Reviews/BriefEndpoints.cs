using ServiceGate.Core.Commands.SignOffs;
using ServiceGate.Web.Api;
using ServiceGate.Web.Views.Launches;

namespace ServiceGate.Web.Features.Reviews;

/// <summary>What a reviewer sees of a launch on one screen, and what he or she has seen of it.</summary>
internal static class BriefEndpoints
{
    public static void Map(RouteGroupBuilder reads, RouteGroupBuilder commands)
    {
        reads.MapGet("/launches/{number}/brief", BriefAsync).Produces<BriefDocument>().WithTag().WithSummary("Shows a launch as a reviewer sees it on one screen").WithDescription(
            "Whom it hits, what they lose or pay, what they will read, whether a rollback still fits into the window, whether calls find seats, what was left out and by whom, what is missing, what sets the level, what became of "
            + "earlier launches like it, and what has changed since the caller last looked. What the dossier does not state is absent. The entity tag goes into If-Match of a look and of a decision.");
        commands.MapPost("/launches/{number}/looks", LookAsync).Produces<LookNoted>().WithSummary("Notes that one has looked").WithDescription(
            "Notes for the caller that the dossier was looked at as it is, and which sections were opened: from then on changes are shown since that look. A decision about a high risk of a launch begun by rule set 10 or later asks that "
            + "whoever decides has opened each section that he or she judges, as it is now. It is no event of the audit trail, and nothing of the launch changes. The content that was looked at is named by If-Match.");
    }

    private static Task<IResult> BriefAsync(ApiCall call, BriefReader briefs, string number) => call.ReadAsync(number, async view =>
        call.Json(BriefDocument.Of(await briefs.ReadAsync(view, call.PersonId, call.Cancellation), view, call.Texts), Preconditions.TagOfContent(view.Launch.ContentRevision)));

    private static Task<IResult> LookAsync(ApiCall call, string number, SeenContent seen, JsonBody<LookInput> body) =>
        call.RunAsync(new NoteLook(number, seen.Revision, body.Value.Opened), ApiCall.Json);
}
