using ServiceGate.Data.Sql;

namespace ServiceGate.Data.Accounts;

/// <summary>A key with which cookies and forms are protected.</summary>
/// <param name="Id">Id.</param>
/// <param name="FriendlyName">Name.</param>
/// <param name="Xml">The key.</param>
public sealed record DataProtectionKey(string Id, string FriendlyName, string Xml);

/// <summary>The keys of data protection, in the database so that every node has the same ones. Each call is a transaction of its own.</summary>
/// <param name="database">The database.</param>
public sealed class DataProtectionKeyStore(Database database)
{
    /// <summary>All keys.</summary>
    public Task<IReadOnlyList<DataProtectionKey>> AllAsync(CancellationToken cancellation = default) => database.ReadAsync(
        sql => sql.ListAsync(
            "SELECT id, friendly_name, xml FROM data_protection_key ORDER BY id", null,
            row => new DataProtectionKey(row.Text("id"), row.Text("friendly_name"), row.Text("xml"))),
        cancellation);

    /// <summary>Adds a key.</summary>
    public Task AddAsync(DataProtectionKey key, CancellationToken cancellation = default) => database.WriteAsync(
        sql => sql.ExecuteAsync("INSERT INTO data_protection_key (id, friendly_name, xml) VALUES (@Id, @FriendlyName, @Xml)", key), cancellation);

    /// <summary>Writes a key in another form, unless another node has done so meanwhile.</summary>
    public Task ReplaceAsync(DataProtectionKey key, string xml, CancellationToken cancellation = default) => database.WriteAsync(
        sql => sql.ExecuteAsync("UPDATE data_protection_key SET xml = @wanted WHERE id = @Id AND xml = @before", new { wanted = xml, key.Id, before = key.Xml }), cancellation);
}
