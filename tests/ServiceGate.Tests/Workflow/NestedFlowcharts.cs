using ServiceGate.Workflow.Instances;
using ServiceGate.Workflow.Running;

namespace ServiceGate.Tests.Workflow;

/// <summary>Flowcharts that stand in flowcharts.</summary>
public sealed class NestedFlowcharts
{
    private const string Round =
        "start:Start n:Flowchart s:Start@n a:Work@n b:Work@n e:End@n r:Review end:Finish";

    private const string RoundConnections = "start>n s>a s>b a>e b>e n>r r.Approved>end r.Returned>n";

    [Test]
    public void Nested_WhenEntered_BeginsAtItsOwnStart()
    {
        Assert.That(Draft.Start(Round, RoundConnections).Waiting, Is.EqualTo("a#1 b#1"));
    }

    [Test]
    public void Nested_WhenItHasEnded_TheOuterFlowchartGoesOn()
    {
        Assert.That(Draft.Start(Round, RoundConnections).Play("b a").Waiting, Is.EqualTo("r#1"));
    }

    [Test]
    public void Nested_WhenEnteredAgain_CountsAnew()
    {
        var instance = Draft.Start(Round, RoundConnections).Play("a b r:Returned a");

        Assert.That(instance.Waiting, Is.EqualTo("b#2"));
        Assert.That(instance.Play("b").Waiting, Is.EqualTo("r#2"));
        Assert.That(instance.State.VisitsOf("n"), Is.EqualTo(2));
    }

    [Test]
    public void Nested_WhenNothingIsLeftToDo_IsDone()
    {
        var instance = Draft.Start("start:Start n:Flowchart s:Start@n a:Work@n m:Work end:Finish", "start>n s>a n>m m>end");

        Assert.That(instance.Play("a").Waiting, Is.EqualTo("m#1"));
    }

    [Test]
    public void End_InANestedFlowchart_DropsOnlyWhatIsInIt()
    {
        var instance = Draft.Start(
            "start:Start n:Flowchart s:Start@n a:Work@n b:Work@n e:End@n c:Work m:Work end:Finish",
            "start>n start>c s>a s>b a>e n>m m>end c>end");

        instance.Play("a");

        Assert.That(instance.Withdrawn, Is.EqualTo("b#1"));
        Assert.That(instance.Waiting, Is.EqualTo("c#1 m#1"));
    }

    [Test]
    public void Finish_InANestedFlowchart_EndsTheWorkflow()
    {
        var instance = Draft.Start(
            "start:Start n:Flowchart s:Start@n a:Work@n f:Finish@n c:Work end:Finish", "start>n start>c s>a a>f n>end c>end");

        instance.Play("a");

        Assert.That(instance.State.Status, Is.EqualTo(WorkflowStatus.Finished));
        Assert.That(instance.Withdrawn, Is.EqualTo("c#1"));
    }

    [Test]
    public void Join_WhenItWithdrawsANestedFlowchart_WithdrawsAllThatIsInIt()
    {
        var instance = Draft.Start(
            "start:Start n:Flowchart s:Start@n a:Work@n d:Flowchart@n ds:Start@d da:Work@d c:Work j:WaitAny m:Work end:Finish",
            "start>n start>c s>a s>d ds>da n>j c>j j>m m>end");

        instance.Play("c");

        Assert.That(instance.Withdrawn, Is.EqualTo("a#1 da#1"));
        Assert.That(instance.Waiting, Is.EqualTo("m#1"));
        Assert.That(instance.State.Nested, Is.Empty);
    }

    [Test]
    public void Variables_AreTheDefinitions()
    {
        var instance = Draft.Start(
            "start:Start n:Flowchart s:Start@n set:Set@n e:End@n if:If a:Work b:Work end:Finish",
            "start>n s>set set>e n>if if.True>a if.False>b a>end b>end");

        Assert.That(instance.Waiting, Is.EqualTo("a#1"));
    }

    [Test]
    public void State_OfANestedFlowchartAtWork_IsStoredWithItsCounters()
    {
        const string nested = """
            "nested":[{"activityId":"n","visit":2,"inside":[{"activityId":"b","visit":2}],
            "flow":{"activities":{"a":1,"s":1},"connections":{"a:Done-\u003Ee":{"count":1,"followed":true},
            "s:Done-\u003Ea":{"count":1,"followed":true},"s:Done-\u003Eb":{"count":1,"followed":true}}}}]
            """;
        var instance = Draft.Start(Round, RoundConnections).Play("a b r:Returned a");

        var json = instance.State.ToJson();

        Assert.That(json, Does.EndWith(nested.ReplaceLineEndings("") + "}"));
        Assert.That(WorkflowState.FromJson(json), Is.EqualTo(instance.State));
        Assert.That(WorkflowEngine.Replay(instance.Definition, instance.Journal), Is.EqualTo(instance.State));
    }

    [Test]
    public void Cancel_WhenANestedFlowchartIsAtWork_WithdrawsWhatWaits()
    {
        var instance = Draft.Start(Round, RoundConnections).Cancel();

        Assert.That(instance.Withdrawn, Is.EqualTo("a#1 b#1"));
        Assert.That(instance.State.Nested, Is.Empty);
    }

    [Test]
    public void Definition_TellsWhatStandsWhere()
    {
        var definition = Draft.Definition(Round, RoundConnections);

        Assert.Multiple(() =>
        {
            Assert.That(definition.Activities.Select(a => a.Id), Is.EqualTo(new[] { "start", "n", "r", "end" }));
            Assert.That(definition.AllActivities.Select(a => a.Id), Is.EqualTo(new[] { "start", "n", "s", "a", "b", "e", "r", "end" }));
            Assert.That(definition.Find("a").Type.Name, Is.EqualTo("ServiceGate.ConfirmAcknowledgements"));
            Assert.That(definition.FlowchartOf("a"), Is.SameAs(definition.NestedAt("n")));
            Assert.That(definition.FlowchartOf("n"), Is.SameAs(definition.Root));
            Assert.That(definition.NestedAt("r"), Is.Null);
            Assert.That(definition.Flowcharts.Select(f => f.Path), Is.EqualTo(new[] { "$.root", "$.root.activities[1]" }));
        });
    }
}
