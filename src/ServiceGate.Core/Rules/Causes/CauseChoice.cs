using ServiceGate.Core.Facts.Causes;
using ServiceGate.Core.Foundation.Checks;

namespace ServiceGate.Core.Rules.Causes;

/// <summary>Which node of the tree of causes a risk may have.</summary>
public static class CauseChoice
{
    /// <summary>Names what speaks against a choice.</summary>
    /// <param name="tree">The tree in use.</param>
    /// <param name="chosen">The node's id.</param>
    /// <param name="before">What the risk has by now: it may keep that, although it was retired or divided since.</param>
    /// <param name="field">The field.</param>
    /// <param name="check">Collects what is wrong.</param>
    public static void Verify(CauseTree tree, string chosen, string? before, string field, Check check)
    {
        if (chosen == before) return;
        if (tree.Find(chosen) is not { } node) check.That(false, "cause.unknown", field, ("cause", chosen.Shortened(64)));
        else
            check.That(node.IsChosen(), "cause.retired", field, ("cause", node.Id))
                .That(tree.IsLeaf(node), "cause.not-a-leaf", field, ("cause", node.Id));
    }
}
