using ServiceGate.Core.Facts.Audiences;
using ServiceGate.Core.Foundation.Json;

namespace ServiceGate.Data.Audiences;

/// <summary>By whose clocks the customers of a list live.</summary>
internal sealed partial class AudienceStore
{
    private const string ZoneOfCustomer = "COALESCE((SELECT u.time_zone FROM unit u WHERE u.code = c.unit_code), @own)";

    public async Task<IReadOnlyList<ZoneCount>> DivideAsync(long audienceId, string own)
    {
        var counted = await sql.ListAsync(
            $"""
            SELECT q.zone, COUNT(*) AS customers
            FROM (
                SELECT {ZoneOfCustomer} AS zone
                FROM audience_member m
                JOIN customer c ON c.id = m.customer_id
                WHERE m.audience_id = @audienceId) q
            GROUP BY q.zone
            """,
            new { audienceId, own }, row => new ZoneCount(row.Text("zone"), row.Int("customers")));
        var zones = ZoneCount.InOrder(counted, own);
        if (zones.Count > 1)
            await sql.ExecuteAsync(
                $"""
                UPDATE audience_member
                SET zone = (SELECT {ZoneOfCustomer} FROM customer c WHERE c.id = audience_member.customer_id)
                WHERE audience_id = @audienceId
                """,
                new { audienceId, own });
        await sql.ExecuteAsync("UPDATE audience SET zones = @zones WHERE id = @audienceId", new { audienceId, zones = zones.Count == 0 ? null : CoreJson.Write(zones) });
        return zones;
    }
}
