namespace ServiceGate.Web.Shared.Flow;

/// <summary>The part of the plane that a drawing shows.</summary>
internal sealed record FlowFrame(double X, double Y, double Width, double Height)
{
    private const double Margin = 10;
    private const double Lane = 14;

    /// <summary>Nodes with room for the lines that run around them.</summary>
    public static FlowFrame Around(FlowLayout layout, IReadOnlyList<FlowEdge> edges)
    {
        if (layout.Boxes.Count == 0)
            return new FlowFrame(0, 0, 1, 1);
        var back = edges.Count(edge => edge.IsBack);
        var isBroken = layout.Bands.Count > 1;
        var left = layout.Boxes.Min(box => box.X) - Margin - (isBroken ? Lane * (back + 1) : 0);
        var top = layout.Boxes.Min(box => box.Y) - Margin - Lane;
        var right = layout.Boxes.Max(box => box.Right) + Margin + (isBroken ? Lane : 0);
        var bottom = layout.Boxes.Max(box => box.Bottom) + Margin + (back > 0 ? Lane * (back + 1) : 0);
        return new FlowFrame(left, top, right - left, bottom - top);
    }
}
