using System.Globalization;
using System.Text;

namespace ServiceGate.Web.Shell.Flow;

/// <summary>SVG path data of lines with rounded corners.</summary>
internal static class RoundedPath
{
    /// <summary>A line through points; each corner is rounded by <paramref name="radius" /> or half of its shorter side.</summary>
    public static string Through(IReadOnlyList<(double X, double Y)> points, double radius)
    {
        var data = new StringBuilder().Append(CultureInfo.InvariantCulture, $"M{points[0].X} {points[0].Y}");
        for (var i = 1; i < points.Count - 1; i++)
        {
            var (before, corner, after) = (points[i - 1], points[i], points[i + 1]);
            var bend = Math.Min(radius, Math.Min(Distance(before, corner), Distance(corner, after)) / 2);
            var (start, end) = (Towards(corner, before, bend), Towards(corner, after, bend));
            data.Append(CultureInfo.InvariantCulture, $"L{start.X} {start.Y}Q{corner.X} {corner.Y} {end.X} {end.Y}");
        }
        return data.Append(CultureInfo.InvariantCulture, $"L{points[^1].X} {points[^1].Y}").ToString();
    }

    private static double Distance((double X, double Y) a, (double X, double Y) b) => Math.Sqrt(Math.Pow(a.X - b.X, 2) + Math.Pow(a.Y - b.Y, 2));

    private static (double X, double Y) Towards((double X, double Y) from, (double X, double Y) to, double length)
    {
        var distance = Distance(from, to);
        return distance == 0 ? from : (Round(from.X + (to.X - from.X) * length / distance), Round(from.Y + (to.Y - from.Y) * length / distance));
    }

    private static double Round(double value) => Math.Round(value, 1);
}
