namespace ServiceGate.Web.Shell.Flow;

/// <summary>The frame around the nodes of a group in one band.</summary>
/// <param name="Group">The group.</param>
/// <param name="X">Left edge.</param>
/// <param name="Y">Upper edge.</param>
/// <param name="Width">Width.</param>
/// <param name="Height">Height.</param>
internal sealed record FlowGroupFrame(FlowGroup Group, double X, double Y, double Width, double Height)
{
    private const double Margin = 8;
    private const double Title = 17;

    /// <summary>The frames of all groups; one that runs over several bands has a frame in each.</summary>
    public static IReadOnlyList<FlowGroupFrame> Of(FlowLayout layout) =>
    [
        .. layout.Boxes.Where(box => box.Node.Group is not null).GroupBy(box => (Group: box.Node.Group!, box.Band)).Select(boxes => Around(boxes.Key.Group, [.. boxes])),
    ];

    private static FlowGroupFrame Around(FlowGroup group, IReadOnlyList<FlowBox> boxes)
    {
        var (left, top) = (boxes.Min(box => box.X) - Margin, boxes.Min(box => box.Y) - Title);
        return new(group, left, top, boxes.Max(box => box.Right) + Margin - left, boxes.Max(box => box.Bottom) + Margin - top);
    }
}
