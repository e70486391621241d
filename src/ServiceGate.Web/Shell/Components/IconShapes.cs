namespace ServiceGate.Web.Shell.Components;

/// <summary>The shapes of all icons, drawn for this product on a field of 24 × 24.</summary>
internal static class IconShapes
{
    private static readonly Dictionary<string, string> Shapes = new(StringComparer.Ordinal)
    {
        ["today"] = Path("M4 11.5 12 4l8 7.5M6 10v10h12V10M10 20v-6h4v6"),
        ["launches"] = Path("M9 4h6v3H9zM9 5.5H6V20h12V5.5h-3M9 12h6M9 16h4"),
        ["reviews"] = Path("M12 20H4V4h16v7M8 9h8M8 13h3M14 18l2.5 2.5L21 15"),
        ["notices"] = Path("M4 10v4h3l8 5V5l-8 5zM18.5 9a4 4 0 0 1 0 6M7 14l1.5 6"),
        ["customers"] = Circle(10, 8, 4) + Path("M3 20c.6-4 3.5-6 7-6 1.3 0 2.5.3 3.5.8M21 21l-2-2") + Circle(17, 17, 2.8),
        ["organisation"] = Path("M9 3h6v5H9zM3 16h6v5H3zM15 16h6v5h-6zM12 8v4M6 16v-4h12v4"),
        ["definitions"] = Path("M3 4h6v5H3zM15 9.5h6v5h-6zM3 15h6v5H3zM9 6.5h3v11H9M12 12h3"),
        ["history"] = Path("M4 12a8 8 0 1 0 2.5-5.8L4 8.5M4 4v4.5h4.5M12 8v4.5l3 2"),
        ["nodes"] = Path("M4 5h16v5H4zM4 14h16v5H4zM7.5 7.5h.1M7.5 16.5h.1M11 7.5h6M11 16.5h6"),
        ["scheduler"] = Circle(12, 13, 7.5) + Path("M12 9v4.5l3 2M5 3.5 2.5 6M19 3.5 21.5 6"),
        ["account"] = Circle(12, 8, 4) + Path("M4 21c.7-4.5 3.8-7 8-7s7.3 2.5 8 7"),
        ["search"] = Circle(10.5, 10.5, 6) + Path("m15 15 5.5 5.5"),
        ["menu"] = Path("M4 6h16M4 12h16M4 18h16"),
        ["close"] = Path("M6 6l12 12M18 6 6 18"),
        ["fold"] = Path("M19 5v14M15 12H4M8 8l-4 4 4 4"),
        ["unfold"] = Path("M5 5v14M9 12h11M16 8l4 4-4 4"),
        ["down"] = Path("m7 10 5 5 5-5"),
        ["left"] = Path("m14 6-6 6 6 6"),
        ["right"] = Path("m10 6 6 6-6 6"),
        ["up-sort"] = Path("m7 14 5-5 5 5"),
        ["both-sort"] = Path("m8 9 4-4 4 4M8 15l4 4 4-4"),
        ["theme-light"] = Circle(12, 12, 4) + Path("M12 3v2M12 19v2M3 12h2M19 12h2M5.6 5.6 7 7M17 17l1.4 1.4M18.4 5.6 17 7M7 17l-1.4 1.4"),
        ["theme-dark"] = Path("M20 14.5A8.5 8.5 0 0 1 9.5 4 8.5 8.5 0 1 0 20 14.5z"),
        ["theme-auto"] = Circle(12, 12, 8.5) + "<path d=\"M12 3.5a8.5 8.5 0 0 1 0 17z\" fill=\"currentColor\"/>",
        ["sign-out"] = Path("M14 4H5v16h9M10 12h11M17 8l4 4-4 4"),
        ["warning"] = Path("M12 4 2.5 20h19zM12 10v4.5M12 17.2v.1"),
        ["info"] = Circle(12, 12, 8.5) + Path("M12 11v5.5M12 7.6v.1"),
        ["attachment"] = Path("m20 11-8 8a5 5 0 0 1-7-7l8-8a3.3 3.3 0 0 1 4.7 4.7l-8 8A1.6 1.6 0 0 1 7.4 14.4L14.5 7.3"),
        ["download"] = Path("M12 4v11M7.5 11l4.5 4.5 4.5-4.5M4 20h16"),
        ["plus"] = Path("M12 5v14M5 12h14"),
        ["edit"] = Path("M4 20l1-4L16.5 4.5l3 3L8 19zM14 7l3 3"),
        ["door-shut"] = Path("M6 21V4h12v17M3.5 21h17M14.5 12.5v.1"),
        ["door-open"] = Path("M6 21V4h12v17M3.5 21h17M6 21l7-2V8L6 4"),
        ["empty"] = Path("M3 13 6 5h12l3 8v6H3zM3 13h5.5l1.5 2.5h4l1.5-2.5H21"),
        ["state-draft"] = Circle(12, 12, 8),
        ["state-running"] = "<path d=\"M7 4.5v15l12.5-7.5z\" fill=\"currentColor\"/>",
        ["state-waiting"] = Circle(12, 12, 8.5) + Path("M12 7v5.5l3.5 2"),
        ["state-blocked"] = "<rect x=\"4.5\" y=\"4.5\" width=\"15\" height=\"15\" rx=\"2.5\" fill=\"currentColor\"/>",
        ["state-open"] = Path("m5 12.5 5 5L19.5 7.5"),
        ["state-emergency"] = "<path d=\"M13.5 2.5 5 13.5h6l-1 8 9-11.5h-6.5z\" fill=\"currentColor\"/>",
    };

    /// <summary>The SVG elements of an icon.</summary>
    /// <exception cref="KeyNotFoundException">There is no such icon.</exception>
    public static string Of(string name) => Shapes[name];

    private static string Path(string data) => $"<path d=\"{data}\"/>";

    private static string Circle(double x, double y, double radius) => FormattableString.Invariant($"<circle cx=\"{x}\" cy=\"{y}\" r=\"{radius}\"/>");
}
