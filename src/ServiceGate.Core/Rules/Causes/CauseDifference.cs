using ServiceGate.Core.Facts.Causes;

namespace ServiceGate.Core.Rules.Causes;

/// <summary>What another tree of causes changes, said before it takes the place of the one in use.</summary>
/// <param name="New">How many nodes it has that the one before has not.</param>
/// <param name="Changed">How many say something else, stand elsewhere or can be chosen again.</param>
/// <param name="Retired">How many can no longer be chosen that still can: they are missing, or said to be retired.</param>
public sealed record CauseDifference(int New, int Changed, int Retired)
{
    /// <summary>Whether nothing changes.</summary>
    public bool IsNone => this is { New: 0, Changed: 0, Retired: 0 };

    /// <summary>What changes from one tree to the nodes of the next, those that are kept as retired with them.</summary>
    public static CauseDifference Of(CauseTree before, IReadOnlyList<CauseNode> next)
    {
        var known = next.Select(node => (Node: node, Before: before.Find(node.Id))).ToList();
        var retired = known.Count(n => n.Before?.IsChosen() == true && !n.Node.IsChosen());
        return new(known.Count(n => n.Before is null), known.Count(n => n.Before is not null && Plain(n.Before) != Plain(n.Node)) - retired, retired);
    }

    // “Not retired” is said in two ways.
    private static CauseNode Plain(CauseNode node) => node with { Retired = node.IsChosen() ? null : true };
}
