using ServiceGate.Core.Facts;
using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Facts.SignOffs;
using ServiceGate.Core.Rules.SignOffs;
using ServiceGate.Core.Rules.Steps;
using ServiceGate.Core.Rules.StepTypes;
using ServiceGate.Workflow.Definitions;

namespace ServiceGate.Core.Rules.Opening;

/// <summary>What a step has concluded about a section.</summary>
/// <param name="Step">The step.</param>
/// <param name="Last">The decision that was given there last about the section; null: none yet.</param>
/// <param name="Stands">Whether it covers the section as it is now.</param>
/// <param name="Open">How many findings and conditions of it about the section are not settled.</param>
public sealed record Conclusion(Activity Step, StepDecision? Last, bool Stands, int Open);

/// <summary>What those who judge a section have concluded about it, beside how ready it is. Pure.</summary>
public static class Conclusions
{
    /// <summary>The conclusions about a section, in the order of the definition: of each step that the launch needs at its level of risk, and of others that have said something.</summary>
    /// <param name="section">The section.</param>
    /// <param name="facts">The launch's facts.</param>
    public static IReadOnlyList<Conclusion> About(Section section, LaunchFacts facts) =>
    [
        .. from step in facts.Definition.AllActivities
           where step.Type is SignedStep && StepType.Of(step).SectionsOf(step).Contains(section)
           let last = Last(step, section, facts)
           where last is not null || step.Type is AgreeToSubmit || RequiredSignatures.IsRequired(step, facts)
           select new Conclusion(
               step, last, last?.Covers.GetValueOrDefault(section) == facts.Hashes[section],
               facts.Findings.Count(f => f.Step == step.Id && f.Section == section && f.Status is not FindingStatus.Settled)),
    ];

    // Whoever returns a dossier covers nothing, and has said something of all of it.
    private static StepDecision? Last(Activity step, Section section, LaunchFacts facts) =>
        facts.Decisions.LastOrDefault(d => d.Step == step.Id && (d.Covers.ContainsKey(section) || d.Verdict is Verdict.Returned or Verdict.Rejected));
}
