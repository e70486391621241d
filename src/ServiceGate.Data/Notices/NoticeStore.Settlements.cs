using ServiceGate.Core.Facts.Notices;
using ServiceGate.Core.Foundation.Json;
using ServiceGate.Data.Sql;

namespace ServiceGate.Data.Notices;

internal sealed partial class NoticeStore
{
    public Task<IReadOnlyList<NoticeSettlement>> SettlementsAsync(long launchId) => sql.ListAsync(
        """
        SELECT id, launch_id, step, kind, window_start, reason, instead, compensation, proposed_by, proposed_at, customer_service_by, customer_service_at,
            legal_by, legal_at, refused_by, refused_at, segments
        FROM notice_settlement
        WHERE launch_id = @launchId
        ORDER BY id
        """,
        new { launchId },
        row => new NoticeSettlement(
            row.Long("id"), row.Long("launch_id"), row.Text("step"), row.Code<SettlementKind>("kind"), row.Instant("window_start"), row.Text("reason"),
            row.TextOrNull("instead"), row.TextOrNull("compensation"), row.Long("proposed_by"), row.Instant("proposed_at"),
            Vote(row, "customer_service"), Vote(row, "legal"), Vote(row, "refused"), row.TextOrNull("segments")?.Split(' ')));

    public async Task SaveAsync(NoticeSettlement settlement)
    {
        var values = new
        {
            settlement.Id,
            settlement.LaunchId,
            settlement.Step,
            kind = settlement.Kind.Code(),
            start = settlement.WindowStart.Ms(),
            settlement.Reason,
            settlement.Instead,
            settlement.Compensation,
            settlement.ProposedBy,
            at = settlement.ProposedAt.Ms(),
            customerBy = settlement.CustomerService?.By,
            customerAt = settlement.CustomerService?.At.Ms(),
            legalBy = settlement.Legal?.By,
            legalAt = settlement.Legal?.At.Ms(),
            refusedBy = settlement.Refused?.By,
            refusedAt = settlement.Refused?.At.Ms(),
            segments = settlement.Segments is { } of ? string.Join(' ', of) : null,
        };
        var decided = await sql.ExecuteAsync(
            """
            UPDATE notice_settlement
            SET customer_service_by = @customerBy, customer_service_at = @customerAt, legal_by = @legalBy, legal_at = @legalAt, refused_by = @refusedBy, refused_at = @refusedAt
            WHERE id = @Id
            """,
            values);
        if (decided == 0)
            await sql.ExecuteAsync(
                """
                INSERT INTO notice_settlement (id, launch_id, step, kind, window_start, reason, instead, compensation, proposed_by, proposed_at,
                    customer_service_by, customer_service_at, legal_by, legal_at, refused_by, refused_at, segments)
                VALUES (@Id, @LaunchId, @Step, @kind, @start, @Reason, @Instead, @Compensation, @ProposedBy, @at,
                    @customerBy, @customerAt, @legalBy, @legalAt, @refusedBy, @refusedAt, @segments)
                """,
                values);
    }

    private static SettlementVote? Vote(Row row, string who) => row.LongOrNull($"{who}_by") is { } by ? new(by, row.Instant($"{who}_at")) : null;
}
