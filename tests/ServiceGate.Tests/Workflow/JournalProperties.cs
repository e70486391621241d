using FsCheck;
using FsCheck.Fluent;
using ServiceGate.Workflow.Definitions;
using ServiceGate.Workflow.Instances;
using ServiceGate.Workflow.Running;

namespace ServiceGate.Tests.Workflow;

/// <summary>What holds whatever happens: random events in random order, on the shipped definition and on a tangled one.</summary>
public sealed class JournalProperties
{
    private static readonly WorkflowDefinition _tangled = Draft.Definition(
        "start:Start a:Work r:Review q:Review s:Set any:WaitAny all:WaitAll m:Work if:If x:Work end:Finish",
        "start>a a>r a>q r.Approved>all q.Approved>all r.Returned>s q.Returned>m s>any m>any all>any any>if if.True>a if.False>x x>end");

    [Test]
    public void Replay_OfAnyJournal_GivesTheSameState() => ForAnyCourse((definition, choices) =>
    {
        var instance = Play(definition, choices);

        return WorkflowEngine.Replay(definition, instance.Journal).Equals(instance.State);
    });

    [Test]
    public void FromJson_OfAnyState_GivesAnEqualOneThatGoesOnAlike() => ForAnyCourse((definition, choices) =>
    {
        var instance = Play(definition, choices);
        var copy = WorkflowState.FromJson(instance.State.ToJson());

        return Choose(instance, choices.Length) is { } next
            ? WorkflowEngine.Advance(definition, copy, next).State.Equals(WorkflowEngine.Advance(definition, instance.State, next).State)
            : copy.Equals(instance.State);
    });

    [Test]
    public void Effects_OfAnyCourse_AddUpToWhatWaits() => ForAnyCourse((definition, choices) =>
    {
        var waiting = new HashSet<WaitingActivity>();
        var instance = Play(definition, choices, (effects, done) =>
        {
            if (done is not null)
                waiting.Remove(new WaitingActivity(done.ActivityId, done.Visit));
            waiting.UnionWith(effects.OfType<ActivityEntered>().Select(e => new WaitingActivity(e.Activity.Id, e.Visit)));
            waiting.ExceptWith(effects.OfType<ActivityWithdrawn>().Select(w => new WaitingActivity(w.ActivityId, w.Visit)));
        });

        return waiting.SetEquals(instance.State.Waiting);
    });

    [Test]
    public void Status_AfterAnyCourse_IsRunningAsLongAsSomethingWaits() => ForAnyCourse((definition, choices) =>
    {
        var state = Play(definition, choices).State;

        return state.Status == (state.Waiting.Count > 0 ? WorkflowStatus.Running : WorkflowStatus.Finished);
    });

    private static void ForAnyCourse(Func<WorkflowDefinition, int[], bool> holds) =>
        Prop.ForAll((bool tangled, NonNegativeInt[] choices) =>
                holds(tangled ? _tangled : Shipped.ItCutover, [.. choices.Select(choice => choice.Get)]))
            .QuickCheckThrowOnFailure();

    private static Instance Play(
        WorkflowDefinition definition, int[] choices, Action<IReadOnlyList<WorkflowEffect>, WorkflowEvent?>? watch = null)
    {
        var instance = new Instance(definition);
        watch?.Invoke(instance.Effects, null);
        foreach (var choice in choices)
            if (Choose(instance, choice) is { } e)
            {
                instance.Do(e.ActivityId, e.Visit, e.Outcome);
                watch?.Invoke(instance.Effects, e);
            }

        return instance;
    }

    private static WorkflowEvent? Choose(Instance instance, int choice)
    {
        var events = instance.State.Waiting
            .SelectMany(w => instance.Definition.Find(w.ActivityId).Outcomes.Select(o => new WorkflowEvent(w.ActivityId, w.Visit, o)))
            .ToList();
        return events.Count == 0 ? null : events[choice % events.Count];
    }
}
