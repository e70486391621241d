namespace ServiceGate.Data.Contents;

/// <summary>A place outside the database that can be told from another one: it holds the mark of the installation whose content is in it.</summary>
public interface IMarkedPlace
{
    /// <summary>The mark; null when there is none.</summary>
    Task<string?> ReadMarkAsync(CancellationToken cancellation);

    /// <summary>Writes the mark. A folder is made if it is not there; a bucket has to be.</summary>
    Task WriteMarkAsync(string mark, CancellationToken cancellation);
}
