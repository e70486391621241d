using ServiceGate.Core.Facts.Causes;
using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Web.Api;

namespace ServiceGate.Web.Features.Causes;

/// <summary>A node of the tree of complaint causes.</summary>
/// <param name="Id">Its id, which never changes.</param>
/// <param name="Parent">Id of the node above; absent at the top.</param>
/// <param name="Level">Its level, 1 at the top.</param>
/// <param name="Name">Its name.</param>
/// <param name="Department">Code of the accountable department; a leaf has one.</param>
/// <param name="Leaf">Whether a risk may have it as its cause.</param>
/// <param name="Retired">Whether it is no longer chosen.</param>
public sealed record CauseDocument(string Id, string? Parent, int Level, LocalText Name, string? Department, bool Leaf, bool Retired)
{
    internal static CauseDocument Of(CauseNode node, CauseTree tree) =>
        new(node.Id, node.Parent, tree.PathOf(node).Count, node.Name, node.Department, node.IsChosen() && tree.IsLeaf(node), !node.IsChosen());
}

/// <summary>A tree of causes to be loaded.</summary>
/// <param name="Csv">The first line names the columns, in any order: `id`, `parent`, `zh`, `en`, `department`, and `retired` with `yes` where it is no longer chosen; a line each.</param>
[BodyExample("""{"csv":"id,parent,zh,en,department,retired\nNET,,网络,Network,,\nNET-DROP,NET,掉话,Calls drop,network,"}""")]
public sealed record CausesInput(string? Csv = null);
