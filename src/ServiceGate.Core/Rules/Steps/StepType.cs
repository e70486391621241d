using ServiceGate.Core.Facts;
using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Facts.Flows;
using ServiceGate.Core.Facts.Gates;
using ServiceGate.Core.Facts.Launches;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Rules.Times;
using ServiceGate.Workflow.Definitions;

namespace ServiceGate.Core.Rules.Steps;

/// <summary>
/// A kind of step of a launch's definition: an activity type of ours. Everything that is asked of a step is asked of its type, which knows it by the step's inputs and the launch's
/// facts: whom it asks, when it is over and how, what work it is, what it brings about. Pure; an object for each type, listed in <c>StepCatalogue</c>.
/// </summary>
/// <param name="name">The type's name in definitions, such as <c>ServiceGate.SignOff</c>.</param>
/// <param name="description">What happens there, as an English sentence for designers.</param>
/// <param name="outcomes">How it can end.</param>
/// <param name="inputs">What a definition says about it, all inputs.</param>
public abstract class StepType(string name, string description, IReadOnlyList<string> outcomes, IReadOnlyList<ActivityInput> inputs) : ActivityType(name, true, outcomes, inputs)
{
    /// <summary>The outcome of a step whose deadline has passed, where the step has it.</summary>
    public const string Escalated = nameof(Escalated);

    /// <summary>What happens there, as an English sentence for designers.</summary>
    public string Description => description;

    /// <summary>In which part of a launch's course it stands.</summary>
    public virtual StepPhase Phase => StepPhase.Course;

    /// <summary>The type of a step.</summary>
    /// <exception cref="InvalidCastException">The definition was not read with our types, or the activity is one that the engine passes by itself.</exception>
    public static StepType Of(Activity step) => (StepType)step.Type;

    /// <summary>The sections of the dossier that it collects or judges; empty when it is about something else.</summary>
    /// <param name="step">The step.</param>
    public virtual IReadOnlyList<Section> SectionsOf(Activity step) => [];

    /// <summary>Who acts there, as the definition says it, whatever launch follows it.</summary>
    /// <param name="step">The step.</param>
    /// <param name="variant">The variant of the launches that follow the definition.</param>
    public abstract StepActors ActorsOf(Activity step, LaunchVariant variant);

    /// <summary>Who has to sign there; anybody it asks, where it is no step for signatures.</summary>
    /// <param name="step">The step.</param>
    /// <param name="launch">The launch.</param>
    public virtual SignOffPanel PanelOf(Activity step, Launch launch) => SignOffPanel.Anybody;

    /// <summary>Whom it asks now, at least one, the first of them first.</summary>
    /// <param name="step">The step.</param>
    /// <param name="facts">The launch's facts.</param>
    /// <param name="now">Business time.</param>
    public virtual IReadOnlyList<Assignee> Asked(Activity step, LaunchFacts facts, DateTimeOffset now) => [First(step, facts)];

    /// <summary>Whom it asks first: the role, with the department, unit or person it is bound to. Where it asks nobody, whoever owns the launch.</summary>
    /// <param name="step">The step.</param>
    /// <param name="facts">The launch's facts.</param>
    public virtual Assignee First(Activity step, LaunchFacts facts) => Assignees.Owner(facts.Launch);

    /// <summary>
    /// Whether a waiting visit is over and how, from the facts alone; null while it has to wait. Commands record facts and the flow follows them, so that a flow that an engine lost or
    /// held back catches up by being asked again.
    /// </summary>
    /// <param name="step">The step.</param>
    /// <param name="visit">Its visit.</param>
    /// <param name="facts">The launch's facts.</param>
    /// <param name="now">Business time.</param>
    public abstract string? Outcome(Activity step, int visit, LaunchFacts facts, DateTimeOffset now);

    /// <summary>What kind of work whoever it asks owes; null when it is nobody's work by itself.</summary>
    public virtual WorkKind? Work => null;

    /// <summary>Tells apart the pieces of work of a step that asks several people; whom it asks in the first place keeps the plain key.</summary>
    /// <param name="key">The plain key.</param>
    /// <param name="step">The step.</param>
    /// <param name="who">One of those whom it asks.</param>
    public virtual string WorkKey(string key, Activity step, Assignee who) => key;

    /// <summary>By when it should be done for the launch's sake; null when nothing presses. Before the gates that is their latest moment, or the step's own deadline if that comes sooner.</summary>
    /// <param name="step">The step.</param>
    /// <param name="facts">The launch's facts.</param>
    /// <param name="since">Since when it is owed.</param>
    /// <param name="now">Business time.</param>
    public virtual DateTimeOffset? DueAt(Activity step, LaunchFacts facts, DateTimeOffset since, DateTimeOffset now)
    {
        var own = Deadlines.Of(step, since, facts.Calendar)?.DueAt;
        if (facts.Gates.Count == 0) return own;
        var latest = GateTimes.Latest(GateNames.NoticeRelease, facts, now);
        return own < latest ? own : latest;
    }

    /// <summary>The wait that time alone ends; null for steps that wait for somebody.</summary>
    public virtual TimedWait? Timed => null;

    /// <summary>What completing a visit brings about, in this order; done in the transaction that completes it.</summary>
    /// <param name="step">The step.</param>
    /// <param name="facts">The launch's facts.</param>
    public virtual IEnumerable<StepEffect> OnCompleted(Activity step, LaunchFacts facts) => [];
}

/// <summary>In which part of a launch's course a step stands.</summary>
public enum StepPhase
{
    /// <summary>The dossier is filled in, handed in or mended.</summary>
    Submission,

    /// <summary>Departments or a committee sign.</summary>
    Review,

    /// <summary>A gate.</summary>
    Gate,

    /// <summary>The launch has been let go, and its result or the next stage is awaited.</summary>
    RollOut,

    /// <summary>Anything else on the way.</summary>
    Course,
}

/// <summary>How a step waits that time alone ends.</summary>
/// <param name="Timer">Name of its timer (<see cref="FlowTimer"/>).</param>
/// <param name="Outcome">How it ends by time.</param>
/// <param name="EndsAt">When a visit ends that began at a moment; null when the inputs do not say.</param>
public sealed record TimedWait(string Timer, string Outcome, Func<Activity, DateTimeOffset, DateTimeOffset?> EndsAt)
{
    /// <summary>Whether the time of a visit is over.</summary>
    public bool IsOver(Activity step, int visit, LaunchFacts facts, DateTimeOffset now) => EndsAt(step, facts.EnteredAt(step.Id, visit)) <= now;
}
