using System.Globalization;

namespace ServiceGate.Web.Shell.Flow;

/// <summary>The line of one connection.</summary>
/// <param name="Edge">The connection.</param>
/// <param name="Data">SVG path data.</param>
/// <param name="Points">The corners it passes, for the size of the drawing.</param>
/// <param name="Label">Where the middle of its word stands.</param>
internal sealed record FlowRoute(FlowEdge Edge, string Data, IReadOnlyList<(double X, double Y)> Points, (double X, double Y) Label);

/// <summary>Draws connections: curves between neighbours, angled lines through the gaps where a curve would cross nodes.</summary>
internal static class FlowRoutes
{
    private const double Step = 15;
    private const double Corner = 8;

    /// <summary>The lines of all connections between nodes that exist.</summary>
    public static IEnumerable<FlowRoute> Of(FlowLayout layout, IReadOnlyList<FlowEdge> edges)
    {
        foreach (var edge in edges)
            if (layout.ById.TryGetValue(edge.From, out var from) && layout.ById.TryGetValue(edge.To, out var to))
                yield return edge.IsBack ? Back(layout, edge, from, to) : Forward(layout, edge, from, to);
    }

    private static FlowRoute Forward(FlowLayout layout, FlowEdge edge, FlowBox from, FlowBox to)
    {
        if (from.Band != to.Band)
            return ToLaterBand(layout, edge, from, to);
        return Crosses(layout, from, to) ? Over(layout, edge, from, to) : Curve(edge, from, to);
    }

    private static FlowRoute Curve(FlowEdge edge, FlowBox from, FlowBox to)
    {
        // The bend happens in the last gutter, so that a long line stays clear of what lies between.
        var start = Math.Max(from.Right, to.X - FlowLayout.Gutter);
        var middle = (start + to.X) / 2;
        var data = string.Create(CultureInfo.InvariantCulture,
            $"M{from.Right} {from.MiddleY}H{start}C{middle} {from.MiddleY} {middle} {to.MiddleY} {to.X} {to.MiddleY}");
        return new FlowRoute(edge, data, [], ((from.Right + to.X) / 2, (from.MiddleY + to.MiddleY) / 2 - 10));
    }

    private static FlowRoute Over(FlowLayout layout, FlowEdge edge, FlowBox from, FlowBox to)
    {
        var above = layout.Bands[from.Band].Top - Step;
        return Angled(edge, ((from.Right + to.X) / 2, above),
            (from.Right, from.MiddleY), (from.Right + Step, from.MiddleY), (from.Right + Step, above), (to.X - Step, above), (to.X - Step, to.MiddleY), (to.X, to.MiddleY));
    }

    private static FlowRoute ToLaterBand(FlowLayout layout, FlowEdge edge, FlowBox from, FlowBox to)
    {
        var gap = layout.LaneBelow(from.Band, layout.Lanes.Of(edge, from.Band));
        var left = to.X - Step - 3;
        return Angled(edge, ((left + from.Right) / 2, gap),
            (from.Right, from.MiddleY), (from.Right + Step, from.MiddleY), (from.Right + Step, gap), (left, gap), (left, to.MiddleY), (to.X, to.MiddleY));
    }

    private static FlowRoute Back(FlowLayout layout, FlowEdge edge, FlowBox from, FlowBox to)
    {
        var lane = layout.LaneBelow(from.Band, layout.Lanes.Of(edge, from.Band));
        var leave = Leave(layout, from);
        var enter = Enter(layout, to);
        if (from.Band == to.Band)
            return Angled(edge, ((leave[^1].X + enter[0].X) / 2, lane), [.. leave, (leave[^1].X, lane), (enter[0].X, lane), .. enter]);
        var side = -Step * (layout.Lanes.Beside(edge) + 2) - 4;
        var under = layout.LaneBelow(to.Band, layout.Lanes.Of(edge, to.Band));
        return Angled(edge, ((leave[^1].X + side) / 2, lane),
            [.. leave, (leave[^1].X, lane), (side, lane), (side, under), (enter[0].X, under), .. enter]);
    }

    // Lines back start and end beside the middle of a box, so that there and back do not meet in a point. Where another node lies below,
    // they go around it through the gutter.
    private static (double X, double Y)[] Leave(FlowLayout layout, FlowBox box) => HasNodeBelow(layout, box)
        ? [(box.Right, box.MiddleY + Step), (box.Right + Step, box.MiddleY + Step)]
        : [(box.MiddleX + Step, box.Bottom)];

    private static (double X, double Y)[] Enter(FlowLayout layout, FlowBox box) => HasNodeBelow(layout, box)
        ? [(box.X - Step, box.MiddleY + Step), (box.X, box.MiddleY + Step)]
        : [(box.MiddleX - Step, box.Bottom)];

    private static bool HasNodeBelow(FlowLayout layout, FlowBox box) => layout.Boxes.Any(other =>
        other.Band == box.Band && other.Y > box.Y && other.X < box.Right && box.X < other.Right);

    private static bool Crosses(FlowLayout layout, FlowBox from, FlowBox to) => layout.Boxes.Any(box =>
        box.Band == from.Band && box.X > from.Right && box.Right < to.X && box.Y < from.MiddleY && from.MiddleY < box.Bottom);

    private static FlowRoute Angled(FlowEdge edge, (double X, double Y) label, params (double X, double Y)[] points) =>
        new(edge, RoundedPath.Through(points, Corner), points, label);
}
