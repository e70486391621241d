namespace ServiceGate.Tests.Workflow.Blocks;

/// <summary>
/// A part of a well-formed flowchart with one way in and one way out, from which the flowchart is written and what it has to do is
/// told, each on its own: <see cref="BlockWriter"/> knows nothing of running and <see cref="BlockPlayer"/> nothing of connections.
/// </summary>
internal abstract record Block;

/// <summary>Something that waits: work of a person, or a span of time.</summary>
internal sealed record Task(string Id, bool IsDelay) : Block;

/// <summary>A variable gets a value, or that of another one.</summary>
internal sealed record Assign(string Id, string Variable, bool Value, string? From) : Block;

/// <summary>One after the other.</summary>
internal sealed record Sequence(IReadOnlyList<Block> Parts) : Block;

/// <summary>A review whose outcome chooses what comes next; null goes on at once.</summary>
internal sealed record Choice(string Id, Block? Approved, Block? Returned) : Block;

/// <summary>A variable chooses what comes next.</summary>
internal sealed record Branch(string Id, string Variable, Block? WhenTrue, Block? WhenFalse) : Block;

/// <summary>A switch over two variables. When all that match are taken, both parts may run at the same time.</summary>
internal sealed record Selection(string Id, bool TakesAll, string First, string Second, Block WhenFirst, Block WhenSecond, Block Otherwise) : Block;

/// <summary>How the branches of a fork come together.</summary>
internal enum Merge
{
    /// <summary>By a join that waits for all of its inbound connections.</summary>
    All,

    /// <summary>By a join that waits for the active ones.</summary>
    AllActive,

    /// <summary>At whatever comes next.</summary>
    Implicit,

    /// <summary>By a join that waits for the first and withdraws the others.</summary>
    Any,
}

/// <summary>Branches that run at the same time; the ids of the branches name the fork's outcomes unless they all leave by Done.</summary>
internal sealed record Fork(string Id, bool NamesBranches, Merge Merge, IReadOnlyList<Block> Branches) : Block;

/// <summary>Goes round until the review at its end approves.</summary>
internal sealed record Loop(string Id, Block? Head, Block Body) : Block;

/// <summary>Reviews at the same time; the first that returns ends the round and begins another.</summary>
internal sealed record Round(string Id, string Variable, int Reviews) : Block;

/// <summary>A flowchart of its own.</summary>
internal sealed record Nested(string Id, Block Body) : Block;
