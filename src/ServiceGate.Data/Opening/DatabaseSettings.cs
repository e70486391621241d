namespace ServiceGate.Data.Opening;

/// <summary>Which kind of database holds an installation.</summary>
public enum DatabaseProvider
{
    /// <summary>A file, for one server.</summary>
    Sqlite,

    /// <summary>PostgreSQL 13 and later, for any number of nodes.</summary>
    PostgreSql,

    /// <summary>SQL Server 2019 and later or Azure SQL, for any number of nodes.</summary>
    SqlServer,
}

/// <summary>Where an installation's database is.</summary>
public sealed record DatabaseSettings
{
    /// <summary>The kind.</summary>
    public DatabaseProvider Provider { get; init; }

    /// <summary>The file of <see cref="DatabaseProvider.Sqlite"/>.</summary>
    public string Path { get; init; } = System.IO.Path.Combine("data", "servicegate.db");

    /// <summary>How a server is reached, in the words of its driver. It may hold a password: it is never written to a log.</summary>
    public string? ConnectionString { get; init; }

    /// <summary>How long to wait for a connection to a server, 1 to 60 seconds.</summary>
    public TimeSpan ConnectTimeout { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How long a statement on a server may take, 1 to 600 seconds.</summary>
    public TimeSpan CommandTimeout { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>How long a start waits for a server that cannot be reached, 0 to 3600 seconds.</summary>
    public TimeSpan StartWait { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Whether several nodes may work on it at once.</summary>
    public bool IsShared => Provider is not DatabaseProvider.Sqlite;

    /// <summary>What it is called in messages: the file, or the server and database without any secret.</summary>
    public string Name => Provider is DatabaseProvider.Sqlite ? Path : Databases.Describe(this);
}
