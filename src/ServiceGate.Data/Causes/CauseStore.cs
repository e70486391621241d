using ServiceGate.Core.Facts.Causes;
using ServiceGate.Core.Foundation.Json;
using ServiceGate.Core.Ports.Causes;
using ServiceGate.Data.Sql;

namespace ServiceGate.Data.Causes;

internal sealed class CauseStore(SqlScope sql) : ICauseStore
{
    public Task<LoadedCauses?> LastAsync() => sql.FirstAsync(
        "SELECT revision, nodes, loaded_by, loaded_at FROM cause_tree WHERE revision = (SELECT MAX(revision) FROM cause_tree)",
        null,
        row => new LoadedCauses(row.Long("revision"), CoreJson.Read<IReadOnlyList<CauseNode>>(row.Text("nodes")), row.Long("loaded_by"), row.Instant("loaded_at")));

    public Task AddAsync(LoadedCauses causes) => sql.GuardedAsync(
        """
        INSERT INTO cause_tree (revision, nodes, loaded_by, loaded_at)
        SELECT @Revision, @nodes, @By, @at
        WHERE NOT EXISTS (SELECT 1 FROM cause_tree WHERE revision >= @Revision)
        """,
        new { causes.Revision, nodes = CoreJson.Write(causes.Nodes), causes.By, at = causes.At.Ms() });
}
