using ServiceGate.Core.Rules.Steps;
using ServiceGate.Workflow.Definitions;

namespace ServiceGate.Core.Rules.StepTypes;

/// <summary>Every kind of step that a launch's definition may have besides what the engine passes by itself. A new kind is a class beside this one and a line here.</summary>
public static class StepCatalogue
{
    /// <summary>All of them, in the order in which a launch usually meets them.</summary>
    public static IReadOnlyList<StepType> All { get; } =
    [
        new CollectSections(),
        new AgreeToSubmit(),
        new EvaluateRisk(),
        new SignOff(),
        new FulfilConditions(),
        new ConfirmAcknowledgements(),
        new OpenGate(),
        new ReleaseNotices(),
        new Notify(),
        new AwaitLaunch(),
        new NextStage(),
        new WatchComplaints(),
        new Delay(),
        new PostLaunchReview(),
    ];

    /// <summary>The engine's types and ours: what launches' definitions are read with.</summary>
    public static ActivityCatalogue Activities { get; } = new(All);
}
