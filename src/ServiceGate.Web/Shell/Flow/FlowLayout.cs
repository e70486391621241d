namespace ServiceGate.Web.Shell.Flow;

/// <summary>A node with its place: the box is <see cref="FlowLayout.Width" /> × <see cref="FlowLayout.Height" /> units.</summary>
/// <param name="Node">The node.</param>
/// <param name="X">Left edge.</param>
/// <param name="Y">Upper edge.</param>
/// <param name="Band">The line of the drawing it stands in, from 0: long flows are broken like text.</param>
internal sealed record FlowBox(FlowNode Node, double X, double Y, int Band)
{
    public double Right => X + FlowLayout.Width;
    public double Bottom => Y + FlowLayout.Height;
    public double MiddleX => X + FlowLayout.Width / 2;
    public double MiddleY => Y + FlowLayout.Height / 2;
}

/// <summary>A horizontal strip of the drawing.</summary>
/// <param name="Top">Upper edge of its highest node.</param>
/// <param name="Bottom">Lower edge of its lowest node.</param>
internal sealed record FlowBand(double Top, double Bottom);

/// <summary>Places nodes from left to right by their distance from the start, and breaks the flow into bands when it grows too wide.</summary>
internal sealed class FlowLayout
{
    public const double Width = 140;
    public const double Height = 46;
    public const double Gutter = 38;
    public const double RowGap = 20;

    private FlowLayout(IReadOnlyList<FlowBox> boxes, IReadOnlyList<FlowBand> bands, FlowLanes lanes)
    {
        Boxes = boxes;
        Bands = bands;
        Lanes = lanes;
        ById = boxes.ToDictionary(box => box.Node.Id, StringComparer.Ordinal);
    }

    public IReadOnlyList<FlowBox> Boxes { get; }

    public IReadOnlyList<FlowBand> Bands { get; }

    public FlowLanes Lanes { get; }

    public IReadOnlyDictionary<string, FlowBox> ById { get; }

    /// <summary>The height of a lane below a band.</summary>
    public double LaneBelow(int band, int lane) => Bands[band].Bottom + FlowLanes.Margin + lane * FlowLanes.Pitch;

    /// <summary>
    /// Arranges nodes with at most <paramref name="columns" /> beside each other: as a designer has put them, when all have a place, else each right of what leads to it.
    /// </summary>
    public static FlowLayout Of(IReadOnlyList<FlowNode> nodes, IReadOnlyList<FlowEdge> edges, int columns) =>
        nodes.Count > 0 && nodes.All(node => node is { X: not null, Y: not null })
            ? Arrange(nodes, edges, columns, FlowGrid.Of(nodes, edges))
            : Arrange(nodes, edges, columns, FlowColumns.Of(nodes, edges).ToDictionary(pair => pair.Key, pair => (pair.Value, -1), StringComparer.Ordinal));

    private static FlowLayout Arrange(IReadOnlyList<FlowNode> nodes, IReadOnlyList<FlowEdge> edges, int columns, Dictionary<string, (int Column, int Row)> cells)
    {
        var lanes = new FlowLanes(edges, cells.ToDictionary(pair => pair.Key, pair => pair.Value.Column / columns, StringComparer.Ordinal));
        var boxes = new List<FlowBox>();
        var bands = new List<FlowBand>();
        var top = 0.0;
        foreach (var band in nodes.GroupBy(node => cells[node.Id].Column / columns).OrderBy(band => band.Key))
        {
            FlowBox[] placed = [.. Place([.. band], cells, columns, top, bands.Count)];
            boxes.AddRange(placed);
            bands.Add(BandOf(placed));
            top = bands[^1].Bottom + lanes.HeightBelow(bands.Count - 1);
        }
        return new FlowLayout(boxes, bands, lanes);
    }

    private static IEnumerable<FlowBox> Place(FlowNode[] nodes, Dictionary<string, (int Column, int Row)> cells, int columns, double top, int band)
    {
        if (cells[nodes[0].Id].Row >= 0)
        {
            var rows = nodes.Select(node => cells[node.Id].Row).Distinct().Order().ToList();
            return nodes.Select(node => new FlowBox(
                node, cells[node.Id].Column % columns * (Width + Gutter), top + rows.IndexOf(cells[node.Id].Row) * (Height + RowGap), band));
        }
        var stacks = nodes.GroupBy(node => cells[node.Id].Column).ToList();
        var height = stacks.Max(stack => HeightOf(stack.Count()));
        return stacks.SelectMany(stack => Stack(stack, stack.Key % columns, top, height, band));
    }

    private static IEnumerable<FlowBox> Stack(IGrouping<int, FlowNode> group, int column, double top, double height, int band)
    {
        var y = top + (height - HeightOf(group.Count())) / 2;
        foreach (var node in group)
        {
            yield return new FlowBox(node, column * (Width + Gutter), y, band);
            y += Height + RowGap;
        }
    }

    private static double HeightOf(int count) => count * Height + (count - 1) * RowGap;

    private static FlowBand BandOf(FlowBox[] boxes) =>
        boxes.Length == 0 ? new FlowBand(0, 0) : new FlowBand(boxes.Min(box => box.Y), boxes.Max(box => box.Bottom));
}
