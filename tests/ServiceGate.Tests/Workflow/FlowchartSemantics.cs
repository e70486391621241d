using ServiceGate.Workflow.Instances;
using ServiceGate.Workflow.Running;

namespace ServiceGate.Tests.Workflow;

/// <summary>The traps of Elsa's counter-based flowchart, one by one.</summary>
public sealed class FlowchartSemantics
{
    [Test]
    public void Merge_WhenOneOfTwoActiveBranchesArrives_WaitsForTheOther()
    {
        var instance = Draft.Start("start:Start a:Work b:Work m:Work end:Finish", "start>a start>b a>m b>m m>end");

        Assert.That(instance.Play("a").Waiting, Is.EqualTo("b#1"));
        Assert.That(instance.Play("b").Waiting, Is.EqualTo("m#1"));
    }

    [Test]
    public void Merge_WhenABranchIsNotTaken_DoesNotWaitForIt()
    {
        var instance = Draft.Start(
            "start:Start r:Review a:Work b:Work m:Work end:Finish", "start>r r.Approved>a r.Returned>b a>m b>m m>end");

        Assert.That(instance.Play("r:Returned b").Waiting, Is.EqualTo("m#1"));
    }

    [Test]
    public void Merge_WhenTwoOutcomesOfOneActivityMeet_RunsOnce()
    {
        var instance = Draft.Start("start:Start r:Review m:Work end:Finish", "start>r r.Approved>m r.Returned>m m>end");

        Assert.That(instance.Play("r:Approved").Waiting, Is.EqualTo("m#1"));
    }

    [Test]
    public void Merge_WhenNoBranchIsTaken_IsSkippedWithAllThatFollows()
    {
        var instance = Draft.Start(
            "start:Start r:Review a:Work b:Work c:Work end:Finish",
            "start>r r.Approved>a a>b r.Returned>c b>end c>end");

        Assert.That(instance.Play("r:Returned c").State.Status, Is.EqualTo(WorkflowStatus.Finished));
        Assert.That(instance.State.VisitsOf("a") + instance.State.VisitsOf("b"), Is.Zero);
    }

    [Test]
    public void Join_WhenNoModeIsGiven_WaitsForAnyAndWithdrawsTheOthers()
    {
        var instance = Draft.Start("start:Start a:Work b:Work j:Join m:Work end:Finish", "start>a start>b a>j b>j j>m m>end");

        instance.Play("b");

        Assert.That(instance.Waiting, Is.EqualTo("m#1"));
        Assert.That(instance.Effects[0], Is.EqualTo(new ActivityWithdrawn("a", 1)));
    }

    [Test]
    public void WaitAny_WhenAnAncestorFurtherUpWaits_WithdrawsItToo()
    {
        var instance = Draft.Start(
            "start:Start a:Work a2:Work b:Work j:WaitAny m:Work end:Finish", "start>a start>b a>a2 a2>j b>j j>m m>end");

        Assert.That(instance.Play("b").Withdrawn, Is.EqualTo("a#1"));
        Assert.That(instance.Waiting, Is.EqualTo("m#1"));
    }

    [Test]
    public void WaitAny_WhenAnActivityIsNotUpstream_LeavesItAlone()
    {
        var instance = Draft.Start(
            "start:Start a:Work b:Work c:Work j:WaitAny m:Work end:Finish",
            "start>a start>b start>c a>j b>j j>m m>end c>end");

        Assert.That(instance.Play("a").Waiting, Is.EqualTo("c#1 m#1"));
    }

    [Test]
    public void WaitAny_WhenTwoBranchesArriveInOneStep_RunsOnce()
    {
        var instance = Draft.Start(
            "start:Start s:Set t:Set u:Set j:WaitAny m:Work end:Finish", "start>s start>t s>j t>u u>j j>m m>end");

        Assert.That(instance.Waiting, Is.EqualTo("m#1"));
        Assert.That(instance.State.VisitsOf("j"), Is.EqualTo(1));
    }

    [Test]
    public void WaitAny_WhenABranchBeginsToWaitInTheStepOfTheFirstArrival_RunsTwice()
    {
        // Elsa's own doing: the join is taken from the queue when it withdraws the late starter, whose word then schedules it again.
        var instance = Draft.Start(
            "start:Start s:Set w:Work j:WaitAny m:Work end:Finish", "start>s start>w s>j w>j j>m m>end");

        Assert.That(instance.Withdrawn, Is.EqualTo("w#1"));
        Assert.That(instance.Waiting, Is.EqualTo("m#1 m#2"));
    }

    [Test]
    public void WaitAll_WhenAllAreFollowed_RunsWithTheLast()
    {
        var instance = Draft.Start("start:Start a:Work b:Work j:WaitAll m:Work end:Finish", "start>a start>b a>j b>j j>m m>end");

        Assert.That(instance.Play("a").Waiting, Is.EqualTo("b#1"));
        Assert.That(instance.Play("b").Waiting, Is.EqualTo("m#1"));
    }

