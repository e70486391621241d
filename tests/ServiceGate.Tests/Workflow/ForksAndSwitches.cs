using System.Text.Json.Nodes;
using ServiceGate.Core.Rules.StepTypes;

namespace ServiceGate.Tests.Workflow;

/// <summary>Activities whose inputs name their outcomes.</summary>
public sealed class ForksAndSwitches
{
    [Test]
    public void Fork_WhenBranchesAreNamed_GoesOnAlongEachOfThem()
    {
        var json = Draft.Json("start:Start f:Fork a:Work b:Work m:WaitAll end:Finish", "start>f f.Left>a f.Right>b a>m b>m m>end");
        json["root"]!["activities"]![1]!["branches"] = Draft.List("Left", "Right");

        Assert.That(Run(json).Waiting, Is.EqualTo("a#1 b#1"));
    }

    [TestCase("MatchFirst", true, "a#1")]
    [TestCase("MatchAny", true, "a#1 b#1")]
    [TestCase("MatchFirst", false, "b#1")]
    public void Switch_ByItsMode_GoesOnAlongWhatHolds(string mode, bool first, string waiting)
    {
        Assert.That(Run(SwitchJson(mode, first, true)).Waiting, Is.EqualTo(waiting));
    }

    [Test]
    public void Switch_WhenNoCaseHolds_GoesOnAlongDefault()
    {
        Assert.That(Run(SwitchJson("MatchFirst", false, false)).Waiting, Is.EqualTo("c#1"));
    }

    [Test]
    public void SignOff_WhenItsOutcomesAreRestricted_KnowsNoOthers()
    {
        var instance = Draft.Start("start:Start r:Review end:Finish", "start>r r.Approved>end r.Returned>end");

        Assert.That(instance.Definition.Find("r").Outcomes, Is.EqualTo(new[] { "Approved", "Returned" }));
        Assert.That(() => instance.Do("r", "Rejected"), Throws.ArgumentException);
    }

    private static JsonObject SwitchJson(string mode, bool first, bool second)
    {
        var json = Draft.Json("start:Start s:Work a:Work b:Work c:Work end:Finish", "start>s s.First>a s.Second>b s.Default>c a>end b>end c>end");
        json["root"]!["activities"]![1] = new JsonObject
        {
            ["id"] = "s",
            ["type"] = "Elsa.FlowSwitch",
            ["mode"] = Draft.Literal("SwitchMode", mode),
            ["cases"] = new JsonArray(Case("First", first), Case("Second", second)),
        };
        return json;
    }

    private static JsonObject Case(string label, bool holds) =>
        new() { ["label"] = label, ["condition"] = new JsonObject { ["type"] = "Literal", ["value"] = holds } };

    private static Instance Run(JsonObject json)
    {
        var reading = LaunchDefinitions.Read(json.ToJsonString(), "draft.json");
        Assert.That(reading.Problems, Is.Empty);
        return new Instance(reading.Definition!);
    }
}
