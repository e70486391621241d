using Microsoft.Data.Sqlite;

namespace ServiceGate.Elsa;

/// <summary>Makes Elsa's database file readable by its owner only, as ServiceGate's own is.</summary>
internal static class OwnerOnly
{
    /// <summary>Creates the file that a connection string names, unless it is there or lies in memory. What SQLite writes beside it takes its rights over.</summary>
    internal static void Create(string connectionString)
    {
        var connection = new SqliteConnectionStringBuilder(connectionString);
        if (OperatingSystem.IsWindows() || connection.Mode is SqliteOpenMode.Memory || connection.DataSource is "" or ":memory:" || File.Exists(connection.DataSource)) return;
        if (Path.GetDirectoryName(Path.GetFullPath(connection.DataSource)) is { } folder) Directory.CreateDirectory(folder);
        using var file = new FileStream(connection.DataSource, new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.Write,
            UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
        });
    }
}
