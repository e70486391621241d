namespace ServiceGate.Data.Sqlite;

/// <summary>
/// Keeps a second server off a database file. The operating system lets go of it when the process ends, however it ends; the file itself stays, since
/// removing it would let two servers lock two files of the same name.
/// </summary>
internal sealed class DatabaseLock : IDisposable
{
    private readonly FileStream _file;

    /// <summary>Takes the lock.</summary>
    /// <exception cref="DatabaseInUseException">Another process holds it.</exception>
    public DatabaseLock(string databasePath)
    {
        try
        {
            _file = new FileStream(databasePath + ".lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException e) when (e is not (DirectoryNotFoundException or FileNotFoundException or PathTooLongException))
        {
            throw new DatabaseInUseException(databasePath, e);
        }
    }

    public void Dispose() => _file.Dispose();
}

/// <summary>Another server works with the database file.</summary>
public sealed class DatabaseInUseException : Exception
{
    internal DatabaseInUseException(string path, Exception cause)
        : base($"The database {path} is in use by another server. Stop that server, or choose another file.", cause) => Path = path;

    /// <summary>The database file.</summary>
    public string Path { get; }
}
