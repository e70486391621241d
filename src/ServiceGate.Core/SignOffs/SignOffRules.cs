using ServiceGate.Core.Content;
using ServiceGate.Core.Dossiers;
using ServiceGate.Core.Launches;
using ServiceGate.Core.Workflow;

namespace ServiceGate.Core.SignOffs;

/// <summary>Where a step's signature stands against the content as it is now.</summary>
/// <param name="Step">The step.</param>
/// <param name="Signed">Whether a signature covers everything as it is now.</param>
/// <param name="Ever">Whether the step was ever signed and not returned since.</param>
/// <param name="Changed">The sections that changed since they were signed; all of the step's sections when it never was.</param>
public sealed record StepStanding(Activity Step, bool Signed, bool Ever, IReadOnlyList<Section> Changed);

/// <summary>Which decisions still stand. A decision binds to the hashes it covered; an edit invalidates exactly the sections that it changed.</summary>
public static class SignOffRules
{
    /// <summary>The sections that a step judges.</summary>
    public static IReadOnlyList<Section> SectionsOf(Activity step) =>
        [.. step.Texts("sections").Select(CoreJson.ParseCode<Section>)];

    /// <summary>The steps of a definition at which departments sign.</summary>
    public static IEnumerable<Activity> SignOffSteps(WorkflowDefinition definition) =>
        definition.Activities.Where(a => a.Type == ActivityCatalogue.SignOff);

    /// <summary>
    /// Whether departments are asked to sign again what changed since they signed. Not while the dossier is being mended or handed in: its review comes first.
    /// </summary>
    public static bool AsksAgain(LaunchFacts facts) => facts.Launch.Result is null && !facts.Launch.HasEnded
        && !facts.Waiting.Any(w => w.Activity.Type is ActivityCatalogue.CollectSections or ActivityCatalogue.AgreeToSubmit);

    /// <summary>
    /// Where a step stands. A return wipes what the step signed before; otherwise the signatures add up, section by section.
    /// </summary>
    public static StepStanding Standing(Activity step, LaunchFacts facts, IReadOnlyCollection<Section>? sections = null)
    {
        var (ever, signed) = Signed(step.Id, facts.Decisions);
        var changed = (sections ?? SectionsOf(step)).Where(s => !ever || !signed.Contains((s, facts.Hashes[s]))).ToList();
        return new(step, ever && changed.Count == 0, ever, changed);
    }

    /// <summary>The decision that last covered a section at a step; null when none did.</summary>
    public static StepDecision? LastCovering(string step, Section section, IReadOnlyList<StepDecision> decisions) =>
        decisions.LastOrDefault(d => d.Step == step && d.Covers.ContainsKey(section));

    private static (bool Ever, HashSet<(Section, string)> Signed) Signed(string step, IReadOnlyList<StepDecision> decisions)
    {
        var (ever, signed) = (false, new HashSet<(Section, string)>());
        foreach (var decision in decisions.Where(d => d.Step == step))
        {
            ever = decision.Verdict is not Verdict.Returned;
            if (!ever) signed.Clear();
            else signed.UnionWith(decision.Covers.Select(c => (c.Key, c.Value)));
        }
        return (ever, signed);
    }
}
