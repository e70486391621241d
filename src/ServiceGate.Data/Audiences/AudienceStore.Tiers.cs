using ServiceGate.Core.Facts.Audiences;
using ServiceGate.Core.Foundation.Json;

namespace ServiceGate.Data.Audiences;

/// <summary>How many customers of a list are of each tier.</summary>
internal sealed partial class AudienceStore
{
    public async Task CountTiersAsync(long audienceId)
    {
        var tiers = await sql.ListAsync(
            """
            SELECT c.tier, COUNT(*) AS customers
            FROM audience_member m
            JOIN customer c ON c.id = m.customer_id
            WHERE m.audience_id = @audienceId
            GROUP BY c.tier
            ORDER BY c.tier
            """,
            new { audienceId }, row => new TierCount(row.Text("tier"), row.Int("customers")));
        await sql.ExecuteAsync("UPDATE audience SET tiers = @tiers WHERE id = @audienceId", new { audienceId, tiers = CoreJson.Write(tiers) });
    }
}
