using System.Globalization;

namespace ServiceGate.Web.Shared.Flow;

/// <summary>The line of one connection.</summary>
/// <param name="Edge">The connection.</param>
/// <param name="Data">SVG path data.</param>
/// <param name="LabelX">Where its word stands.</param>
/// <param name="LabelY">Base line of its word.</param>
internal sealed record FlowRoute(FlowEdge Edge, string Data, double LabelX, double LabelY);

/// <summary>Draws connections: curves between neighbours, angled lines through the gaps where a curve would cross nodes.</summary>
internal static class FlowRoutes
{
    private const double Step = 14;
    private const double Corner = 8;

    /// <summary>The lines of all connections between nodes that exist.</summary>
    public static IEnumerable<FlowRoute> Of(FlowLayout layout, IReadOnlyList<FlowEdge> edges)
    {
        var lanes = new Dictionary<int, int>();
        foreach (var edge in edges)
        {
            if (!layout.ById.TryGetValue(edge.From, out var from) || !layout.ById.TryGetValue(edge.To, out var to))
                continue;
            yield return edge.IsBack ? Back(layout, edge, from, to, lanes) : Forward(layout, edge, from, to);
        }
    }

    private static FlowRoute Forward(FlowLayout layout, FlowEdge edge, FlowBox from, FlowBox to)
    {
        if (from.Band != to.Band)
            return NextBand(layout, edge, from, to);
        return Crosses(layout, from, to) ? Over(layout, edge, from, to) : Curve(edge, from, to);
    }

    private static FlowRoute Curve(FlowEdge edge, FlowBox from, FlowBox to)
    {
        // The bend happens in the last gutter, so that a long line stays clear of what lies between.
        var start = Math.Max(from.Right, to.X - FlowLayout.Gutter);
        var middle = (start + to.X) / 2;
        var data = string.Create(CultureInfo.InvariantCulture,
            $"M{from.Right} {from.MiddleY}H{start}C{middle} {from.MiddleY} {middle} {to.MiddleY} {to.X} {to.MiddleY}");
        return new FlowRoute(edge, data, (from.Right + to.X) / 2, (from.MiddleY + to.MiddleY) / 2 - 6);
    }

    private static FlowRoute Over(FlowLayout layout, FlowEdge edge, FlowBox from, FlowBox to)
    {
        var above = layout.Bands[from.Band].Top - Step;
        (double X, double Y)[] points =
            [(from.Right, from.MiddleY), (from.Right + Step, from.MiddleY), (from.Right + Step, above), (to.X - Step, above), (to.X - Step, to.MiddleY), (to.X, to.MiddleY)];
        return new FlowRoute(edge, RoundedPath.Through(points, Corner), (from.Right + to.X) / 2, above - 4);
    }

    private static FlowRoute NextBand(FlowLayout layout, FlowEdge edge, FlowBox from, FlowBox to)
    {
        var gap = (layout.Bands[to.Band - 1].Bottom + layout.Bands[to.Band].Top) / 2;
        var left = to.X - Step - 4;
        (double X, double Y)[] points =
            [(from.Right, from.MiddleY), (from.Right + Step, from.MiddleY), (from.Right + Step, gap), (left, gap), (left, to.MiddleY), (to.X, to.MiddleY)];
        return new FlowRoute(edge, RoundedPath.Through(points, Corner), (left + from.Right) / 2, gap - 4);
    }

    private static FlowRoute Back(FlowLayout layout, FlowEdge edge, FlowBox from, FlowBox to, Dictionary<int, int> lanes)
    {
        var lane = lanes[from.Band] = lanes.GetValueOrDefault(from.Band) + 1;
        var below = layout.Bands[from.Band].Bottom + Step * lane - 2;
        // Beside the middle, so that lines there and back do not meet in one point.
        var (start, end) = (from.MiddleX + Step, to.MiddleX - Step);
        if (from.Band == to.Band)
        {
            (double X, double Y)[] direct = [(start, from.Bottom), (start, below), (end, below), (end, to.Bottom)];
            return new FlowRoute(edge, RoundedPath.Through(direct, Corner), (start + end) / 2, below + 13);
        }
        var left = -Step * (lane + 1);
        var under = layout.Bands[to.Band].Bottom + Step - 2;
        (double X, double Y)[] around = [(start, from.Bottom), (start, below), (left, below), (left, under), (end, under), (end, to.Bottom)];
        return new FlowRoute(edge, RoundedPath.Through(around, Corner), (start + left) / 2, below + 13);
    }

    private static bool Crosses(FlowLayout layout, FlowBox from, FlowBox to) => layout.Boxes.Any(box =>
        box.Band == from.Band && box.X > from.Right && box.Right < to.X && box.Y < from.MiddleY && from.MiddleY < box.Bottom);
}
