using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Facts.Notices;
using ServiceGate.Core.Foundation.Json;
using ServiceGate.Core.Ports.Stores;
using ServiceGate.Data.Sql;

namespace ServiceGate.Data.Audiences;

/// <summary>The addresses that refuse marketing, as rows.</summary>
internal sealed class RefusalStore(SqlScope sql) : IRefusalStore
{
    private const int Most = 500;

    public async Task<IReadOnlySet<string>> KnownAsync(NoticeChannel channel, IReadOnlyCollection<string> addresses)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(addresses.Count, Most);
        if (addresses.Count == 0) return new HashSet<string>(StringComparer.Ordinal);
        var known = await sql.ListAsync(
            "SELECT address FROM refusal WHERE channel = @channel AND address IN @addresses", new { channel = (int)channel, addresses }, row => row.Text("address"));
        return known.ToHashSet(StringComparer.Ordinal);
    }

    public Task AddAsync(IReadOnlyList<RefusedAddress> refusals)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(refusals.Count, Most);
        return sql.InsertAsync(
            "refusal", ["channel", "address", "at", "way", "unit_id", "person_id"],
            refusals.Select(r => new object?[] { (int)r.Channel, r.Address, r.At.Ms(), r.Way.Code(), r.UnitId, r.By }));
    }

    public Task<RefusedAddress?> FindAsync(NoticeChannel channel, string address) => sql.FirstAsync(
        "SELECT channel, address, at, way, unit_id, person_id FROM refusal WHERE channel = @channel AND address = @address", new { channel = (int)channel, address }, Read);

    public Task RemoveAsync(NoticeChannel channel, string address) =>
        sql.GuardedAsync("DELETE FROM refusal WHERE channel = @channel AND address = @address", new { channel = (int)channel, address });

    internal static RefusedAddress Read(Row row) =>
        new((NoticeChannel)row.Int("channel"), row.Text("address"), row.Instant("at"), row.Code<RefusalWay>("way"), row.Long("unit_id"), row.Long("person_id"));
}
