using ServiceGate.Core.Rules.StepTypes;
using ServiceGate.Workflow.Definitions;

namespace ServiceGate.Tests.Workflow;

/// <summary>Faults that show only when every course of events is followed.</summary>
public sealed class CheckedDefinitions
{
    [Test]
    public void Check_OfTheShippedDefinition_FindsNothing()
    {
        Assert.That(LaunchDefinitions.Check(Shipped.ItCutover), Is.Empty);
    }

    [TestCase("sound",
        "start:Start a:Review set:Set if:If b:Work end:Finish",
        "start>a a.Approved>b a.Returned>set set>if if.True>a if.False>b b>end",
        "")]
    [TestCase("loose outcome", "start:Start a:Review end:Finish", "start>a a.Approved>end", "outcome-connected a,ends-at-finish a")]
    [TestCase("loose start", "start:Start", "", "outcome-connected start,ends-at-finish start")]
    [TestCase("island", "start:Start end:Finish a:Work", "start>end a>end", "activity-reachable a")]
    [TestCase("join of alternatives",
        "start:Start r:Review a:Work b:Work j:WaitAll end:Finish",
        "start>r r.Approved>a r.Returned>b a>j b>j j>end",
        "ends-at-finish a,ends-at-finish b,join-completes j")]
    [TestCase("join of an abandoned review",
        "start:Start r:Review b:Work j:WaitAll x:Work end:Finish",
        "start>r start>b r.Approved>j r.Returned>x b>j j>end x>end",
        "")]
    [TestCase("finish that waits for both", "start:Start a:Work b:Work end:Finish", "start>a start>b a>end b>end", "")]
    [TestCase("finish reached by one branch", "start:Start a:Work b:Work c:Work end:Finish e2:End", "start>a start>b a>end b>c c>e2", "finish-drops-nothing end,finish-drops-nothing e2")]
    [TestCase("end that drops a branch", "start:Start a:Work b:Work end:End e2:End", "start>a start>b a>end b>e2", "finish-drops-nothing end,finish-drops-nothing e2")]
    [TestCase("late starter of a race",
        "start:Start s:Set w:Work j:WaitAny m:Work end:Finish", "start>s start>w s>j w>j j>m m>end", "waits-once m")]
    [TestCase("circle without rest",
        "start:Start a:Review s:Set i:If end:Finish", "start>a a.Approved>end a.Returned>s s>i i.True>s i.False>end", "comes-to-rest s")]
    [TestCase("inner loop in an outer one",
        "start:Start a:Work b:Work r:Review q:Review end:Finish",
        "start>a a>b b>r r.Returned>b r.Approved>q q.Returned>a q.Approved>end",
        "arrival-counts b,ends-at-finish a")]
    [TestCase("nested and sound",
        "start:Start n:Flowchart s:Start@n a:Work@n b:Work@n j:WaitAll@n e:End@n r:Review end:Finish",
        "start>n s>a s>b a>j b>j j>e n>r r.Approved>end r.Returned>n",
        "")]
    [TestCase("nested end that drops a branch",
        "start:Start n:Flowchart s:Start@n a:Work@n b:Work@n e:End@n e2:End@n end:Finish",
        "start>n s>a s>b a>e b>e2 n>end",
        "finish-drops-nothing e,finish-drops-nothing e2")]
    [TestCase("nested one that runs dry",
        "start:Start n:Flowchart s:Start@n r:Review@n e:End@n end:Finish",
        "start>n s>r r.Approved>e n>end",
        "outcome-connected r,ends-at-finish n")]
    [TestCase("island in a nested one",
        "start:Start n:Flowchart s:Start@n e:End@n a:Work@n end:Finish",
        "start>n s>e a>e n>end",
        "activity-reachable a")]
    [TestCase("nested one never entered",
        "start:Start n:Flowchart s:Start@n a:Work@n e:End@n end:Finish",
        "start>end s>a a>e n>end",
        "activity-reachable n")]
    [TestCase("nested join of alternatives",
        "start:Start n:Flowchart s:Start@n r:Review@n a:Work@n b:Work@n j:WaitAll@n e:End@n end:Finish",
        "start>n s>r r.Approved>a r.Returned>b a>j b>j j>e n>end",
        "ends-at-finish n,join-completes j")]
    [TestCase("nested one withdrawn",
        "start:Start n:Flowchart s:Start@n a:Work@n e:End@n b:Work j:WaitAny end:Finish",
        "start>n start>b s>a a>e n>j b>j j>end",
        "nested-not-withdrawn j")]
    [TestCase("race in a nested one",
        "start:Start n:Flowchart s:Start@n a:Work@n b:Work@n j:WaitAny@n e:End@n end:Finish",
        "start>n s>a s>b a>j b>j j>e n>end",
        "nested-not-withdrawn j")]
    [TestCase("finish in a nested one that drops work outside",
        "start:Start n:Flowchart s:Start@n a:Work@n f:Finish@n b:Work end:Finish",
        "start>n start>b s>a a>f n>end b>end",
        "finish-drops-nothing f,activity-reachable end")]
    public void Check_OfADraft_FindsTheseFaults(string name, string nodes, string connections, string faults)
    {
        var problems = LaunchDefinitions.Check(Draft.Definition(nodes, connections));

        Assert.That(string.Join(',', problems.Select(p => $"{p.Rule} {p.Activity}")), Is.EqualTo(faults), name);
    }

