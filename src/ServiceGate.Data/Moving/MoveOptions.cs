using ServiceGate.Data.Sql;

namespace ServiceGate.Data.Moving;

/// <summary>How far a copy has come.</summary>
/// <param name="Table">The table that a block was just written to.</param>
/// <param name="TableRows">How many of its rows are there.</param>
/// <param name="TableTotal">How many there will be.</param>
/// <param name="Rows">How many rows of all tables are there.</param>
/// <param name="Total">How many there will be.</param>
public sealed record MoveProgress(string Table, long TableRows, long TableTotal, long Rows, long Total);

/// <summary>How an installation is copied.</summary>
public sealed record MoveOptions
{
    /// <summary>What the source is called, without any secret. The target keeps it until the copy is proved.</summary>
    public required string SourceName { get; init; }

    /// <summary>Whether a copy that was interrupted goes on. On an empty target it begins.</summary>
    public bool Resume { get; init; }

    /// <summary>Rows of a block, each of which is one transaction of the target.</summary>
    public int BlockRows { get; init; } = 2000;

    /// <summary>Told after each block.</summary>
    public Action<MoveProgress> Copied { get; init; } = _ => { };

    /// <summary>Told of each table that was compared.</summary>
    public Action<TableProof> Proved { get; init; } = _ => { };

    /// <summary>Told of tables that are not the installation's and stay behind.</summary>
    public Action<IReadOnlyList<string>> LeftBehind { get; init; } = _ => { };

    /// <summary>Reads the content of attachments that the target refers to, in the database or elsewhere, and tells what of it is not what it should be.</summary>
    public Func<Database, CancellationToken, Task<ContentProof>> Contents { get; init; } = (_, _) => Task.FromResult(new ContentProof(0, []));

    /// <summary>Who works with a database.</summary>
    internal Func<Database, CancellationToken, Task<IReadOnlyList<string>>> LiveNodes { get; init; } = Moving.LiveNodes.OfAsync;
}
