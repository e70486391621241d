using ServiceGate.Core.Commands.Framework;
using ServiceGate.Core.Commands.Reconciling;
using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Facts.Gates;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Core.Foundation.Json;
using ServiceGate.Core.Ports.Stores;

namespace ServiceGate.Core.Commands.Gates;

/// <summary>A channel owner acknowledges the script as it is now (口径签收).</summary>
/// <param name="Launch">The launch.</param>
/// <param name="Channel">The channel.</param>
/// <param name="SeenRevision">Revision of the script that was read.</param>
[CommandName("AcknowledgeScript"), Members("launch", "channel", "seenRevision")]
public sealed record AcknowledgeScript(string Launch, string? Channel, int SeenRevision) : LaunchCommand<Nothing>(Launch)
{
    internal override Permission Permission => Permission.ReadLaunches;

    internal override bool IsGivenInPerson => true;

    internal override bool OnlyRecords => true;

    internal override async Task<Outcome<Nothing>> DecideAsync(LaunchContext desk)
    {
        if (desk.Launch.Result is not null) return Refused.Conflict("launch.result-known");
        if (Channel is null || await desk.Session.Dossiers.FindAsync(desk.Launch.Id, Section.Channels, Channel) is not { Removed: false } script)
            return Refused.NotFound("script.missing", "channel", ("key", Channel ?? ""));
        if (!desk.Context.May(Permission.AcknowledgeScript, desk.Launch.UnitId, channel: Channel))
            return Refused.Forbidden("policy.not-allowed", ("permission", Permission.AcknowledgeScript));
        if (script.Revision != SeenRevision) return Refused.Stale("item.changed-meanwhile", null, ("section", "channels"), ("key", Channel), ("revision", script.Revision));
        await desk.Session.Gates.AddAsync(new Acknowledgement(desk.Launch.Id, Channel, script.Hash, desk.Actor.PersonId, desk.Now));
        desk.Audit("script.acknowledged", new { channel = Channel, revision = script.Revision, hash = script.Hash });
        return Nothing.Value;
    }
}
