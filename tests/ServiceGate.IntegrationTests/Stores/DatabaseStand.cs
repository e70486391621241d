using ServiceGate.Data;

namespace ServiceGate.IntegrationTests.Stores;

/// <summary>Supplies empty databases of one kind. A new kind of database adds its stand to <see cref="All"/> and passes the same tests.</summary>
public abstract class DatabaseStand
{
    /// <summary>Every kind of database that the stores support.</summary>
    public static IEnumerable<DatabaseStand> All => [new SqliteStand()];

    /// <summary>Opens a database that nobody has used.</summary>
    public abstract Task<Database> OpenAsync();

    /// <summary>Removes what <see cref="OpenAsync"/> left behind, after the database was disposed.</summary>
    public abstract void CleanUp();
}

/// <summary>A file in a folder of its own.</summary>
public sealed class SqliteStand : DatabaseStand
{
    private DirectoryInfo? _folder;

    /// <summary>The file.</summary>
    public string File => Path.Combine(_folder!.FullName, "test.db");

    public override async Task<Database> OpenAsync()
    {
        _folder = Directory.CreateTempSubdirectory("servicegate-");
        return await SqliteDatabase.OpenAsync(File, TimeProvider.System);
    }

    public override void CleanUp() => _folder?.Delete(recursive: true);

    public override string ToString() => "Sqlite";
}
