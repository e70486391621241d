using System.Text.RegularExpressions;
using ServiceGate.Tests.Architecture;

namespace ServiceGate.Tests.Golden;

/// <summary>The calls that write to the audit trail, as the sources have them: what each says happened, and the names of its details.</summary>
internal static partial class AuditCalls
{
    private static readonly IReadOnlyList<(string What, IReadOnlyList<string> Details)> Calls = [.. new[] { "ServiceGate.Core", "ServiceGate.Data" }
        .SelectMany(Repository.SourcesOf).Select(File.ReadAllText).SelectMany(In)];

    /// <summary>Each detail of each call as <c>batch.started: planned</c>; a part that is put in is a star.</summary>
    internal static IEnumerable<string> All => Calls.SelectMany(c => Names().Matches(c.What).Select(m => Hole().Replace(m.Groups[1].Value, "*"))
        .Where(what => what.Contains('.', StringComparison.Ordinal)).SelectMany(what => c.Details.Select(d => $"{what}: {NameOf(d)}"))).Distinct();

    /// <summary>Details that are named after what they are made of.</summary>
    internal static IEnumerable<string> WithInferredNames => Calls.SelectMany(c => c.Details.Where(d => !IsNamed().IsMatch(d)).Select(d => $"{c.What}: {d}"));

    /// <summary>The calls in a source: the text before the details, and the details one by one.</summary>
    internal static IEnumerable<(string What, IReadOnlyList<string> Details)> In(string source)
    {
        foreach (Match match in Call().Matches(source))
        {
            var call = Between(source, match.Index + match.Length - 1);
            if (Details().Match(call) is { Success: true } details) yield return (call[..details.Index], Parts(Between(call, details.Index + details.Length - 1)));
        }
    }

    private static string NameOf(string detail) => detail.Split('=') is [var name, ..] && IsNamed().IsMatch(detail) ? name.Trim() : Inferred(detail);

    private static string Inferred(string detail) => detail.Split('.')[^1] is var last ? char.ToLowerInvariant(last[0]) + last[1..] : "";

    /// <summary>What stands between the bracket at a place and the one that closes it.</summary>
    private static string Between(string text, int open)
    {
        var depth = 0;
        for (var at = open; at < text.Length; at++)
        {
            if (text[at] is '(' or '[' or '{') depth++;
            if (text[at] is ')' or ']' or '}' && --depth == 0) return text[(open + 1)..at];
        }
        return "";
    }

    private static List<string> Parts(string list)
    {
        var (parts, depth) = (new List<string> { "" }, 0);
        foreach (var c in list)
        {
            if (c is '(' or '[' or '{') depth++;
            if (c is ')' or ']' or '}') depth--;
            if (c == ',' && depth == 0) parts.Add("");
            else parts[^1] += c;
        }
        return [.. parts.Select(p => p.Trim()).Where(p => p.Length > 0)];
    }

    [GeneratedRegex(@"(?<!void )\b(?:Audit|AuditTrail\.Event)\(")]
    private static partial Regex Call();

    [GeneratedRegex(@"\bnew\s*\{")]
    private static partial Regex Details();

    [GeneratedRegex("\"([a-z{][^\"]*)\"")]
    private static partial Regex Names();

    [GeneratedRegex(@"\{[^}]*\}")]
    private static partial Regex Hole();

    [GeneratedRegex(@"^\w+\s*=\s")]
    private static partial Regex IsNamed();
}
