using System.Text.Json;
using ServiceGate.Core.Commands.Reconciling;
using ServiceGate.Core.Commands.Stress;
using ServiceGate.Core.Commands.Trials;
using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Facts.Launches;
using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Core.Ports.Stores;
using ServiceGate.Core.Rules.Notices;

namespace ServiceGate.Core.Commands.Dossiers;

/// <summary>What of an item is checked before it is written or taken out, whether it comes by itself or with a whole dossier.</summary>
internal static class ItemEntry
{
    /// <summary>Reads an item that is written and names the rules that it breaks.</summary>
    /// <param name="desk">The launch.</param>
    /// <param name="section">The section.</param>
    /// <param name="key">Key of the item.</param>
    /// <param name="json">The content.</param>
    /// <param name="check">Collects what is wrong.</param>
    /// <param name="usesLater">Whether who names a segment that goes is asked later, once all that comes with it is written.</param>
    /// <returns>The content as it is written; null when it could not be read.</returns>
    public static async Task<ItemContent?> ReadAsync(LaunchContext desk, Section section, string? key, JsonElement json, Check check, bool usesLater = false)
    {
        check.That(DossierRules.IsKey(key), "item.key", "key", ("key", key ?? ""));
        if (ItemContent.Read(section, json, check) is not { } content) return null;
        content.Validate(key ?? "", desk.Checklist, check);
        if (content is NoticeStep step && desk.Launch.RuleSet >= RuleSets.PromisesAreKept && PromisedNotices.IsTooLate(step, desk.Launch.Window, desk.Now)
            && !await IsPlannedSoAsync(desk, key ?? "", step))
            check.That(!string.IsNullOrWhiteSpace(step.DeviationReason), "notice.late-reason", "deviationReason", ("hours", (step.LeadMinutes ?? 0) / 60));
        if (content is ContingencyPlan plan) await PlanRules.CheckAsync(desk, key ?? "", plan, check);
        if (content is Risk risk) await RiskEntry.CheckAsync(desk, key ?? "", risk, check);
        if (content is SheetFact fact && !(usesLater && key == SheetFact.SegmentsKey)) await FactEntry.CheckAsync(desk, key ?? "", fact, check);
        if (content is Script script) await FactEntry.CheckAsync(desk, script, check);
        if (content is Trial trial) content = await TrialEntry.CheckAsync(desk, key ?? "", trial, check);
        if (content is StressForecast forecast) StressEntry.Check(desk, key ?? "", forecast, await StoredAsync(desk, Section.Stress, key ?? "") as StressForecast, check);
        if (content is NoticeStep said) NoticeLinkRules.CheckStep(said, desk, check);
        return content;
    }

    /// <summary>Names the rules that taking an item out breaks.</summary>
    /// <param name="desk">The launch.</param>
    /// <param name="item">The item.</param>
    /// <param name="check">Collects what is wrong.</param>
    public static async Task CheckRemovalAsync(LaunchContext desk, DossierItem item, Check check)
    {
        if (item.Section is Section.Facts && item.Key == SheetFact.SegmentsKey) await FactEntry.CheckUsesAsync(desk, [], "key", check);
        if (item.Section is Section.Trials) TrialEntry.CheckKept(desk, ((Trial)ItemContent.Stored(item)).FindingRecords ?? [], [], "key", check);
    }

    /// <summary>Whether the plan has the step at the same lead and with the same reason already: what was not changed is not measured against the clock again.</summary>
    private static async Task<bool> IsPlannedSoAsync(LaunchContext desk, string key, NoticeStep step) =>
        await StoredAsync(desk, Section.Notices, key) is NoticeStep before
        && before.Purpose == step.Purpose && before.LeadMinutes == step.LeadMinutes && before.DeviationReason == step.DeviationReason;

    private static async Task<ItemContent?> StoredAsync(LaunchContext desk, Section section, string key) =>
        await desk.Session.Dossiers.FindAsync(desk.Launch.Id, section, key) is { Removed: false } stored ? ItemContent.Stored(stored) : null;
}
