namespace ServiceGate.Web.Shell.Flow;

/// <summary>How far a node of a drawn flow is.</summary>
public enum FlowState
{
    /// <summary>Not reached.</summary>
    Todo,

    /// <summary>Somebody has to act.</summary>
    Waiting,

    /// <summary>Somebody should have acted, or something blocks it.</summary>
    Overdue,

    /// <summary>Done.</summary>
    Done,
}

/// <summary>A node of a drawn flow.</summary>
/// <param name="Id">Unique in the flow.</param>
/// <param name="Label">What it is; wraps to two lines.</param>
/// <param name="State">How far it is.</param>
/// <param name="Note">Who acts, since when; one short line.</param>
/// <param name="X">Where a designer has put it, in the designer's units; null, for one node or all, lets the drawing arrange itself.</param>
/// <param name="Y">Where a designer has put it, downwards.</param>
/// <param name="Href">Where a click leads.</param>
/// <param name="Group">The group around it; null for none.</param>
public sealed record FlowNode(
    string Id, string Label, FlowState State, string? Note = null, double? X = null, double? Y = null, string? Href = null, FlowGroup? Group = null);

/// <summary>Nodes that belong together, drawn with a frame around them.</summary>
/// <param name="Id">Unique in the flow.</param>
/// <param name="Label">What they are.</param>
public sealed record FlowGroup(string Id, string Label);

/// <summary>A connection of a drawn flow.</summary>
/// <param name="From">Id of the node it leaves.</param>
/// <param name="To">Id of the node it enters.</param>
/// <param name="Label">A word on it.</param>
/// <param name="IsBack">Whether it returns to an earlier node; drawn dashed, below.</param>
public sealed record FlowEdge(string From, string To, string? Label = null, bool IsBack = false);
