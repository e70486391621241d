using ServiceGate.IntegrationTests.Kills;

namespace ServiceGate.IntegrationTests.Cluster;

/// <summary>What the database says after everything, read with plain SQL.</summary>
internal sealed class ClusterEvidence(PlainSql sql, long batch)
{
    private const string OfLoad = "command_id LIKE 'load-%'";

    /// <summary>The keys of the load's commands in the command log, as often as they stand there.</summary>
    public Task<IReadOnlyList<string>> CommandsAsync() => sql.TextsAsync($"SELECT command_id FROM command_log WHERE {OfLoad}");

    /// <summary>How many commands a node had carried out that died before it answered; the second sending got its answer.</summary>
    public async Task<int> AnsweredForTheDeadAsync(IEnumerable<SentCommand> sent)
    {
        var times = (await sql.RowsAsync(
            $"SELECT command_id, at FROM command_log WHERE {OfLoad}",
            r => KeyValuePair.Create(r.GetString(0), DateTimeOffset.FromUnixTimeMilliseconds(r.GetInt64(1))))).ToDictionary();
        return sent.Count(s => s.First.Status is null && s.Last.IsAccepted && times.TryGetValue(s.Key, out var at) && at < s.Turned);
    }

    /// <summary>The commands of the load by their effects in the audit trail: one event of a step or of an item each.</summary>
    public Task<IReadOnlyList<string>> EffectsAsync() => sql.TextsAsync(
        """
        SELECT body::jsonb ->> 'command' FROM audit_event
        WHERE (what LIKE 'step.%' OR what = 'dossier.saved') AND body::jsonb ->> 'command' LIKE 'load-%'
        """);

    /// <summary>How many decisions and submissions stand there.</summary>
    public Task<long> DecisionsAsync() => sql.NumberAsync("SELECT COUNT(*) FROM step_decision");

    /// <summary>How many changes of items stand there since the launches were created.</summary>
    public Task<long> EditsAsync() => sql.NumberAsync("SELECT COUNT(*) FROM item_change WHERE revision > 1");

    /// <summary>The flows that stand still, and why.</summary>
    public Task<IReadOnlyList<string>> StandingFlowsAsync() => sql.TextsAsync(
        "SELECT launch_id || ' at ' || fault_activity || '#' || fault_visit || ': ' || fault_message FROM flow WHERE fault_at IS NOT NULL");

    /// <summary>Steps that somebody has decided and that wait all the same.</summary>
    public Task<IReadOnlyList<string>> DecidedAndWaitingAsync() => sql.TextsAsync(
        """
        SELECT b.launch_id || ' at ' || b.activity_id || '#' || b.visit || ': ' || d.verdict || ' by ' || d.decided_by || ' ' || d.id
        FROM bookmark b JOIN step_decision d ON d.launch_id = b.launch_id AND d.step = b.activity_id AND d.visit = b.visit
        """);

    /// <summary>Decisions of one person at one visit of a step more than once.</summary>
    public Task<IReadOnlyList<string>> DoubledDecisionsAsync() => sql.TextsAsync(
        """
        SELECT launch_id || ' ' || step || '#' || visit FROM step_decision GROUP BY launch_id, step, visit, decided_by
        HAVING COUNT(*) > COUNT(DISTINCT (SELECT string_agg(c.section || c.hash, ' ' ORDER BY c.section) FROM decision_cover c WHERE c.decision_id = step_decision.id))
        """);

    /// <summary>Audit events that do not follow from the one before, and chains whose head is not their last event.</summary>
    public Task<IReadOnlyList<string>> BrokenChainsAsync() => sql.TextsAsync(
        $"""
        SELECT 'event ' || e.chain || '/' || e.sequence
        FROM (SELECT a.*, lag(sequence, 1, 0::bigint) OVER (PARTITION BY chain ORDER BY sequence) AS before, lag(hash, 1, repeat('0', 64)) OVER (PARTITION BY chain ORDER BY sequence) AS follows FROM audit_event a) e
        WHERE e.sequence <> e.before + 1 OR e.previous <> e.follows OR e.hash <> encode(sha256(convert_to(e.previous || E'\n' || e.body, 'UTF8')), 'hex')
        UNION ALL
        SELECT 'head ' || h.chain
        FROM audit_head h
        WHERE NOT EXISTS (
            SELECT 1 FROM audit_event e WHERE e.chain = h.chain AND e.sequence = h.sequence AND e.hash = h.hash
              AND e.sequence = (SELECT MAX(l.sequence) FROM audit_event l WHERE l.chain = h.chain))
        """);

    /// <summary>How many audit events stand there.</summary>
    public Task<long> AuditEventsAsync() => sql.NumberAsync("SELECT COUNT(*) FROM audit_event");

    /// <summary>Whether the batch has not ended yet.</summary>
    public async Task<bool> IsUnderWayAsync() => await sql.NumberAsync($"SELECT COUNT(*) FROM batch WHERE id = {batch} AND status IN ('planned', 'running', 'paused')") == 1;

    /// <summary>Whether an engine has still to say where some flow stands.</summary>
    public async Task<bool> IsAnswerOwedAsync() => await sql.NumberAsync("SELECT COUNT(*) FROM flow WHERE answer_owed = 1") > 0;

    /// <summary>How the batch stands: status, planned, accepted, failed, expired.</summary>
    public async Task<string> BatchAsync() => (await sql.TextsAsync(
        $"SELECT status || ' ' || planned || ' ' || accepted || ' ' || failed || ' ' || expired FROM batch WHERE id = {batch}")).Single();

    /// <summary>How many seconds the batch took.</summary>
    public async Task<double> BatchSecondsAsync() => await sql.NumberAsync($"SELECT finished_at - started_at FROM batch WHERE id = {batch}") / 1000.0;

    /// <summary>The chunks by status.</summary>
    public Task<IReadOnlyList<string>> ChunksAsync() => sql.TextsAsync("SELECT status || ' ' || COUNT(*) FROM chunk GROUP BY status ORDER BY status");

    /// <summary>The keys of the ledger's rows, as often as they stand there.</summary>
    public Task<IReadOnlyList<string>> LedgerAsync() => sql.TextsAsync(
        "SELECT COALESCE(v.send_word, CAST(v.id AS TEXT)) || '-' || d.channel || '-' || d.customer_id FROM delivery d JOIN notice_version v ON v.id = d.version_id");

    /// <summary>Customers with more than one row for the same notice and channel.</summary>
    public Task<IReadOnlyList<string>> DoubledRowsAsync() => sql.TextsAsync(
        "SELECT version_id || '-' || channel || '-' || customer_id FROM delivery GROUP BY version_id, channel, customer_id HAVING COUNT(*) > 1");

    /// <summary>How often the batch was started.</summary>
    public Task<long> StartsAsync() => sql.NumberAsync("SELECT COUNT(*) FROM audit_event WHERE what = 'batch.started'");
}
