using System.Security.Cryptography;
using ServiceGate.Core.Facts.Contingency;
using ServiceGate.Core.Facts.Notices;
using ServiceGate.Core.Foundation.Json;
using ServiceGate.Core.Ports.Contingency;
using ServiceGate.Data.Sql;

namespace ServiceGate.Data.Contingency;

internal sealed class ContingencyStore(SqlScope sql) : IContingencyStore
{
    private const int Minutes = 60;

    internal const string Columns =
        "id, launch_id, plan_key, plan_hash, customer_id, run_id, endpoint, state, tries, claimed_at, asked_by, asked_at, identity_check, call_id, reason, settled_at, answer, word";

    public Task<ActionCall?> FindAsync(long id) => sql.FirstAsync($"SELECT {Columns} FROM customer_action WHERE id = @id", new { id }, Read);

    public Task<ActionCall?> OfCustomerAsync(long launchId, long customerId) => sql.FirstAsync(
        $"SELECT {Columns} FROM customer_action WHERE launch_id = @launchId AND customer_id = @customerId AND run_id = 0", new { launchId, customerId }, Read);

    public Task<IReadOnlyList<ActionCall>> TestsAsync(long launchId) =>
        sql.ListAsync($"SELECT {Columns} FROM customer_action WHERE launch_id = @launchId AND run_id <> 0 ORDER BY id", new { launchId }, Read);

    public Task AddAsync(ActionCall action) => sql.ExecuteAsync(
        $"""
        INSERT INTO customer_action ({Columns})
        VALUES (@Id, @LaunchId, @Plan, @PlanHash, @CustomerId, @Run, @Endpoint, @state, @Tries, @claimed, @AskedBy, @asked, @identity, @CallId, @Reason, @settled, @Answer, @word)
        """,
        new
        {
            action.Id,
            action.LaunchId,
            action.Plan,
            action.PlanHash,
            action.CustomerId,
            action.Run,
            action.Endpoint,
            state = action.State.Code(),
            action.Tries,
            claimed = action.ClaimedAt.Ms(),
            action.AskedBy,
            asked = action.AskedAt.Ms(),
            identity = action.Identity?.Code(),
            action.CallId,
            action.Reason,
            settled = action.SettledAt.Ms(),
            action.Answer,
            word = action.Word ?? RandomNumberGenerator.GetString(SendKeys.Letters, SendKeys.WordLength),
        });

    public async Task<bool> MoveAsync(ActionCall action, ActionState was, int tries) => await sql.ExecuteAsync(
        """
        UPDATE customer_action
        SET state = @now, tries = @Tries, claimed_at = @claimed, settled_at = @settled, answer = @Answer
        WHERE id = @Id AND state = @was AND tries = @triesWere
        """,
        new { action.Id, now = action.State.Code(), action.Tries, claimed = action.ClaimedAt.Ms(), settled = action.SettledAt.Ms(), action.Answer, was = was.Code(), triesWere = tries }) == 1;

    public Task<IReadOnlyList<ActionCall>> DueAsync(DateTimeOffset lost, int most) => sql.ListAsync(
        $"SELECT {Columns} FROM customer_action WHERE state = 'due' OR (state = 'sending' AND claimed_at <= @lost) ORDER BY id {sql.Dialect.Page()}", new { lost = lost.Ms(), most }, Read);

    public Task<string?> AccountAsync(long customerId) =>
        sql.FirstAsync("SELECT account FROM customer WHERE id = @customerId AND erased_at IS NULL", new { customerId }, row => row.Text("account"));

    public async Task CountAsync(long launchId, DateTimeOffset at)
    {
        var key = new { launchId, minute = RollbackUses.MinuteOf(at) };
        if (await sql.ExecuteAsync("UPDATE rollback_minute SET uses = uses + 1 WHERE launch_id = @launchId AND minute = @minute", key) == 0)
            await sql.ExecuteAsync("INSERT INTO rollback_minute (launch_id, minute, uses) VALUES (@launchId, @minute, 1)", key);
    }

    public async Task<RollbackUses> UsesAsync(long launchId, DateTimeOffset now, DateTimeOffset? since = null) => await sql.FirstAsync(
        "SELECT SUM(uses) AS uses, SUM(CASE WHEN minute > @since THEN uses ELSE 0 END) AS lately FROM rollback_minute WHERE launch_id = @launchId",
        new { launchId, since = Math.Max(RollbackUses.MinuteOf(now) - Minutes, since is { } from ? RollbackUses.MinuteOf(from) : 0) }, row => new RollbackUses(row.LongOrNull("uses") ?? 0, row.LongOrNull("lately") ?? 0)) ?? new(0, 0);

    public Task<RightWithdrawal?> WithdrawalAsync(long launchId) => sql.FirstAsync(
        "SELECT launch_id, withdrawn_by, withdrawn_at, proof FROM right_withdrawal WHERE launch_id = @launchId", new { launchId },
        row => new RightWithdrawal(row.Long("launch_id"), row.Long("withdrawn_by"), row.Instant("withdrawn_at"), row.Text("proof")));

    public Task AddAsync(RightWithdrawal withdrawal) => sql.ExecuteAsync(
        "INSERT INTO right_withdrawal (launch_id, withdrawn_by, withdrawn_at, proof) VALUES (@LaunchId, @By, @at, @Proof)",
        new { withdrawal.LaunchId, withdrawal.By, at = withdrawal.At.Ms(), withdrawal.Proof });

    internal static ActionCall Read(Row row) => new(
        row.Long("id"), row.Long("launch_id"), row.Text("plan_key"), row.Text("plan_hash"), row.Long("customer_id"), row.Long("run_id"), row.TextOrNull("endpoint"), row.Code<ActionState>("state"),
        row.Int("tries"), row.InstantOrNull("claimed_at"), row.Long("asked_by"), row.Instant("asked_at"), row.CodeOrNull<IdentityCheck>("identity_check"), row.TextOrNull("call_id"), row.TextOrNull("reason"),
        row.InstantOrNull("settled_at"), row.TextOrNull("answer"), row.Text("word"));
}
