namespace ServiceGate.Web.Shared.Flow;

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
/// <param name="X">Left edge in drawing units; null, for all nodes alike, lets the drawing arrange itself.</param>
/// <param name="Y">Upper edge in drawing units.</param>
/// <param name="Href">Where a click leads.</param>
public sealed record FlowNode(
    string Id, string Label, FlowState State, string? Note = null, double? X = null, double? Y = null, string? Href = null);

/// <summary>A connection of a drawn flow.</summary>
/// <param name="From">Id of the node it leaves.</param>
/// <param name="To">Id of the node it enters.</param>
/// <param name="Label">A word on it.</param>
/// <param name="IsBack">Whether it returns to an earlier node; drawn dashed, below.</param>
public sealed record FlowEdge(string From, string To, string? Label = null, bool IsBack = false);
