using ServiceGate.Core.Commands.Framework;
using ServiceGate.Core.Commands.Reconciling;
using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Facts.Gates;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Core.Foundation.Json;
using ServiceGate.Core.Ports.Stores;
using ServiceGate.Core.Rules.FactSheets;

namespace ServiceGate.Core.Commands.Gates;

/// <summary>A channel owner acknowledges the script as it is now (口径签收).</summary>
/// <param name="Launch">The launch.</param>
/// <param name="Channel">The channel.</param>
/// <param name="SeenRevision">Revision of the script that was read.</param>
/// <param name="SeenText">Hash of the text as it was read, with its facts; null: whatever it says now.</param>
[CommandName("AcknowledgeScript"), Members("launch", "channel", "seenRevision", "seenText")]
public sealed record AcknowledgeScript(string Launch, string? Channel, int SeenRevision, string? SeenText = null) : LaunchCommand<Nothing>(Launch)
{
    internal override Permission Permission => Permission.ReadLaunches;

    internal override bool IsGivenInPerson => true;

    internal override bool OnlyRecords => true;

    internal override async Task<Outcome<Nothing>> DecideAsync(LaunchContext desk)
    {
        if (desk.Launch.Result is not null) return Refused.Conflict("launch.result-known");
        // What is read first is not asked for again.
        var facts = await desk.FactsAsync();
        if (Channel is null || await desk.Session.Dossiers.FindAsync(desk.Launch.Id, Section.Channels, Channel) is not { Removed: false } script)
            return Refused.NotFound("script.missing", "channel", ("key", Channel ?? ""));
        if (!desk.Context.May(Permission.AcknowledgeScript, desk.Launch.UnitId, channel: Channel))
            return Refused.Forbidden("policy.not-allowed", ("permission", Permission.AcknowledgeScript));
        if (script.Revision != SeenRevision) return Refused.Stale("item.changed-meanwhile", null, ("section", "channels"), ("key", Channel), ("revision", script.Revision));
        var version = ScriptTexts.VersionOf(script, facts);
        // The script is as it was, a fact that it says is not.
        if (!string.IsNullOrEmpty(SeenText) && SeenText != version) return Refused.Stale("script.facts-changed", "seenText", ("channel", Channel));
        if (ScriptTexts.ContentOf(script, facts) is { } content) await desk.Session.Dossiers.KeepContentAsync(version, content);
        await desk.Session.Gates.AddAsync(new Acknowledgement(desk.Launch.Id, Channel, version, desk.Actor.PersonId, desk.Now));
        desk.Audit("script.acknowledged", new { channel = Channel, revision = script.Revision, hash = version });
        return Nothing.Value;
    }
}
