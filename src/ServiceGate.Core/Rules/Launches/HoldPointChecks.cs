using ServiceGate.Core.Facts.Launches;

namespace ServiceGate.Core.Rules.Launches;

/// <summary>What a checklist may say of hold points; looked at when it is read, so that no launch stands before a point that nobody can tick.</summary>
public static class HoldPointChecks
{
    private const string OfTheLaunch = "own-";

    /// <summary>What is wrong, a sentence each, with the place in the checklist.</summary>
    public static IReadOnlyList<string> Problems(IReadOnlyList<HoldPoint>? points) => [.. Of(points ?? [])];

    // A file may hold null where the types say that there is none.
    private static IEnumerable<string> Of(IReadOnlyList<HoldPoint?> points)
    {
        var codes = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (point, i) in points.Select((p, i) => (p, i)))
        {
            if (point is null)
            {
                yield return $"holdPoints[{i}]: a hold point is wanted, not null (text.required)";
                continue;
            }
            if (string.IsNullOrWhiteSpace(point.Code)) yield return $"holdPoints[{i}].code: a code is wanted (text.required)";
            else if (point.Code.StartsWith(OfTheLaunch, StringComparison.Ordinal)) yield return $"holdPoints[{i}].code: “{point.Code}” begins like a launch's own points, {OfTheLaunch}1 and so on (hold-point.code)";
            else if (!codes.Add(point.Code)) yield return $"holdPoints[{i}].code: “{point.Code}” stands twice (list.twice)";
            if (string.IsNullOrWhiteSpace(point.Name?.Zh) || string.IsNullOrWhiteSpace(point.Name.En)) yield return $"holdPoints[{i}].name: Chinese and English are wanted (text.required)";
            if (point.Minutes is < -HoldPoints.Farthest or > HoldPoints.Farthest) yield return $"holdPoints[{i}].minutes: -{HoldPoints.Farthest} to {HoldPoints.Farthest} are wanted (number.range)";
        }
    }
}
