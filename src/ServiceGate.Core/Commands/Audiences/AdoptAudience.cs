using ServiceGate.Core.Commands.Framework;
using ServiceGate.Core.Commands.Reconciling;
using ServiceGate.Core.Facts.Audiences;
using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Facts.Launches;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Core.Foundation.Json;
using ServiceGate.Core.Ports.Stores;
using ServiceGate.Core.Rules.Audiences;

namespace ServiceGate.Core.Commands.Audiences;

/// <summary>
/// Makes a list that was set aside as a whole the launch's list, and writes what it says of customers to the register. Until then the launch keeps the list it had and nobody's data
/// are touched: an import counts whole or not at all.
/// </summary>
/// <param name="Launch">The launch.</param>
/// <param name="Audience">The list.</param>
/// <param name="Count">How many customers it must have.</param>
/// <param name="ListHash">What names it (<see cref="Audience.ListHash"/>).</param>
/// <param name="InUse">The list that was seen in use, and compared with; 0: none was. Null: whichever is by now.</param>
[CommandName("AdoptAudience"), Members("launch", "audience", "count", "listHash", "inUse")]
public sealed record AdoptAudience(string Launch, long Audience, int Count, string ListHash, long? InUse = null) : LaunchCommand<AudienceAdopted>(Launch)
{
    internal override Permission Permission => Permission.PrepareNotices;

    internal override async Task<Outcome<AudienceAdopted>> DecideAsync(LaunchContext desk)
    {
        if (AudienceRules.WhyNotImport(desk.Launch, await desk.Session.Notices.BatchesAsync(desk.Launch.Id)) is { } refused) return refused;
        var check = new Check().That(Count > 0, "import.no-customers", "count").Text(ListHash, "listHash", 200);
        if (!check.Passed) return Refused.Invalid(check.Violations);
        if (await desk.Session.Audiences.FindAsync(Audience) is not { } audience || audience.LaunchId != desk.Launch.Id) return Refused.NotFound("audience.unknown", "audience");
        if (audience.Complete) return Refused.Conflict("audience.adopted", "audience");
        if (InUse is { } seen && seen != (desk.Launch.AudienceId ?? 0)) return Refused.Stale("audience.changed-meanwhile", "audience");
        if (audience.Count != Count || await desk.Session.Audiences.PendingAsync(Audience) != Count) return Refused.Conflict("audience.incomplete", "audience", ("count", Count));
        if (await desk.Session.Audiences.OutdatedAsync(Audience) is > 0 and var outdated) return Refused.Conflict("audience.outdated", "audience", ("count", outdated));

        var before = desk.Launch.AudienceId;
        var difference = before is { } list ? await desk.Session.Audiences.DifferenceAsync(Audience, list) : null;
        var lineage = difference is not null ? ListDescent.Of(await desk.FactsAsync(), difference) : null;
        var units = await desk.Session.Audiences.AdoptAsync(audience, ListHash, before, desk.Actor.PersonId);
        desk.Audit("audience.adopted", new { audience = Audience, count = Count, list = ListHash, counts = audience.Counts, units = units, difference = difference });
        return await UseAsync(desk, audience with { Complete = true, ListHash = ListHash }, lineage);
    }

    /// <summary>Makes a complete list the launch's.</summary>
    internal static async Task<AudienceAdopted> UseAsync(LaunchContext desk, Audience audience, ListLineage? lineage)
    {
        desk.Launch = desk.Launch with { AudienceId = audience.Id };
        await ListZones.DivideAsync(desk, audience.Id);
        await desk.Session.Audiences.CountTiersAsync(audience.Id);
        var content = desk.Launch.RuleSet >= RuleSets.ReachIsSigned && audience.Reach is { } reach
            ? new AudienceSummary(audience.Count, reach.Signed, null, lineage)
            : new AudienceSummary(audience.Count, audience.ListHash!, audience.Source);
        var stored = await desk.Session.Dossiers.FindAsync(desk.Launch.Id, Section.Audience, AudienceSummary.Key);
        var saved = await ItemWriting.WriteAsync(desk, Section.Audience, AudienceSummary.Key, content, stored?.Revision ?? 0);
        await SharedNights.CountAsync(desk);
        return new AudienceAdopted(audience.Count, audience.ListHash!, saved.Revision);
    }
}

/// <summary>The list is the launch's.</summary>
/// <param name="Count">How many customers.</param>
/// <param name="ListHash">What names it.</param>
/// <param name="Revision">Revision of the section's item.</param>
[Members("count", "listHash", "revision")]
public sealed record AudienceAdopted(int Count, string ListHash, int Revision);
