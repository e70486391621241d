using ServiceGate.Data.Nodes;
using ServiceGate.Data.Sql;
using ServiceGate.Data.Sqlite;

namespace ServiceGate.Data.Moving;

/// <summary>Who works with a database that several nodes share. A file is locked instead.</summary>
internal static class LiveNodes
{
    /// <summary>The names of the nodes that have shown a sign of life lately; the source of a copy must have none.</summary>
    public static Task<IReadOnlyList<string>> OfAsync(Database database, CancellationToken cancellation) => database is SqliteDatabase
        ? Task.FromResult<IReadOnlyList<string>>([])
        : database.ReadAsync(
            sql => sql.ListAsync($"SELECT n.name FROM node n WHERE {NodeStore.IsAlive(sql.Dialect)} ORDER BY n.name", null, row => row.Text("name")), cancellation);
}
