namespace ServiceGate.Data.Sql;

/// <summary>What the transactions on a database hand on to each other of what they have read. Safe for use by several threads.</summary>
internal sealed class DatabaseMemory
{
    private volatile Kept? _organisation;

    /// <summary>Of launches.</summary>
    public LaunchMemory Launches { get; } = new();

    /// <summary>What was made of the organisation's rows last; null before they were read.</summary>
    public object? Organisation => _organisation?.Rows;

    /// <summary>What was made of the organisation's rows at a revision (<see cref="OrganisationRevision"/>); null when they were read at another one.</summary>
    public object? OrganisationAt(string? revision) => _organisation is { } kept && kept.Revision == revision ? kept.Rows : null;

    /// <summary>Keeps what was made of the organisation's rows at a revision.</summary>
    public void KeepOrganisation(string? revision, object rows) => _organisation = new(revision, rows);

    private sealed record Kept(string? Revision, object Rows);
}