    [Test]
    public void WaitAll_WhenOneInboundIsNotFollowed_IsSkippedNotBlocked()
    {
        var instance = Draft.Start(
            "start:Start r:Review b:Work j:WaitAll m:Work x:Work end:Finish",
            "start>r start>b r.Approved>j r.Returned>x b>j j>m m>end x>end");

        instance.Play("r:Returned b x");

        Assert.That(instance.State.Status, Is.EqualTo(WorkflowStatus.Finished));
        Assert.That(instance.State.VisitsOf("j"), Is.Zero);
    }

    [Test]
    public void WaitAll_WhenItIsSkippedAndNothingElseWaits_TheWorkflowEndsQuietly()
    {
        var instance = Draft.Start("start:Start r:Review b:Work j:WaitAll m:Work", "start>r start>b r.Approved>j b>j j>m");

        instance.Play("r:Returned b");

        Assert.That(instance.Effects, Is.EqualTo(new WorkflowEffect[] { new WorkflowFinished() }));
    }

    [Test]
    public void WaitAllActive_WhenOneInboundIsNotFollowed_RunsAllTheSame()
    {
        var instance = Draft.Start(
            "start:Start r:Review b:Work j:WaitAllActive m:Work x:Work end:Finish",
            "start>r start>b r.Approved>j r.Returned>x b>j j>m m>end x>end");

        Assert.That(instance.Play("r:Returned b").Waiting, Is.EqualTo("x#1 m#1"));
    }

    [Test]
    public void BackwardConnection_WhenFollowed_StartsItsTargetAgainWithoutWaitingForItsOtherInbound()
    {
        var instance = Draft.Start("start:Start a:Work r:Review end:Finish", "start>a a>r r.Returned>a r.Approved>end");

        Assert.That(instance.Play("a r:Returned").Waiting, Is.EqualTo("a#2"));
        Assert.That(instance.Play("a r:Returned a r:Approved").State.Status, Is.EqualTo(WorkflowStatus.Finished));
    }

    [Test]
    public void BackwardConnection_WhenNotFollowed_PassesNoWordOn()
    {
        var instance = Draft.Start("start:Start a:Work r:Review b:Work end:Finish", "start>a a>r r.Returned>a r.Approved>b b>end");

        Assert.That(instance.Play("a r:Approved").Waiting, Is.EqualTo("b#1"));
        Assert.That(instance.State.VisitsOf("a"), Is.EqualTo(1));
    }

    [Test]
    public void BackwardConnection_WhenAnInnerLoopReentersAWaitingActivity_TheOuterLoopNoLongerEntersIt()
    {
        // Elsa forgets that an activity that waits was entered backwards, so its count runs ahead of its inbound connection's.
        var instance = Draft.Start(
            "start:Start a:Work b:Work r:Review q:Review end:Finish",
            "start>a a>b b>r r.Returned>b r.Approved>q q.Returned>a q.Approved>end");

        instance.Play("a b r:Returned b r:Approved q:Returned a");

        Assert.That(instance.State.Status, Is.EqualTo(WorkflowStatus.Finished));
    }

    [TestCase("Finish")]
    [TestCase("End")]
    public void Terminal_WhenWorkIsOutstanding_DropsIt(string kind)
    {
        var instance = Draft.Start($"start:Start a:Work b:Work end:{kind}", "start>a start>b a>end");

        instance.Play("a");

        Assert.That(instance.Effects, Is.EqualTo(new WorkflowEffect[] { new ActivityWithdrawn("b", 1), new WorkflowFinished() }));
        Assert.That(instance.State.Waiting, Is.Empty);
    }

    [Test]
    public void Variables_WhenSetInTheSameStep_DecideWithTheNewValue()
    {
        var instance = Draft.Start(
            "start:Start s:Set i:If a:Work b:Work end:Finish", "start>s s>i i.True>a i.False>b a>end b>end");

        Assert.That(instance.Waiting, Is.EqualTo("a#1"));
        Assert.That(instance.State.Variables["flag"].GetBoolean(), Is.True);
    }

    [Test]
    public void Delay_WhenEntered_WaitsForTheHost()
    {
        var instance = Draft.Start("start:Start d:Delay end:Finish", "start>d d>end");

        Assert.That(((ActivityEntered)instance.Effects.Single()).Activity.Duration("timeSpan"), Is.EqualTo(TimeSpan.FromHours(2)));
        Assert.That(instance.Play("d").State.Status, Is.EqualTo(WorkflowStatus.Finished));
    }

    [Test]
    public void Start_WhenACircleNeverWaits_Throws()
    {
        var definition = Draft.Definition("start:Start s:Set i:If end:Finish", "start>s s>i i.True>s i.False>end");

        Assert.That(() => WorkflowEngine.Start(definition), Throws.TypeOf<WorkflowNeverRestsException>());
    }
}
