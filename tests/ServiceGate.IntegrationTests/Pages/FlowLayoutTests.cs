using ServiceGate.Web.Shell.Flow;

namespace ServiceGate.IntegrationTests.Pages;

public sealed class FlowLayoutTests
{
    [Test]
    public void Of_PutsEachNodeRightOfWhatLeadsToIt()
    {
        var layout = FlowLayout.Of(Nodes("a", "b", "c", "d"), [new("a", "b"), new("a", "c"), new("b", "d"), new("c", "d"), new("d", "a", IsBack: true)], 5);
        Assert.That(Columns(layout), Is.EqualTo("a0 b1 c1 d2"));
        Assert.That(layout.ById["b"].Bottom, Is.LessThan(layout.ById["c"].Y));
        Assert.That(layout.ById["a"].MiddleY, Is.EqualTo((layout.ById["b"].MiddleY + layout.ById["c"].MiddleY) / 2));
    }

    [Test]
    public void Of_WhenTooWide_BreaksIntoBands()
    {
        var layout = FlowLayout.Of(Nodes("a", "b", "c"), [new("a", "b"), new("b", "c")], 2);
        Assert.That(Columns(layout), Is.EqualTo("a0 b1 c0"));
        Assert.That(layout.ById["c"].Y, Is.GreaterThan(layout.ById["a"].Bottom));
    }

    [Test]
    public void Of_WhenACircleIsNotMarkedAsBack_StillEnds() =>
        Assert.That(FlowLayout.Of(Nodes("a", "b"), [new("a", "b"), new("b", "a")], 5).Boxes, Has.Count.EqualTo(2));

    [Test]
    public void Of_WhenAllNodesHavePlaces_KeepsTheirOrderWithoutTheirDistances()
    {
        FlowNode[] nodes = [At("a", 0, 140), At("b", 900, 0), At("c", 910, 140), At("d", 905, 900), At("e", 4000, 141)];
        var layout = FlowLayout.Of(nodes, [new("a", "b"), new("a", "c"), new("a", "d"), new("c", "e")], 5);
        Assert.That(Columns(layout), Is.EqualTo("a0 b1 c1 d1 e2"));
        Assert.That(layout.Boxes.Select(box => box.Y / (FlowLayout.Height + FlowLayout.RowGap)), Is.EqualTo(new[] { 1, 0, 1, 2, 1 }));
    }

    [Test]
    public void Of_WhenPlacesCoincideOrStandBackwards_NeitherOverlapsNorPointsBack()
    {
        FlowNode[] nodes = [At("a", 300, 0), At("b", 300, 0), At("c", 0, 0)];
        var layout = FlowLayout.Of(nodes, [new("a", "c"), new("c", "b")], 5);
        Assert.That(Columns(layout), Is.EqualTo("a0 b2 c1"));
        Assert.That(layout.Boxes.Select(box => (box.X, box.Y)), Is.Unique);
        Assert.That(FlowLayout.Of([At("a", 0, 0), At("b", 0, 0)], [], 5).Boxes.Select(box => (box.X, box.Y)), Is.Unique);
    }

    [Test]
    public void Of_WhenPlacesRunOverSeveralBands_UsesInEachOnlyTheRowsItNeeds()
    {
        var layout = FlowLayout.Of([At("a", 0, 500), At("b", 200, 0), At("c", 400, 500)], [new("a", "b"), new("b", "c")], 2);
        Assert.That(Columns(layout), Is.EqualTo("a0 b1 c0"));
        Assert.That(layout.Bands[1].Bottom - layout.Bands[1].Top, Is.EqualTo(FlowLayout.Height));
    }

    [Test]
    public void Groups_AreFramedAroundTheirNodes()
    {
        var group = new FlowGroup("g", "Round");
        var layout = FlowLayout.Of([new("a", "a", FlowState.Todo), new("b", "b", FlowState.Todo, Group: group), new("c", "c", FlowState.Todo, Group: group)], [new("a", "b"), new("b", "c")], 5);
        var frame = FlowGroupFrame.Of(layout).Single();
        Assert.That((frame.X < layout.ById["b"].X, frame.X > layout.ById["a"].Right, frame.X + frame.Width > layout.ById["c"].Right), Is.EqualTo((true, true, true)));
    }

    [Test]
    public void Routes_ToNodesThatAreMissing_AreLeftOut()
    {
        FlowEdge[] edges = [new("a", "b"), new("a", "nowhere")];
        Assert.That(FlowRoutes.Of(FlowLayout.Of(Nodes("a", "b"), edges, 5), edges).ToList(), Has.Count.EqualTo(1));
    }

    [Test]
    public void Routes_InOneGap_EachHaveTheirOwnHeight()
    {
        FlowEdge[] edges = [new("a", "b"), new("b", "c"), new("c", "d"), new("c", "a", IsBack: true), new("d", "b", IsBack: true)];
        var layout = FlowLayout.Of(Nodes("a", "b", "c", "d"), edges, 3);
        var heights = FlowRoutes.Of(layout, edges).Where(route => route.Edge.IsBack || route.Edge.To == "d").Select(route => route.Label.Y).ToList();
        Assert.That(heights, Is.Unique);
        Assert.That(heights.Take(2).Max(), Is.LessThan(layout.ById["d"].Y));
    }

    [TestCase("客户经理", 13, 40, "客户经 理")]
    [TestCase("Customer service signs", 13, 110, "Customer service signs")]
    [TestCase("Customer service signs the whole dossier again", 13, 110, "Customer service signs t…")]
    public void Lines_BreakAtWordsOrBetweenCharacters(string text, double size, double width, string expected) =>
        Assert.That(string.Join(' ', TextFit.Lines(text, size, width, 2)), Is.EqualTo(expected));

    private static FlowNode At(string id, double x, double y) => new(id, id, FlowState.Todo, X: x, Y: y);

    private static FlowNode[] Nodes(params string[] ids) => [.. ids.Select(id => new FlowNode(id, id, FlowState.Todo))];

    private static string Columns(FlowLayout layout) =>
        string.Join(' ', layout.Boxes.Select(box => $"{box.Node.Id}{box.X / (FlowLayout.Width + FlowLayout.Gutter)}"));
}
