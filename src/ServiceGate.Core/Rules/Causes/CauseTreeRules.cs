using System.Globalization;
using System.Text.RegularExpressions;
using ServiceGate.Core.Facts.Causes;
using ServiceGate.Core.Foundation.Checks;

namespace ServiceGate.Core.Rules.Causes;

/// <summary>What a tree of causes has to keep. A tree is taken as a whole or not at all.</summary>
public static partial class CauseTreeRules
{
    private const int LongestName = 100;

    /// <summary>Names what is wrong with nodes; fields are <c>lines[n].…</c> with the number of the line in the file.</summary>
    /// <param name="lines">The nodes, each with the number of its line.</param>
    /// <param name="departments">Codes of the departments that there are; null: nobody knows.</param>
    /// <param name="check">Collects what is wrong.</param>
    public static void Verify(IReadOnlyList<(int Line, CauseNode Node)> lines, IReadOnlySet<string>? departments, Check check)
    {
        check.That(lines.Count > 0, "list.required", "lines").That(lines.Count <= CauseTree.MostNodes, "list.too-long", "lines", ("most", CauseTree.MostNodes));
        var first = new Dictionary<string, (int Line, CauseNode Node)>(StringComparer.Ordinal);
        foreach (var (line, node) in lines)
            if (!first.TryAdd(node.Id, (line, node)))
                check.That(false, "cause.twice", At(line, "id"), ("cause", node.Id), ("line", first[node.Id].Line));
        var parentsOfChosen = lines.Where(l => l.Node.IsChosen()).Select(l => l.Node.Parent).OfType<string>().ToHashSet(StringComparer.Ordinal);
        foreach (var (line, node) in lines)
        {
            check.That(Id().IsMatch(node.Id), "cause.id", At(line, "id"), ("cause", node.Id))
                .Text(node.Name.Zh, At(line, "zh"), LongestName).Text(node.Name.En, At(line, "en"), LongestName)
                .That(node.Department is null || departments?.Contains(node.Department) != false, "cause.department-unknown", At(line, "department"), ("department", node.Department ?? ""))
                // What is retired needs none: an inner node may have lost all that was below it before it was retired.
                .That(node.Department is not null || !node.IsChosen() || parentsOfChosen.Contains(node.Id), "cause.leaf-without-department", At(line, "department"), ("cause", node.Id));
            if (node.Parent is not { } parent) continue;
            if (!first.TryGetValue(parent, out var above)) check.That(false, "cause.orphan", At(line, "parent"), ("cause", node.Id), ("parent", parent));
            else
            {
                check.That(!node.IsChosen() || above.Node.IsChosen(), "cause.below-retired", At(line, "parent"), ("cause", node.Id), ("parent", parent));
                CheckWay(line, node, first, check);
            }
        }
    }

    /// <summary>
    /// The nodes of the next tree: those of the file, and behind them, retired, whatever the one before had and the file has not, so that no risk loses its cause and no id becomes another cause. A node whose parent
    /// is retired with it stays where it was.
    /// </summary>
    public static IReadOnlyList<CauseNode> Following(IReadOnlyList<CauseNode> nodes, CauseTree before)
    {
        var there = nodes.Select(n => n.Id).ToHashSet(StringComparer.Ordinal);
        return [.. nodes, .. before.Nodes.Where(n => !there.Contains(n.Id)).Select(n => n with { Retired = true })];
    }

    private static void CheckWay(int line, CauseNode node, Dictionary<string, (int Line, CauseNode Node)> all, Check check)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var levels = 0;
        for (CauseNode? at = node; at is not null; at = at.Parent is { } parent && all.TryGetValue(parent, out var above) ? above.Node : null)
        {
            if (!seen.Add(at.Id))
            {
                // Said of the nodes in the loop, not of all that hang on it.
                check.That(at.Id != node.Id, "cause.loop", At(line, "parent"), ("cause", node.Id));
                return;
            }
            levels++;
        }
        check.That(!node.IsChosen() || levels <= CauseTree.MostLevels, "cause.too-deep", At(line, "parent"), ("cause", node.Id), ("levels", levels), ("most", CauseTree.MostLevels));
    }

    private static string At(int line, string column) => string.Create(CultureInfo.InvariantCulture, $"lines[{line}].{column}");

    [GeneratedRegex("^[A-Z0-9][A-Z0-9.-]{0,63}$")]
    private static partial Regex Id();
}
