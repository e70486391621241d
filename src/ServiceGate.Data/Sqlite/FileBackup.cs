using Microsoft.Data.Sqlite;

namespace ServiceGate.Data.Sqlite;

/// <summary>
/// Copies a database file whole, with what still stands in its write-ahead log, as it is at one moment. A server may be working on it; nobody waits. The copy
/// has its name only once it is complete and was looked through.
/// </summary>
public static class FileBackup
{
    /// <summary>Copies.</summary>
    /// <param name="source">The database file.</param>
    /// <param name="target">The file to be made.</param>
    /// <param name="cancellation">Ends it; no copy is left.</param>
    /// <returns>How much content of attachments is kept in a folder or a bucket, and so not in the copy: so many pieces.</returns>
    /// <exception cref="IOException">There is no such database, the copy is there already, or the copy is not sound.</exception>
    public static async Task<long> CopyAsync(string source, string target, CancellationToken cancellation = default)
    {
        (source, target) = (Path.GetFullPath(source), Path.GetFullPath(target));
        if (!File.Exists(source)) throw new FileNotFoundException($"There is no database file {source}.");
        if (Path.Exists(target)) throw new IOException($"{target} is there already; a copy takes nothing's place.");
        var part = target + ".part";
        try
        {
            MakeForOwner(part);
            await VacuumAsync(source, part, cancellation);
            var elsewhere = await CheckAsync(part, cancellation);
            File.Move(part, target, overwrite: false);
            return elsewhere;
        }
        catch (SqliteException e)
        {
            throw new IOException($"{source} could not be copied: {e.Message}", e);
        }
        finally
        {
            File.Delete(part);
        }
    }

    /// <summary>It holds all that the installation holds. An empty file may be written to.</summary>
    private static void MakeForOwner(string path)
    {
        File.Delete(path);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        new FileStream(path, options).Dispose();
    }

    private static async Task VacuumAsync(string source, string target, CancellationToken cancellation)
    {
        await using var connection = Connection(source);
        await connection.OpenAsync(cancellation);
        await using var command = connection.CreateCommand();
        command.CommandText = "VACUUM INTO @target";
        command.CommandTimeout = 0;
        command.Parameters.AddWithValue("@target", target);
        await command.ExecuteNonQueryAsync(cancellation);
    }

    private static async Task<long> CheckAsync(string path, CancellationToken cancellation)
    {
        await using var connection = Connection(path);
        await connection.OpenAsync(cancellation);
        await using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA integrity_check(1)";
        command.CommandTimeout = 0;
        if (await command.ExecuteScalarAsync(cancellation) is not "ok") throw new IOException("The copy is not sound; the database may be damaged.");
        // A database of before keeps no attachments, or all of them in itself.
        command.CommandText = "SELECT COUNT(*) FROM pragma_table_info('stored_file') WHERE name = 'place'";
        if (await command.ExecuteScalarAsync(cancellation) is not 1L) return 0;
        command.CommandText = "SELECT COUNT(*) FROM stored_file WHERE place <> 'database'";
        return (long)(await command.ExecuteScalarAsync(cancellation))!;
    }

    private static SqliteConnection Connection(string path) =>
        new(new SqliteConnectionStringBuilder { DataSource = path, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ToString());
}
