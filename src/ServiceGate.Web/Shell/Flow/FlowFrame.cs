namespace ServiceGate.Web.Shell.Flow;

/// <summary>The part of the plane that a drawing shows.</summary>
internal sealed record FlowFrame(double X, double Y, double Width, double Height)
{
    private const double Margin = 10;

    /// <summary>Holds all boxes with their badges and all lines.</summary>
    public static FlowFrame Around(FlowLayout layout, IReadOnlyList<FlowRoute> routes)
    {
        if (layout.Boxes.Count == 0)
            return new FlowFrame(0, 0, 1, 1);
        (double X, double Y)[] points =
            [.. layout.Boxes.SelectMany(box => new[] { (box.X, box.Y), (box.Right, box.Bottom) }), .. routes.SelectMany(route => route.Points)];
        var (left, top) = (points.Min(point => point.X) - Margin, points.Min(point => point.Y) - Margin);
        return new FlowFrame(left, top, points.Max(point => point.X) + Margin - left, points.Max(point => point.Y) + Margin - top);
    }
}
