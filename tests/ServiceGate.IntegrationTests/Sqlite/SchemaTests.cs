using ServiceGate.Data.Retention;
using ServiceGate.Data.Sql;
using ServiceGate.IntegrationTests.Stores;

namespace ServiceGate.IntegrationTests.Sqlite;

public sealed class SchemaTests
{
    private readonly SqliteStand _stand = new();
    private Database _database = null!;

    [SetUp]
    public async Task OpenAsync() => _database = await _stand.OpenAsync();

    [TearDown]
    public async Task CloseAsync()
    {
        await _database.DisposeAsync();
        await _stand.CleanUpAsync();
    }

    [Test]
    public async Task Retention_WhenComparedWithTheSchema_NamesEveryTableOnce()
    {
        var tables = await _database.ReadAsync(
            sql => sql.ListAsync("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'", null, row => row.Text("name")), default);

        Assert.That(RetentionRules.All.Select(r => r.Table), Is.EquivalentTo(tables));
    }

    [TestCase("SELECT b.id FROM batch b WHERE b.status = 'planned' AND b.due_at <= 1", "ix_batch_status")]
    [TestCase("SELECT MIN(k.sequence) FROM chunk k WHERE k.status = 'pending' AND k.batch_id = 1", "ix_chunk_status")]
    [TestCase("SELECT * FROM chunk k WHERE k.status = 'claimed'", "ix_chunk_status")]
    [TestCase("SELECT * FROM work_item w WHERE w.role IN ('reviewer', 'operations')", "ix_work_item_role")]
    [TestCase("SELECT * FROM customer WHERE phone = '1'", "ix_customer_phone")]
    [TestCase("SELECT * FROM delivery d WHERE d.customer_id = 1", "ix_delivery_customer")]
    [TestCase("SELECT * FROM launch l WHERE l.status IN ('draft', 'in-review') AND l.starts_at < 1", "ix_launch_status")]
    [TestCase("SELECT * FROM journal WHERE launch_id = 1 ORDER BY sequence", "sqlite_autoindex_journal_1")]
    [TestCase("SELECT id FROM launch WHERE definition_id = 'it-cutover' AND id > 1 ORDER BY id LIMIT 20", "ix_launch_definition")]
    [TestCase("SELECT COUNT(*) FROM simulated_launch s WHERE s.simulation_id = 1 AND s.run = 1 AND s.effect = 'moved'", "ix_simulated_launch_effect")]
    [TestCase("DELETE FROM simulated_launch WHERE launch_id = 1", "ix_simulated_launch_launch")]
    public async Task Query_WhenPlanned_UsesItsIndex(string query, string index)
    {
        var plan = await _database.ReadAsync(sql => sql.ListAsync($"EXPLAIN QUERY PLAN {query}", null, row => row.Text("detail")), default);

        Assert.That(plan, Has.Some.Contains(index));
    }
}
