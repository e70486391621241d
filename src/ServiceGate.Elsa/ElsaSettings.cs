namespace ServiceGate.Elsa;

/// <summary>How Elsa is run.</summary>
public sealed record ElsaSettings
{
    /// <summary>Where Elsa keeps its instances: <c>Sqlite</c>, <c>PostgreSql</c> or <c>SqlServer</c>.</summary>
    public ElsaStore Store { get; init; } = ElsaStore.Sqlite;

    /// <summary>How to reach it.</summary>
    public required string ConnectionString { get; init; }

    /// <summary>Whether several servers share the instances: Elsa then locks each instance while it runs.</summary>
    public bool Distributed { get; init; }

    /// <summary>Folder of the locks, unless they are taken in PostgreSQL. Servers that share instances share this folder.</summary>
    public required string LockFolder { get; init; }

    /// <summary>A file beside the database, and locks in a folder beside it.</summary>
    /// <param name="folder">The folder of the database.</param>
    public static ElsaSettings In(string folder) => new()
    {
        ConnectionString = $"Data Source={Path.Combine(folder, "elsa.db")}",
        LockFolder = Path.Combine(folder, "elsa-locks"),
    };
}

/// <summary>The databases in which Elsa can keep its instances.</summary>
public enum ElsaStore
{
    /// <summary>A file.</summary>
    Sqlite,

    /// <summary>PostgreSQL.</summary>
    PostgreSql,

    /// <summary>SQL Server.</summary>
    SqlServer,
}
