using System.Text.Json.Serialization;
using ServiceGate.Core.Facts;
using ServiceGate.Core.Facts.Launches;
using ServiceGate.Core.Facts.SignOffs;
using ServiceGate.Core.Rules.Launches;
using ServiceGate.Core.Rules.StepTypes;

namespace ServiceGate.Web.Views.Launches;

/// <summary>Where a stage of a roll-out stands.</summary>
public enum StageState
{
    /// <summary>It has begun, and so has a later one; or the launch is over.</summary>
    [JsonStringEnumMemberName("done")] Done,

    /// <summary>It is under way.</summary>
    [JsonStringEnumMemberName("now")] Now,

    /// <summary>It would begin next; somebody is asked or will be.</summary>
    [JsonStringEnumMemberName("next")] Next,

    /// <summary>It would begin next, but somebody has decided to wait.</summary>
    [JsonStringEnumMemberName("held")] Held,

    /// <summary>Others come before it.</summary>
    [JsonStringEnumMemberName("later")] Later,

    /// <summary>It will not take place: the roll-out was stopped, or the launch is over.</summary>
    [JsonStringEnumMemberName("dropped")] Dropped,
}

/// <summary>A stage of a roll-out as pages and programs show it.</summary>
/// <param name="Index">Its place, from 0.</param>
/// <param name="Stage">The stage.</param>
/// <param name="Start">When it is planned to begin.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Decision">The decision by which it began, waits or was dropped; null when nobody has decided.</param>
public sealed record StageView(int Index, Stage Stage, DateTimeOffset Start, StageState State, StepDecision? Decision)
{
    /// <summary>The stages of a launch, first to last; empty when it goes out all at once.</summary>
    public static IReadOnlyList<StageView> Of(LaunchFacts facts)
    {
        var stages = RollOut.Stages(facts);
        var taken = facts.Decisions.Where(d => d.Verdict is Verdict.Go or Verdict.Hold or Verdict.Stop).ToList();
        var begun = taken.Where(d => d.Verdict is Verdict.Go).ToList();
        var last = taken.LastOrDefault();
        var over = facts.Launch.Result is not null || facts.Launch.HasEnded;
        return [.. stages.Select((stage, i) => new StageView(i, stage, StageRules.StartOf(stage, facts.Launch.Window), StateOf(i, begun.Count, last, over), DecisionOf(i, begun, last)))];
    }

    /// <summary>Whether somebody is asked now whether the next stage begins.</summary>
    public static bool IsAsked(LaunchFacts facts) => facts.Waiting.Any(w => w.Activity.Type is NextStage);

    private static StageState StateOf(int index, int begun, StepDecision? last, bool over) => index switch
    {
        _ when index < begun - 1 || (over && index < begun) => StageState.Done,
        _ when index == begun - 1 => StageState.Now,
        _ when over || last?.Verdict is Verdict.Stop => StageState.Dropped,
        _ when index > begun => StageState.Later,
        _ => last?.Verdict is Verdict.Hold ? StageState.Held : StageState.Next,
    };

    private static StepDecision? DecisionOf(int index, List<StepDecision> begun, StepDecision? last) =>
        index < begun.Count ? begun[index]
        : index == begun.Count && last?.Verdict is Verdict.Hold or Verdict.Stop ? last
        : null;
}
