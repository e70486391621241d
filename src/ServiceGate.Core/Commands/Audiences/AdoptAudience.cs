using ServiceGate.Core.Commands.Dossiers;
using ServiceGate.Core.Commands.Framework;
using ServiceGate.Core.Commands.Reconciling;
using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Core.Foundation.Json;
using ServiceGate.Core.Ports.Stores;
using ServiceGate.Core.Rules.Audiences;

namespace ServiceGate.Core.Commands.Audiences;

/// <summary>Makes a wholly imported list the launch's list. Until then the launch keeps the one it had: an import counts whole or not at all.</summary>
/// <param name="Launch">The launch.</param>
/// <param name="Audience">The list.</param>
/// <param name="Count">How many customers it must have.</param>
/// <param name="ListHash">Hash over its ordered account numbers.</param>
[CommandName("AdoptAudience"), Members("launch", "audience", "count", "listHash")]
public sealed record AdoptAudience(string Launch, long Audience, int Count, string ListHash) : LaunchCommand<AudienceAdopted>(Launch)
{
    internal override Permission Permission => Permission.PrepareNotices;

    internal override async Task<Outcome<AudienceAdopted>> DecideAsync(LaunchContext desk)
    {
        if (AudienceRules.WhyNotImport(desk.Launch, await desk.Session.Notices.BatchesAsync(desk.Launch.Id)) is { } refused) return refused;
        var check = new Check().That(Count > 0, "import.no-customers", "count").Text(ListHash, "listHash", 200);
        if (!check.Passed) return Refused.Invalid(check.Violations);
        if (await desk.Session.Audiences.FindAsync(Audience) is not { } audience || audience.LaunchId != desk.Launch.Id) return Refused.NotFound("audience.unknown", "audience");
        if (await desk.Session.Audiences.CountAsync(Audience) != Count) return Refused.Conflict("audience.incomplete", "audience", ("count", Count));
        await desk.Session.Audiences.CompleteAsync(Audience, Count, ListHash);
        desk.Launch = desk.Launch with { AudienceId = Audience };
        var stored = await desk.Session.Dossiers.FindAsync(desk.Launch.Id, Section.Audience, AudienceSummary.Key);
        var saved = await SaveItem.WriteAsync(
            desk, Section.Audience, AudienceSummary.Key, new AudienceSummary(Count, ListHash, audience.Source), stored?.Revision ?? 0);
        desk.Audit("audience.adopted", new { audience = Audience, count = Count, list = ListHash });
        return new AudienceAdopted(Count, ListHash, saved.Revision);
    }
}

/// <summary>The list is the launch's.</summary>
/// <param name="Count">How many customers.</param>
/// <param name="ListHash">Hash over the ordered account numbers.</param>
/// <param name="Revision">Revision of the section's item.</param>
[Members("count", "listHash", "revision")]
public sealed record AudienceAdopted(int Count, string ListHash, int Revision);
