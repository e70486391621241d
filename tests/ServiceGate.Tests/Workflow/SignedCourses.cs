using System.Text.Json.Nodes;
using ServiceGate.Core.Rules.StepTypes;

namespace ServiceGate.Tests.Workflow;

/// <summary>Who has signed when a gate opens: the checker's rules of signatures.</summary>
public sealed class SignedCourses
{
    private const string InLine = "start>a a.Approved>b a.Returned>a b.Approved>gate b.Returned>a gate>end";

    [TestCase("""{ "a": { "department": "it" } }""", "signed-by-two a", TestName = "one signature")]
    [TestCase("""{ "a": { "department": "it", "singleSignature": "Low risk." } }""", "", TestName = "one signature with a reason")]
    [TestCase("""{ "a": { "department": "it", "headConfirms": true } }""", "", TestName = "the head confirms")]
    [TestCase("""{ "a": { "department": "it", "quorum": "2" } }""", "", TestName = "two signers")]
    [TestCase("""{ "a": { "department": "it", "quorum": "1" } }""", "signed-by-two a", TestName = "a quorum of one")]
    [TestCase("""{ "a": { "committee": ["it", "market", "network"] } }""", "", TestName = "a committee")]
    [TestCase("""{ "a": { "committee": ["it", "market"] } }""", "signed-by-two a", TestName = "a committee of two, of which the proposer's abstains")]
    [TestCase("""{ "a": { "committee": ["it", "market"], "quorum": "2" } }""", "signed-by-two a", TestName = "a quorum that falls with the proposer's abstention")]
    [TestCase("""{ "a": { "committee": ["it", "market", "network"], "quorum": "2" } }""", "", TestName = "a quorum of two of three")]
    [TestCase("""{ "a": { "committee": ["it", "market", "network"], "quorum": "any" } }""", "signed-by-two a", TestName = "any member of a committee")]
    public void Check_OfOneSignOff_CountsItsPersons(string signOffs, string faults) => Check("start>a a.Approved>gate a.Returned>a gate>end", signOffs, faults);

    [TestCase("""{ "a": { "department": "it" }, "b": { "department": "market" } }""", "", TestName = "two departments")]
    [TestCase("""{ "a": { "department": "it" }, "b": { "department": "it" } }""", "signed-by-two a,signed-by-two b", TestName = "twice the same department")]
    [TestCase("""{ "a": { "department": "it", "level": "city" }, "b": { "department": "it", "level": "province" } }""", "", TestName = "city and province")]
    [TestCase("""{ "a": { "department": "it", "level": "own" }, "b": { "department": "it", "level": "province" } }""", "signed-by-two a,signed-by-two b", TestName = "own level and province, which may be the same")]
    [TestCase("""{ "a": { "department": "it", "singleSignature": "Why." }, "b": { "department": "it" } }""", "signed-by-two b", TestName = "a reason for one of them only")]
    public void Check_OfTwoSignOffs_TellsPersonsApart(string signOffs, string faults) => Check(InLine, signOffs, faults);

    [Test]
    public void Check_WhenACourseGoesRoundTheSignOff_ReportsTheGate() =>
        Check("start>w w.Agreed>a w.Returned>gate a.Approved>gate a.Returned>w gate>end", """{ "a": { "department": "it", "headConfirms": true } }""", "signed-by-two gate", "w:Agree");

    [Test]
    public void Check_WhenARoundTurnsBack_WhatWasSignedBeforeNoLongerCounts()
    {
        // The first round passes a and b. Once a has approved, b may turn back, and the next round passes b only.
        Check(
            "start>w w>i i.False>a i.True>b a.Approved>set a.Returned>w set>b b.Approved>gate b.Returned>w gate>end",
            """{ "a": { "department": "it" }, "b": { "department": "market" } }""",
            "signed-by-two b",
            "w:Work i:If set:Set");
    }

    private const string Lanes = "start>risk risk.Low>fast risk.Medium>std risk.High>std risk.Critical>std fast.Approved>gate fast.Returned>risk "
        + "std.Approved>std2 std.Returned>risk std2.Approved>com std2.Returned>risk com.Approved>gate com.Returned>risk gate>end";

    private const string Fast = """ "fast": { "department": "cs", "levels": ["low"], "singleSignature": "Low." }, """;

