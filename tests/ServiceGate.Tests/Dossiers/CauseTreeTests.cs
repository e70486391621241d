using ServiceGate.Core.Facts.Causes;
using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Core.Rules.Causes;
using ServiceGate.Tests.Scenarios;

namespace ServiceGate.Tests.Dossiers;

/// <summary>The tree of complaint causes: the shipped one is whole, and another one is taken as a whole or refused with line and rule.</summary>
public sealed class CauseTreeTests
{
    private static readonly HashSet<string> Departments = ["network", "it"];

    [Test]
    public void TheShippedTree_HasTwoHundredNodesAndMore_SevenLevels_AndADepartmentAtEachLeaf()
    {
        var tree = ShippedCatalogue.Newest.Causes;
        Assert.That(tree.Nodes, Has.Count.GreaterThanOrEqualTo(200));
        Assert.That(tree.Nodes.Max(n => tree.PathOf(n).Count), Is.EqualTo(CauseTree.MostLevels));
        Assert.That(tree.Choices.Count(), Is.GreaterThan(200));
        Assert.That(tree.Choices.Where(n => n.Department is null), Is.Empty);
        Assert.That(tree.Nodes.Where(n => string.IsNullOrWhiteSpace(n.Name.Zh) || string.IsNullOrWhiteSpace(n.Name.En)), Is.Empty);
        Assert.That(tree.Nodes.GroupBy(n => (n.Parent, n.Name.Zh)).Where(g => g.Count() > 1).Select(g => g.Key), Is.Empty, "no name twice below the same node");
    }

    [TestCase("A,,it", "", TestName = "a leaf at the top")]
    [TestCase("A,,|A-1,A,it", "")]
    [TestCase("", "lines list.required")]
    [TestCase("A,,|A-1,A,", "lines[2].department cause.leaf-without-department")]
    [TestCase("A,,|A-1,A,moon", "lines[2].department cause.department-unknown")]
    [TestCase("A,,it|A,,it", "lines[2].id cause.twice")]
    [TestCase("a b,,it", "lines[1].id cause.id")]
    [TestCase("A,X,it", "lines[1].parent cause.orphan")]
    [TestCase("A,A,it", "lines[1].parent cause.loop")]
    [TestCase("A,B,it|B,A,it|C,B,it", "lines[1].parent cause.loop;lines[2].parent cause.loop")]
    [TestCase("A,,|B,A,|C,B,|D,C,|E,D,|F,E,|G,F,it", "")]
    [TestCase("A,,|B,A,|C,B,|D,C,|E,D,|F,E,|G,F,|H,G,it", "lines[8].parent cause.too-deep")]
    [TestCase("A,,,x|B,A,it", "lines[2].parent cause.below-retired")]
    [TestCase("A,,|B,A,it,x", "lines[1].department cause.leaf-without-department")]
    [TestCase("A,,,x|B,A,it,x|C,,it", "")]
    [TestCase("B,,it|A,,,x", "", TestName = "an inner node that lost its last child and was retired")]
    public void Verify_NamesLineAndRule(string lines, string broken)
    {
        var check = new Check();
        CauseTreeRules.Verify([.. Nodes(lines).Select((node, i) => (i + 1, node))], Departments, check);
        Assert.That(string.Join(';', check.Violations.Select(v => $"{v.Field} {v.Rule}")), Is.EqualTo(broken));
    }

    [Test]
    public void Following_KeepsWhatWasTakenAway_AsRetired_AndCountsItAsNoLeafOfAnything()
    {
        var next = new CauseTree(CauseTreeRules.Following(Nodes("A,,it|C,,it"), new(Nodes("A,,|A-1,A,it|B,,network"))));

        Assert.That(next.Nodes.Select(n => $"{n.Id} {n.Retired}"), Is.EqualTo(new[] { "A ", "C ", "A-1 True", "B True" }));
        Assert.That(next.Choices.Select(n => n.Id), Is.EqualTo(new[] { "A", "C" }));
        Assert.That(next.PathOf(next.Find("A-1")!).Select(n => n.Id), Is.EqualTo(new[] { "A", "A-1" }));
        var again = new Check();
        CauseTreeRules.Verify([.. next.Nodes.Select((node, i) => (i + 1, node))], Departments, again);
        Assert.That(again.Violations, Is.Empty, "what is exported can be loaded again");
    }

    [TestCase("A,,|A-1,A,it|B,,network", 0, 0, 0)]
    [TestCase("A,,it", 0, 1, 2)]
    [TestCase("A,,|A-1,A,network|B,,network,x|C,,it", 1, 1, 1)]
    public void TheDifference_CountsWhatIsNewChangedAndRetired(string lines, int added, int changed, int retired)
    {
        var before = new CauseTree(Nodes("A,,|A-1,A,it|B,,network"));
        Assert.That(CauseDifference.Of(before, CauseTreeRules.Following(Nodes(lines), before)), Is.EqualTo(new CauseDifference(added, changed, retired)));
    }

    [Test]
    public void ANodeThatCanBeChosenAgain_Changes() =>
        Assert.That(CauseDifference.Of(new(Nodes("A,,it|B,,it,x|C,,it,x")), Nodes("A,,it|B,,it|C,,it,x")), Is.EqualTo(new CauseDifference(0, 1, 0)));

    [TestCase("A-1", null, "")]
    [TestCase("A", null, "cause.not-a-leaf")]
    [TestCase("B", null, "cause.retired")]
    [TestCase("B", "B", "")]
    [TestCase("X", null, "cause.unknown")]
    public void AChoice_IsALeafThatCanBeChosen_OrWhatTheRiskHadBefore(string chosen, string? before, string broken)
    {
        var check = new Check();
        CauseChoice.Verify(new(Nodes("A,,|A-1,A,it|B,,network,x")), chosen, before, "causeNode", check);
        Assert.That(string.Join(' ', check.Violations.Select(v => v.Rule)), Is.EqualTo(broken));
    }

    [Test]
    public void AShippedFileThatIsBroken_IsNamedWithNodeAndRule() => Assert.That(
        () => CauseFile.Read("""{"nodes":[{"id":"A","parent":"X","name":{"zh":"甲","en":"a"},"department":"it"}]}""", "causes.json"),
        Throws.TypeOf<InvalidDataException>().With.Message.Contains("causes.json: lines[1].parent: cause.orphan (A, X)"));

    private static List<CauseNode> Nodes(string lines) => [.. lines.Split('|', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(',')).Select(c =>
        new CauseNode(c[0], c[1] is { Length: > 0 } parent ? parent : null, new(c[0], c[0]), c[2] is { Length: > 0 } department ? department : null, c.Length > 3 ? true : null))];
}
