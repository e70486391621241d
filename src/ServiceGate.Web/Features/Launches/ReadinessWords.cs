using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Rules.Dossiers;
using ServiceGate.Core.Rules.FactSheets;
using ServiceGate.Web.Shell.Languages;
using ServiceGate.Web.Views.Launches;

namespace ServiceGate.Web.Features.Launches;

/// <summary>What a complete section holds, in a few words; an incomplete one says how much of it is done.</summary>
internal static class ReadinessWords
{
    /// <summary>The words for a section.</summary>
    public static string Of(SectionReadiness section, LaunchView view, Texts texts) => section switch
    {
        { IsComplete: false } => $"{section.Done}/{section.Total}",
        { Section: Section.Risks } => texts.T("readiness.risks", ("count", Count(view, Section.Risks)), ("serious", Readiness.SeriousRisks(view.Facts).Count())),
        { Section: Section.Contingency, IsIdle: true } => texts.T(section.Done == 0 ? "readiness.plans-unknown" : "readiness.plans-not-needed"),
        { Section: Section.Contingency } => texts.T("readiness.plans", ("count", Count(view, Section.Contingency)), ("rehearsed", Rehearsed(view))),
        { Section: Section.Channels } => texts.T("readiness.scripts", ("done", Acknowledged(view)), ("count", section.Total)),
        { Section: Section.Trials } => texts.T("readiness.trials", ("count", Count(view, Section.Trials))),
        { Section: Section.Audience } => texts.Number(view.Facts.Audience?.Count ?? 0),
        _ => $"{section.Done}/{section.Total}",
    };

    private static int Count(LaunchView view, Section section) => view.Facts.Items.Count(i => i.Section == section);

    private static int Rehearsed(LaunchView view) => view.Facts.Contents<ContingencyPlan>(Section.Contingency).Count(p => p.Content.Rehearsal is not null);

    private static int Acknowledged(LaunchView view) =>
        view.Facts.Items.Count(i => i.Section == Section.Channels && ScriptTexts.IsAcknowledged(i, view.Facts));
}