    [Test]
    public void Check_WhenASignOffSignsAtALevelItDoesNotAskFor_ReportsIt() => Check(
        Lanes,
        "{" + Fast + """ "std": { "department": "it", "levels": ["medium","high","critical"] }, "std2": { "department": "cs", "levels": ["medium","high","critical"] }, "com": { "committee": ["a","b"], "levels": ["high","critical"] } }""",
        "levels-covered com",
        "risk:Risk");

    [Test]
    public void Check_WhenEveryLevelPassesWhatIsAskedFor_FindsNothing() => Check(
        Lanes,
        "{" + Fast + """ "std": { "department": "it", "levels": ["medium","high","critical"] }, "std2": { "department": "cs", "levels": ["medium","high","critical"] }, "com": { "committee": ["a","b"], "levels": ["medium","high","critical"] } }""",
        "",
        "risk:Risk");

    [Test]
    public void Check_WhenALevelMissesASignOffThatAsksForIt_ReportsIt() => Check(
        Lanes,
        "{" + Fast + """ "std": { "department": "it" }, "std2": { "department": "cs", "levels": ["medium","high","critical"] }, "com": { "committee": ["a","b"], "levels": ["medium","high","critical"] } }""",
        "levels-covered std",
        "risk:Risk");

    [Test]
    public void Check_WhenHighRiskPassesNoCommittee_ReportsTheGate() => Check(
        "start>risk risk.Low>fast risk.Medium>std risk.High>std risk.Critical>std fast.Approved>gate fast.Returned>risk std.Approved>gate std.Returned>risk gate>end",
        "{" + Fast + """ "std": { "department": "it", "headConfirms": true, "levels": ["medium","high","critical"] } }""",
        "levels-covered gate",
        "risk:Risk");

    [Test]
    public void Check_WhenTheRiskIsEvaluatedAgain_OnlyTheNewLaneCounts()
    {
        // A round of medium risk turns back, the next one is low: what std had signed does not stand for the low lane, nor against it.
        Check(
            "start>risk risk.Low>fast risk.Medium>std risk.High>std risk.Critical>std fast.Approved>gate fast.Returned>risk "
            + "std.Approved>com std.Returned>risk com.Approved>gate com.Returned>risk gate>end",
            "{" + Fast + """ "std": { "department": "it", "levels": ["medium","high","critical"] }, "com": { "committee": ["a","b"], "levels": ["medium","high","critical"] } }""",
            "",
            "risk:Risk");
    }

    [Test]
    public void Check_WhenTheSignOffStandsInANestedFlowchart_CountsIt()
    {
        var json = Draft.Json(
            "start:Start n:Flowchart s:Start@n a:Review@n e:End@n gate:Gate end:Finish", "start>n s>a a.Approved>e a.Returned>s n>gate gate>end");

        Assert.That(FaultsOf(json), Is.EqualTo("signed-by-two a"));
    }

    /// <summary>Builds a definition of the sign-offs given and one gate, and compares what is found at it.</summary>
    private static void Check(string connections, string signOffs, string faults, string more = "")
    {
        var inputs = JsonNode.Parse(signOffs)!.AsObject();
        var nodes = $"start:Start {string.Join(' ', inputs.Select(signOff => $"{signOff.Key}:Review"))} {more} gate:Gate end:Finish";
        var json = Draft.Json(nodes, connections);
        foreach (var node in json["root"]!["activities"]!.AsArray().Where(node => inputs.ContainsKey((string)node!["id"]!)))
            Override(node!.AsObject(), inputs[(string)node["id"]!]!.AsObject());

        Assert.That(FaultsOf(json), Is.EqualTo(faults));
    }

    private static void Override(JsonObject node, JsonObject inputs)
    {
        node.Remove("department");
        foreach (var (name, value) in inputs)
            node[name] = value is JsonArray list ? Draft.List([.. list.Select(item => (string)item!)]) : Draft.Literal("String", value!.DeepClone());
    }

    private static string FaultsOf(JsonObject json)
    {
        var reading = LaunchDefinitions.Read(json.ToJsonString(), "draft.json");
        Assert.That(reading.Problems, Is.Empty);
        return string.Join(',', LaunchDefinitions.Check(reading.Definition!).Select(problem => $"{problem.Rule} {problem.Activity}"));
    }
}
