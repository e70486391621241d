using ServiceGate.Core.Facts;
using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Facts.Launches;
using ServiceGate.Core.Facts.SignOffs;
using ServiceGate.Core.Rules.Steps;

namespace ServiceGate.Core.Rules.Launches;

/// <summary>Where a launch's roll-out stands.</summary>
public static class RollOut
{
    /// <summary>The planned stages; empty: all at once.</summary>
    public static IReadOnlyList<Stage> Stages(LaunchFacts facts) =>
        facts.Contents<LaunchHeader>(Section.Launch).Select(h => h.Content.Stages).FirstOrDefault() ?? [];

    /// <summary>How many decisions about stages were taken.</summary>
    public static int Decisions(LaunchFacts facts) => facts.Decisions.Count(IsAboutStages);

    /// <summary>Whether a decision is about a stage.</summary>
    internal static bool IsAboutStages(StepDecision decision) => decision.Verdict is Verdict.Go or Verdict.Hold or Verdict.Stop or Verdict.GoAsked or Verdict.GoDeclined;

    /// <summary>How many stages have begun.</summary>
    public static int Begun(LaunchFacts facts) => facts.Decisions.Count(d => d.Verdict is Verdict.Go);

    /// <summary>The stage that would begin next; null when none is left or none was planned.</summary>
    public static Stage? NextStage(LaunchFacts facts) => Stages(facts).Skip(Begun(facts)).FirstOrDefault();

    /// <summary>When the next stage may begin; null when none is left or none was planned.</summary>
    public static DateTimeOffset? StartOfNext(LaunchFacts facts) =>
        NextStage(facts) is { } stage ? StageRules.StartOf(stage, facts.Launch.Window) : null;

    /// <summary>Whether the launch has been let go and its result is still to come: it cannot lapse any more.</summary>
    public static bool IsUnderWay(LaunchFacts facts) => facts.Launch.Variant is LaunchVariant.Emergency || IsAwaited(facts) || Begun(facts) > 0;

    /// <summary>Whether its result or the next stage is awaited.</summary>
    public static bool IsAwaited(LaunchFacts facts) => facts.Waiting.Any(w => w.Activity.Type is StepType { Phase: StepPhase.RollOut });
}
