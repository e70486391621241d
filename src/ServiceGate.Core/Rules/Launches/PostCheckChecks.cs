using ServiceGate.Core.Facts.Launches;

namespace ServiceGate.Core.Rules.Launches;

/// <summary>What a checklist may say of checks after the work; looked at when it is read, so that no launch owes one that nobody can prove.</summary>
public static class PostCheckChecks
{
    private const string OfTheLaunch = "own-";
    private const int MostCalls = 1000;

    /// <summary>What is wrong, a sentence each, with the place in the checklist.</summary>
    public static IReadOnlyList<string> Problems(IReadOnlyList<PostCheck>? checks) => [.. Of(checks ?? [])];

    // A file may hold null where the types say that there is none.
    private static IEnumerable<string> Of(IReadOnlyList<PostCheck?> checks)
    {
        var codes = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (check, i) in checks.Select((p, i) => (p, i)))
        {
            if (check is null)
            {
                yield return $"postChecks[{i}]: a check is wanted, not null (text.required)";
                continue;
            }
            if (string.IsNullOrWhiteSpace(check.Code)) yield return $"postChecks[{i}].code: a code is wanted (text.required)";
            else if (check.Code.StartsWith(OfTheLaunch, StringComparison.Ordinal)) yield return $"postChecks[{i}].code: “{check.Code}” begins like a launch's own checks, {OfTheLaunch}1 and so on (post-check.code)";
            else if (!codes.Add(check.Code)) yield return $"postChecks[{i}].code: “{check.Code}” stands twice (list.twice)";
            if (string.IsNullOrWhiteSpace(check.Name?.Zh) || string.IsNullOrWhiteSpace(check.Name.En)) yield return $"postChecks[{i}].name: Chinese and English are wanted (text.required)";
            if (check.Minutes is < 1 or > PostChecks.Farthest) yield return $"postChecks[{i}].minutes: 1 to {PostChecks.Farthest} are wanted (number.range)";
            if (check.Least is < 0 or > MostCalls) yield return $"postChecks[{i}].least: 0 to {MostCalls} are wanted (number.range)";
            if (check.DropPercent is < 0 or > 100) yield return $"postChecks[{i}].dropPercent: 0 to 100 are wanted (number.range)";
        }
    }
}
