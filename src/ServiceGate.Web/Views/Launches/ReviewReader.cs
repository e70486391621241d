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
    public static IReadOnlyList<ReviewView> StepsOf(LaunchFacts facts) => [.. facts.Definition.AllActivities.Where(a => a.Type is SignedStep).Select(step => Of(facts, step))];

    /// <summary>A step with what has changed since it last signed.</summary>
    /// <param name="review">The step.</param>
    /// <param name="facts">The launch.</param>
    /// <param name="cancellation">Ends the reading.</param>
    public async Task<ReviewView> WithChangesAsync(ReviewView review, LaunchFacts facts, CancellationToken cancellation = default)
    {
        var signed = new Dictionary<Section, string>();
        foreach (var section in review.Sections)
            if (SignOffRules.LastCovering(review.Step.Id, section, facts.Decisions) is { } last && last.Covers[section] != facts.Hashes[section]) signed[section] = last.Covers[section];
        return signed.Count == 0 ? review : review with { Changes = await DifferencesAsync(facts, signed, cancellation) };
    }

    /// <summary>What is otherwise than it was known, item by item: two statements, however many items have changed. A section of which nothing is kept any more is left out.</summary>
    /// <param name="facts">The launch.</param>
    /// <param name="known">Hashes of sections as they were known.</param>
    /// <param name="cancellation">Ends the reading.</param>
    public async Task<IReadOnlyList<ItemDifference>> DifferencesAsync(LaunchFacts facts, IReadOnlyDictionary<Section, string> known, CancellationToken cancellation = default)
    {
        if (known.Count == 0) return [];
        await using var session = await sessions.ReadAsync(cancellation);
        var bodies = await session.Dossiers.ContentsAsync([.. known.Values]);
        var changed = (from section in known.Keys.Order()
                       where bodies.ContainsKey(known[section])
                       from item in Changed(facts, section, bodies[known[section]])
                       select item).ToList();
        var contents = await session.Dossiers.ContentsAsync([.. changed.Select(c => c.Before).OfType<string>()]);
        return [.. changed.Select(c => new ItemDifference(c.Section, c.Key, Fields(c.Before is { } hash ? contents.GetValueOrDefault(hash) : null), Fields(c.After?.Content)))];
    }

    private static IEnumerable<(Section Section, string Key, string? Before, SignedPart? After)> Changed(LaunchFacts facts, Section section, string body)
    {
        var before = JsonSerializer.Deserialize<Dictionary<string, string>>(body)!;
        var now = facts.SignedParts(section).ToDictionary(p => p.Key, StringComparer.Ordinal);
        return from key in before.Keys.Union(now.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal)
               let old = before.GetValueOrDefault(key)
               let item = now.GetValueOrDefault(key)
               where old != item?.SignedHash && old != item?.Hash
               select (section, key, old, item);
    }

    private static ReviewView Of(LaunchFacts facts, Activity step) => new(
        step, SignOffRules.Standing(step, facts), facts.Waiting.Any(w => w.Activity.Id == step.Id) || SigningAgain.IsAskedOutOfTurn(step, facts), [], facts.Decisions.LastOrDefault(d => d.Step == step.Id));

    private static IReadOnlyDictionary<string, string> Fields(string? content)
    {
        if (content is null) return new Dictionary<string, string>();
        using var json = JsonDocument.Parse(content);
        return FormContent.Fields(json.RootElement);
    }
}
