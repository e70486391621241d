namespace ServiceGate.Core.Ports.Nodes;

/// <summary>Who this process is among the servers of an installation, and whether it may judge the others.</summary>
public interface INodeWatch
{
    /// <summary>Name on claims and leases; a new one with each start.</summary>
    string Id { get; }

    /// <summary>
    /// Whether this node can tell who is dead: it was just seen by the database itself, and the database has been seen by somebody for long enough without a gap. After
    /// the database was away for all, everybody looks dead: whoever was only cut off is given the time to be seen again.
    /// </summary>
    bool IsSteady { get; }
}

/// <summary>The only server of an installation: whatever another has claimed is left behind by a dead one.</summary>
/// <param name="id">Name on claims.</param>
public sealed class LoneNode(string id) : INodeWatch
{
    /// <inheritdoc/>
    public string Id => id;

    /// <inheritdoc/>
    public bool IsSteady => true;
}
