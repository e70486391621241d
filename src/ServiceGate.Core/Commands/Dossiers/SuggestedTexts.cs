using ServiceGate.Core.Commands.Reconciling;
using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Core.Ports.Stores;

namespace ServiceGate.Core.Commands.Dossiers;

/// <summary>In an emergency the texts that the checklist suggests count as accepted: whoever hands in says with them what he or she did not say otherwise.</summary>
internal static class SuggestedTexts
{
    /// <summary>Puts the suggested steps that the plan lacks into it, checked like any other.</summary>
    public static async Task AcceptAsync(LaunchContext desk, Check check)
    {
        var stored = (await desk.FactsAsync()).Items.Where(i => i.Section is Section.Notices).Select(i => i.Key).ToHashSet(StringComparer.Ordinal);
        foreach (var (key, suggested) in desk.Checklist.Notices.Where(n => !stored.Contains(n.Key)))
        {
            if (ItemContent.Read(Section.Notices, suggested, check) is not NoticeStep step) continue;
            NoticeLinkRules.CheckStep(step, desk, check);
            // A step that was taken out has a revision of its own still.
            var revision = (await desk.Session.Dossiers.FindAsync(desk.Launch.Id, Section.Notices, key))?.Revision ?? 0;
            await ItemWriting.WriteAsync(desk, Section.Notices, key, step, revision);
        }
    }
}
