using System.Text.Json;
using ServiceGate.Core.Facts;
using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Facts.SignOffs;
using ServiceGate.Core.Ports.Stores;
using ServiceGate.Core.Rules.SignOffs;
using ServiceGate.Core.Rules.Steps;
using ServiceGate.Core.Rules.StepTypes;
using ServiceGate.Web.Shell.Forms;
using ServiceGate.Workflow.Definitions;

namespace ServiceGate.Web.Views.Launches;

/// <summary>What a step judges: its sections, what changed since the step last signed them, and who asked for what.</summary>
/// <param name="Step">The step.</param>
/// <param name="Standing">Where its signature stands.</param>
/// <param name="Asked">Whether it is asked now: it waits in the flow, or content changed after it had signed.</param>
/// <param name="Changes">What changed since it last signed, item by item.</param>
/// <param name="Last">What was decided there last, also where it no longer covers the content; null: nothing yet.</param>
public sealed record ReviewView(Activity Step, StepStanding Standing, bool Asked, IReadOnlyList<ItemDifference> Changes, StepDecision? Last = null)
{
    /// <summary>The sections it judges.</summary>
    public IReadOnlyList<Section> Sections => StepType.Of(Step).SectionsOf(Step);
}

/// <summary>A changed item.</summary>
/// <param name="Section">Its section.</param>
/// <param name="Key">Its key.</param>
/// <param name="Before">Its fields by path as they were when it was last signed; empty: it was not there.</param>
/// <param name="After">Its fields as they are now; empty: it was taken out.</param>
public sealed record ItemDifference(Section Section, string Key, IReadOnlyDictionary<string, string> Before, IReadOnlyDictionary<string, string> After);

/// <summary>On which page a step is handed in.</summary>
public static class StepSections
{
    /// <summary>Whether a step hands in the customers and the notices, and is done on their page.</summary>
    public static bool IsHandedInWithNotices(Activity step) =>
        step.Type is CollectSections && StepType.Of(step).SectionsOf(step).Any(s => s is Section.Audience or Section.Notices);

    /// <summary>Whether a step hands in other parts of the dossier.</summary>
    public static bool IsHandedInWithDossier(Activity step) => step.Type is CollectSections && !IsHandedInWithNotices(step);
}

/// <summary>Reads what the steps of a launch judge.</summary>
/// <param name="sessions">Opens readings.</param>
public sealed class ReviewReader(ISessionFactory sessions)
{
    /// <summary>All steps at which somebody decides, in the order of the definition.</summary>
    public async Task<IReadOnlyList<ReviewView>> ReadAsync(LaunchFacts facts, CancellationToken cancellation = default)
    {
        await using var session = await sessions.ReadAsync(cancellation);
        var views = new List<ReviewView>();
        foreach (var step in facts.Definition.AllActivities.Where(a => a.Type is SignedStep))
            views.Add(await ReadAsync(session, facts, step));
        return views;
    }

    private static async Task<ReviewView> ReadAsync(ICommandSession session, LaunchFacts facts, Activity step)
    {
        var standing = SignOffRules.Standing(step, facts);
        var waits = facts.Waiting.Any(w => w.Activity.Id == step.Id);
        var again = SigningAgain.IsAskedOutOfTurn(step, facts);
        var changes = new List<ItemDifference>();
        foreach (var section in StepType.Of(step).SectionsOf(step))
            if (SignOffRules.LastCovering(step.Id, section, facts.Decisions) is { } last && last.Covers[section] != facts.Hashes[section])
                changes.AddRange(await DifferencesAsync(session, facts, section, last.Covers[section]));
        return new(step, standing, waits || again, changes, facts.Decisions.LastOrDefault(d => d.Step == step.Id));
    }

    private static async Task<IReadOnlyList<ItemDifference>> DifferencesAsync(ICommandSession session, LaunchFacts facts, Section section, string signed)
    {
        var before = await session.Dossiers.ContentAsync(signed) is { } body
            ? JsonSerializer.Deserialize<Dictionary<string, string>>(body)!
            : [];
        var now = facts.SignedParts(section).ToDictionary(p => p.Key, StringComparer.Ordinal);
        var differences = new List<ItemDifference>();
        foreach (var key in before.Keys.Union(now.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            var (old, item) = (before.GetValueOrDefault(key), now.GetValueOrDefault(key));
            if (old == item?.Hash) continue;
            differences.Add(new(section, key, Fields(old is null ? null : await session.Dossiers.ContentAsync(old)), Fields(item?.Content)));
        }
        return differences;
    }

    private static IReadOnlyDictionary<string, string> Fields(string? content)
    {
        if (content is null) return new Dictionary<string, string>();
        using var json = JsonDocument.Parse(content);
        return FormContent.Fields(json.RootElement);
    }
}