    [Test]
    public void Check_WhenTheOrderOfWithdrawalsDecides_ReportsIt()
    {
        // On the second y, x (its second time) and z (its first) are withdrawn: m has old news of x only if z comes first.
        var definition = Draft.Definition(
            "start:Start s:Set x:Work y:Work z:Work m:Work j:Join q:Work end:Finish",
            "start>s s>y s>x y>s y>j y>m y>z x>m z>m m>j j>q q>end");

        Assert.That(
            LaunchDefinitions.Check(definition).Select(problem => (problem.Rule, problem.Activity)),
            Does.Contain((DefinitionRules.WithdrawalOrderImmaterial, "y")));
    }

    [TestCase("start>a a>s s>b b>i", "variable-kept b")]
    [TestCase("start>a a>s s>i i.True>b i.False>b", "")]
    public void Check_WhenAVariableIsNotStored_ReportsItIfItMattersAfterWaiting(string connections, string faults)
    {
        var json = Draft.Json("start:Start a:Work s:Set b:Work i:If c:Work end:Finish", connections + " i.True>c i.False>end c>end b>end");
        json["variables"]![0]!.AsObject().Remove("storageDriverTypeName");
        var definition = LaunchDefinitions.Read(json.ToJsonString(), "draft.json").Definition!;

        var found = LaunchDefinitions.Check(definition).Where(problem => problem.Rule == DefinitionRules.VariableKept);

        Assert.That(string.Join(',', found.Select(p => $"{p.Rule} {p.Activity}")), Is.EqualTo(faults));
    }

    [Test]
    public void Check_OfTheLargestDefinitions_LooksAtEveryPosition()
    {
        // Ninety-nine forks of three, one behind the other: 497 activities, eight positions for each fork.
        var forks = Enumerable.Range(1, 99).ToList();
        var nodes = forks.Select(i => $"f{i}:Fork a{i}:Work b{i}:Work c{i}:Work j{i}:WaitAll").Prepend("start:Start").Append("end:Finish");
        var connections = forks.Select(i => $"f{i}>a{i} f{i}>b{i} f{i}>c{i} a{i}>j{i} b{i}>j{i} c{i}>j{i} j{i}>{(i < 99 ? $"f{i + 1}" : "end")}");
        var definition = Draft.Definition(string.Join(' ', nodes), "start>f1 " + string.Join(' ', connections));

        Assert.That(LaunchDefinitions.Check(definition), Is.Empty);
    }

    [Test]
    public void Check_WhenSomethingIsFound_TellsPlaceAndCourse()
    {
        var problem = LaunchDefinitions.Check(Draft.Definition(
            "start:Start a:Work b:Work end:Finish e2:End", "start>a start>b a>end b>e2"))[0];

        Assert.That(problem, Is.EqualTo(new DefinitionProblem(
            "draft.json",
            "end",
            "$.root.activities[3]",
            DefinitionRules.FinishDropsNothing,
            "'end' ends the workflow while there is work at 'b'. This happens after a Done.")));
    }

    [TestCase(15, DefinitionRules.FullyExplored)]
    [TestCase(16)]
    public void Check_WhenThereAreMorePositionsThanAllowed_StopsAndSaysSo(int most, params string[] rules)
    {
        // Four branches that may be done in any order: 2^4 positions, the last of which is the end.
        var definition = Draft.Definition(
            "start:Start a:Work b:Work c:Work d:Work end:Finish", "start>a start>b start>c start>d a>end b>end c>end d>end");

        Assert.That(LaunchDefinitions.Check(definition, most).Select(problem => problem.Rule), Is.EqualTo(rules));
    }

    [Test]
    public void Check_WhenPositionsAreLarge_StopsAtTheirSizeAndSaysSo()
    {
        // Two hundred works at once: few positions are looked at until their texts have become too many.
        var works = Enumerable.Range(1, 200).Select(i => $"w{i}").ToList();
        var definition = Draft.Definition(
            $"start:Start fork:Fork {string.Join(' ', works.Select(w => $"{w}:Work"))} end:Finish",
            $"start>fork {string.Join(' ', works.Select(w => $"fork>{w} {w}>end"))}");

        var problem = LaunchDefinitions.Check(definition, mostPositions: 1_000_000).Single(p => p.Rule == DefinitionRules.FullyExplored);

        Assert.That(problem.Message, Is.EqualTo("The definition is too large to be checked whole: its positions take more than 25000000 characters; the check stopped there."));
    }

    [Test]
    public void Check_WhenAPositionIsAsLargeAsAll_Stops()
    {
        var text = new string('x', 2_000_000);
        var nodes = string.Join(' ', Enumerable.Range(1, 30).Select(i => $"w{i}:Work"));
        var line = string.Join(' ', Enumerable.Range(1, 30).Select(i => $"w{i}>{(i < 30 ? $"w{i + 1}" : "end")}"));
        var json = Draft.Json($"start:Start {nodes} end:Finish", $"start>w1 {line}");
        var variable = json["variables"]![0]!.DeepClone();
        (variable["id"], variable["name"], variable["typeName"], variable["value"]) = ("long", "long", "String", text);
        json["variables"]!.AsArray().Add(variable);

        Assert.That(LaunchDefinitions.Check(LaunchDefinitions.Read(json.ToJsonString(), "draft.json").Definition!).Select(p => p.Rule), Does.Contain(DefinitionRules.FullyExplored));
    }
}
