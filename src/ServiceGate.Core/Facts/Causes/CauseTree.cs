using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Core.Foundation.Json;

namespace ServiceGate.Core.Facts.Causes;

/// <summary>A node of the tree of complaint causes (投诉原因). Its id never changes and is never given to another cause.</summary>
/// <param name="Id">Id: 1 to 64 capital letters, digits, hyphens and dots.</param>
/// <param name="Parent">Id of the node above; null at the top.</param>
/// <param name="Name">Its name.</param>
/// <param name="Department">Code of the accountable department (管控部门); a leaf has one.</param>
/// <param name="Retired">Whether it is no longer chosen (停用); risks that have it keep it. Null: no.</param>
[Members("id", "parent", "name", "department", "retired")]
public sealed record CauseNode(string Id, string? Parent, LocalText Name, string? Department = null, bool? Retired = null)
{
    /// <summary>Whether it can still be chosen.</summary>
    public bool IsChosen() => Retired != true;
}

/// <summary>The tree of complaint causes of an installation, at most <see cref="MostLevels"/> levels deep. It never changes; a new one takes its place.</summary>
public sealed class CauseTree
{
    /// <summary>The most levels, from the top.</summary>
    public const int MostLevels = 7;

    /// <summary>The most nodes.</summary>
    public const int MostNodes = 3000;

    /// <summary>A tree without nodes.</summary>
    public static CauseTree Empty { get; } = new([]);

    private readonly Dictionary<string, CauseNode> _byId;
    private readonly ILookup<string, CauseNode> _below;

    /// <summary>Makes the tree of nodes that were checked.</summary>
    /// <param name="nodes">The nodes, in the order in which they are shown.</param>
    public CauseTree(IReadOnlyList<CauseNode> nodes)
    {
        Nodes = nodes;
        _byId = nodes.ToDictionary(n => n.Id, StringComparer.Ordinal);
        _below = nodes.ToLookup(n => n.Parent ?? "", StringComparer.Ordinal);
    }

    /// <summary>All nodes, in the order in which they are shown.</summary>
    public IReadOnlyList<CauseNode> Nodes { get; }

    /// <summary>The leaves that can be chosen.</summary>
    public IEnumerable<CauseNode> Choices => Nodes.Where(n => n.IsChosen() && IsLeaf(n));

    /// <summary>A node; null when there is none.</summary>
    public CauseNode? Find(string? id) => id is null ? null : _byId.GetValueOrDefault(id);

    /// <summary>The nodes directly below one; null: those at the top.</summary>
    public IEnumerable<CauseNode> Below(string? id) => _below[id ?? ""];

    /// <summary>Whether nothing that can be chosen stands below it.</summary>
    public bool IsLeaf(CauseNode node) => !_below[node.Id].Any(n => n.IsChosen());

    /// <summary>The node with those above it, the top first.</summary>
    public IReadOnlyList<CauseNode> PathOf(CauseNode node)
    {
        var path = new List<CauseNode>();
        for (var at = node; at is not null && path.Count < MostLevels; at = Find(at.Parent)) path.Insert(0, at);
        return path;
    }
}

/// <summary>A tree as it is in use.</summary>
/// <param name="Revision">How often one was loaded: 0: it is the shipped one.</param>
/// <param name="Tree">The tree.</param>
public sealed record CausesInUse(long Revision, CauseTree Tree);

/// <summary>A tree that an installation has loaded in place of the one before.</summary>
/// <param name="Revision">1 for the first.</param>
/// <param name="Nodes">Its nodes, with those that were taken away, which are retired.</param>
/// <param name="By">Who loaded it.</param>
/// <param name="At">When.</param>
public sealed record LoadedCauses(long Revision, IReadOnlyList<CauseNode> Nodes, long By, DateTimeOffset At);
