using ServiceGate.Core.Commands.Framework;
using ServiceGate.Core.Commands.Reconciling;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Core.Foundation.Json;
using ServiceGate.Core.Ports.Attachments;
using ServiceGate.Core.Ports.Stores;
using ServiceGate.Core.Rules.Organisation;

namespace ServiceGate.Core.Commands.Attachments;

/// <summary>Takes an attachment out. That it was there stays, with its content, as long as the launch is kept.</summary>
/// <param name="Launch">The launch.</param>
/// <param name="Attachment">Its id.</param>
[CommandName("RemoveAttachment"), Members("launch", "attachment")]
public sealed record RemoveAttachment(string Launch, long Attachment) : LaunchCommand<FileAttached>(Launch)
{
    // Which one is needed hangs on what it is attached to.
    internal override Permission Permission => Permission.ReadLaunches;

    internal override async Task<Outcome<FileAttached>> DecideAsync(LaunchContext desk)
    {
        if ((await desk.Session.Attachments.OfAsync(desk.Launch.Id)).FirstOrDefault(a => a.Id == Attachment) is not { } attachment) return Refused.NotFound("attachment.unknown", "attachment");
        var needed = AttachmentOwner.PermissionFor(attachment.Place).For(desk.Launch.Variant);
        if (!Ownership.Allows(desk.Actor, needed, desk.Launch, await desk.Session.Launches.DeputiesAsync(desk.Launch.Id), desk.Context.Tree)) return Refused.Forbidden("policy.not-allowed", ("permission", needed));
        if (!attachment.Stands) return Refused.Conflict("attachment.removed", "attachment");
        if (await AttachmentOwner.RefusedAsync(desk, attachment.Place, attachment.Key) is { Why: not Refusal.NotFound } refused) return refused;
        await desk.Session.Attachments.RemoveAsync(attachment with { RemovedBy = desk.Actor.PersonId, RemovedAt = desk.Now, RemovedRound = desk.Launch.Round });
        desk.Launch = desk.Launch with { ContentRevision = desk.Launch.ContentRevision + 1 };
        desk.Audit("attachment.removed", new { attachment = attachment.Id, place = attachment.Place, key = attachment.Key, type = attachment.Type, content = attachment.Content });
        return new FileAttached(attachment.Id, attachment.Content);
    }
}
