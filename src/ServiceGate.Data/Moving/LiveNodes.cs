namespace ServiceGate.Data.Moving;

/// <summary>Who works with a database that several nodes share. A file is locked instead.</summary>
internal static class LiveNodes
{
    /// <summary>The names of the nodes that have shown a sign of life lately; the source of a copy must have none.</summary>
    // Nodes do not register yet: there is no table of them before migration 0007. Who looks at it does so here.
    public static Task<IReadOnlyList<string>> OfAsync(Database database, CancellationToken cancellation) => Task.FromResult<IReadOnlyList<string>>([]);
}
