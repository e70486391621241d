namespace ServiceGate.IntegrationTests.Architecture;

/// <summary>Pairs, knots and cycles of a few arrows.</summary>
public sealed class FolderGraphTests
{
    [TestCase("", 0, "", TestName = "nothing")]
    [TestCase("a/1>b/1 b/2>c/1 a/2>c/1", 0, "", TestName = "one direction")]
    [TestCase("a/1>a/2 a/2>a/1", 0, "", TestName = "within a folder")]
    [TestCase("a/1>b/1 b/2>a/2", 1, "a b", TestName = "a pair")]
    [TestCase("1>a/1 a/1>2", 1, " a", TestName = "with the root")]
    [TestCase("a/1>a/b/1 a/b/1>a/1", 1, "a a/b", TestName = "with a folder below")]
    [TestCase("a/1>b/1 b/1>c/1 c/1>a/1", 0, "a b c", TestName = "a circle of three")]
    [TestCase("a/1>b/1 b/1>c/1 c/1>a/1 d/1>a/1 c/1>e/1", 0, "a b c", TestName = "who only looks at a circle is not of it")]
    [TestCase("d/1>e/1 e/1>d/1 a/1>b/1 b/1>c/1 c/1>a/1 c/1>d/1", 1, "a b c|d e", TestName = "two knots, the larger first")]
    public void Knots_AreTheFoldersThatReachEachOther(string arrows, int pairs, string knots)
    {
        var graph = Graph(arrows);

        Assert.Multiple(() =>
        {
            Assert.That(graph.Pairs, Is.EqualTo(pairs));
            Assert.That(string.Join('|', graph.Knots.Select(knot => string.Join(' ', knot))), Is.EqualTo(knots));
            Assert.That(graph.Cycles().Any(), Is.EqualTo(knots.Length > 0));
        });
    }

    [Test]
    public void Cycles_NameTheFewestArrowsThatCloseThem()
    {
        var graph = Graph("a/1>b/1 a/2>b/1 b/1>c/1 b/2>c/1 c/1>a/1 c/1>b/1");

        Assert.That(graph.Cycles().Select(c => c.ToString()), Is.EqualTo(new[] { "b -> c -> b\n    c/1 -> b/1: x", "a -> b -> c -> a\n    c/1 -> a/1: x" }));
    }

    private static FolderGraph Graph(string arrows) =>
        new(arrows.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(a => a.Split('>')).Select(ends => new Arrow(ends[0], ends[1], "x")));
}
