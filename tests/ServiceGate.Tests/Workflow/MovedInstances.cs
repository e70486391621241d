using ServiceGate.Workflow.Instances;
using ServiceGate.Workflow.Running;

namespace ServiceGate.Tests.Workflow;

/// <summary>Positions that somebody took elsewhere by hand.</summary>
public sealed class MovedInstances
{
    private const string Line = "start:Start a:Work b:Work c:Work d:Work end:Finish";
    private const string LineConnections = "start>a a>b b>c c>d d>end";

    [Test]
    public void Move_Back_WithdrawsTheVisitAndEntersTheTargetAgain()
    {
        var instance = Draft.Start(Line, LineConnections).Play("a b").Move("c", "a");

        Assert.That(instance.Withdrawn, Is.EqualTo("c#1"));
        Assert.That(instance.Waiting, Is.EqualTo("a#2"));
    }

    [TestCase("b", "b#2")]
    [TestCase("d", "d#1")]
    [TestCase("a", "a#2")]
    public void Move_ToAnyPlace_GoesOnFromThereToTheEnd(string target, string waiting)
    {
        var instance = Draft.Start(Line, LineConnections).Play("a").Move("b", target);

        Assert.That(instance.Waiting, Is.EqualTo(waiting));
        var rest = "a b c d".Split(' ').SkipWhile(id => id != target);
        Assert.That(instance.Play(string.Join(' ', rest)).State.Status, Is.EqualTo(WorkflowStatus.Finished));
    }

    [Test]
    public void Move_WithinALoop_LeavesNoGapInTheNextRound()
    {
        // As by an inner loop of the definition b would be a visit ahead of a, and a's next word would be lost on it.
        var instance = Draft.Start(
            "start:Start a:Work b:Work r:Review end:Finish", "start>a a>b b>r r.Returned>a r.Approved>end");

        instance.Play("a b").Move("r", "b").Play("b r:Returned a");

        Assert.That(instance.Waiting, Is.EqualTo("b#3"));
    }

    [Test]
    public void Move_ToAMergeThatAnotherBranchStillReaches_RunsItOnce()
    {
        var instance = Draft.Start(
            "start:Start a:Work b:Work m:Work r:Review end:Finish", "start>a start>b a>m b>m m>r r.Approved>end r.Returned>start");

        instance.Move("a", "m").Play("m b r:Returned");

        Assert.That(instance.Waiting, Is.EqualTo("a#2 b#2"));
        Assert.That(instance.Play("a b").Waiting, Is.EqualTo("m#2"));
    }

    [Test]
    public void Move_ToAMergeThatRunsAnywayOnceTheBranchIsGone_RunsItOnce()
    {
        var instance = Draft.Start("start:Start a:Work b:Work m:Work end:Finish", "start>a start>b a>m b>m m>end");

        Assert.That(instance.Play("b").Move("a", "m").Waiting, Is.EqualTo("m#1"));
    }

    [Test]
    public void Move_ToTheFinish_EndsTheWorkflow()
    {
        Assert.That(Draft.Start(Line, LineConnections).Move("a", "end").State.Status, Is.EqualTo(WorkflowStatus.Finished));
    }

    [Test]
    public void Move_InANestedFlowchart_StaysInIt()
    {
        var instance = Draft.Start(
            "start:Start n:Flowchart s:Start@n a:Work@n b:Work@n e:End@n m:Work end:Finish", "start>n s>a a>b b>e n>m m>end");

        Assert.That(instance.Move("a", "b").Play("b").Waiting, Is.EqualTo("m#1"));
        Assert.That(() => instance.Move("m", "a"), Throws.ArgumentException);
    }

    [Test]
    public void Move_WhenThereIsNoSuchTarget_IsRefused()
    {
        Assert.That(() => Draft.Start(Line, LineConnections).Move("a", "x"), Throws.ArgumentException);
    }

    [Test]
    public void Move_WhenTheVisitDoesNotWait_IsStale()
    {
        Assert.That(() => Draft.Start(Line, LineConnections).Move("b", "a"), Throws.TypeOf<StaleWorkflowEventException>());
    }

    [Test]
    public void Replay_OfAJournalWithAMove_GivesTheSameState()
    {
        var instance = Draft.Start(Line, LineConnections).Play("a").Move("b", "d").Play("d");

        Assert.That(instance.Journal[2], Is.EqualTo(new JournalEntry(3, "moved", "b", 1, "d")));
        Assert.That(WorkflowEngine.Replay(instance.Definition, instance.Journal), Is.EqualTo(instance.State));
    }
}
