using ServiceGate.Data.Sql;

namespace ServiceGate.Data.Moving;

/// <summary>A database is an unfinished or unproved copy of another one. Nothing is served from it.</summary>
public sealed class UnfinishedCopyException : Exception
{
    internal UnfinishedCopyException(string source)
        : base($"The database is an unfinished copy of {source}. Finish it with 'migrate --to … --resume', or give an empty database and copy anew.") => Copied = source;

    /// <summary>What is being copied.</summary>
    public string Copied { get; }

    /// <summary>Refuses a database that is one.</summary>
    /// <exception cref="UnfinishedCopyException">It is.</exception>
    public static async Task RefuseAsync(Database database, CancellationToken cancellation = default)
    {
        if (await database.ReadAsync(MoveMarker.FindAsync, cancellation) is { } marker) throw new UnfinishedCopyException(marker.Source);
    }
}
