using ServiceGate.Core.Facts;
using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Rules.Steps;
using ServiceGate.Workflow.Definitions;

namespace ServiceGate.Core.Rules.SignOffs;

/// <summary>
/// Who has to sign again, and when. A signature lapses with the content of a section that it covered: it binds to that section's hash, and stands again when the
/// content does (<see cref="SignOffRules.Standing"/>). Asked again are the steps whose signature has lapsed and is needed (<see cref="RequiredSignatures"/>).
/// </summary>
public static class SigningAgain
{
    /// <summary>The steps that are signed, and would have to be signed again, if a section were changed now.</summary>
    /// <param name="section">The section.</param>
    /// <param name="facts">The launch's facts.</param>
    public static IReadOnlyList<Activity> LapsingWith(Section section, LaunchFacts facts) =>
    [
        .. RequiredSignatures.RequiredSteps(facts).Where(step => StepType.Of(step).SectionsOf(step).Contains(section) && SignOffRules.Standing(step, facts).Signed),
    ];

    /// <summary>
    /// Whether departments are asked to sign again what changed since they signed. Not while the dossier is being mended or handed in: its review comes first;
    /// nor once it can no longer be changed.
    /// </summary>
    public static bool AsksAgain(LaunchFacts facts) => !facts.Launch.IsDossierClosed && !facts.Launch.HasEnded
        && !facts.Waiting.Any(w => StepType.Of(w.Activity).Phase is StepPhase.Submission);

    /// <summary>
    /// Whether a step that does not wait in the flow is asked all the same: content changed after it had signed, or the level of risk has risen since the flow
    /// went past the reviews, so that its signature is now needed.
    /// </summary>
    public static bool IsAskedOutOfTurn(Activity step, LaunchFacts facts)
    {
        if (!RequiredSignatures.IsSignOff(step) || !AsksAgain(facts) || facts.Waiting.Any(w => w.Activity.Id == step.Id)) return false;
        var standing = SignOffRules.Standing(step, facts);
        return !standing.Signed && (standing.Ever || IsPastReviews(facts)) && RequiredSignatures.IsRequired(step, facts);
    }

    /// <summary>Whether the flow has left the reviews behind: it stands at a gate or beyond.</summary>
    private static bool IsPastReviews(LaunchFacts facts) => facts.State is { } state
        && facts.Definition.AllActivities.Any(a => a.Type is StepType { Phase: StepPhase.Gate } && state.VisitsOf(a.Id) > 0);
}
