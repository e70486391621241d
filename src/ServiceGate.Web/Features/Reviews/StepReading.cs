using System.Text.Json;
using ServiceGate.Core.Ports.Stores;
using ServiceGate.Core.Rules.SignOffs;
using ServiceGate.Core.Rules.Steps;
using ServiceGate.Core.Rules.StepTypes;
using ServiceGate.Web.Api;
using ServiceGate.Web.Features.Waivers;
using ServiceGate.Web.Shell.Languages;
using ServiceGate.Web.Views.Frame;
using ServiceGate.Web.Views.Launches;
using ServiceGate.Workflow.Definitions;

namespace ServiceGate.Web.Features.Reviews;

/// <summary>Reads what a step judges.</summary>
internal static class StepReading
{
    /// <summary>Whether somebody hands in or decides at a step.</summary>
    public static bool IsJudging(Activity step) =>
        step.Type is CollectSections or SignedStep;

    /// <summary>Reads a step.</summary>
    public static async Task<StepDocument> ReadAsync(Activity step, LaunchView view, ICommandSession session, Texts texts)
    {
        var (facts, sections) = (view.Facts, StepType.Of(step).SectionsOf(step));
        var standing = SignOffRules.Standing(step, facts);
        var judged = sections.Select(s => new JudgedSection(s, facts.Hashes[s], SignOffRules.LastCovering(step.Id, s, facts.Decisions)?.Covers[s])).ToList();
        var differences = new List<DifferenceDocument>();
        foreach (var section in judged.Where(s => s.LastHash is not null && s.LastHash != s.Hash))
            differences.AddRange(await DifferencesAsync(section, view, session));
        return new(
            step.Id, texts.Name("step", step.Id), ClearerDocument.Of(Assignees.Of(step, view.Facts), view.Launch, view.Directory, texts),
            facts.Waiting.Any(w => w.Activity.Id == step.Id), standing.Signed, standing.Ever, standing.Changed, view.Launch.ContentRevision, judged, differences,
            [.. facts.Findings.Where(f => f.Step == step.Id).Select(f => FindingDocument.Of(f, view, texts))],
            [.. facts.Decisions.Where(d => d.Step == step.Id).Select(d => DecisionDocument.Of(d, view, texts))],
            step.Type is CollectSections ? null : PanelDocument.Of(PanelView.Of(step, facts, view.Work), view, texts),
            [.. facts.TakenBack.Where(d => d.Step == step.Id).Select(d => TakenBackDocument.Of(d, view, texts))],
            [.. WaiverTable.OfNow(view).Select(w => WaiverDocument.Of(w, view, texts))]);
    }

    private static async Task<IReadOnlyList<DifferenceDocument>> DifferencesAsync(JudgedSection section, LaunchView view, ICommandSession session)
    {
        var body = await session.Dossiers.ContentAsync(section.LastHash!);
        var before = body is null ? [] : JsonSerializer.Deserialize<Dictionary<string, string>>(body)!;
        var now = view.Facts.SignedParts(section.Section).ToDictionary(p => p.Key, StringComparer.Ordinal);
        var differences = new List<DifferenceDocument>();
        foreach (var key in before.Keys.Union(now.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            var (old, item) = (before.GetValueOrDefault(key), now.GetValueOrDefault(key));
            if (old != item?.Hash)
                differences.Add(new(section.Section, key, Json(old is null ? null : await session.Dossiers.ContentAsync(old)), Json(item?.Content)));
        }
        return differences;
    }

    private static JsonElement? Json(string? content) => content is null ? null : JsonSerializer.Deserialize<JsonElement>(content);
}
