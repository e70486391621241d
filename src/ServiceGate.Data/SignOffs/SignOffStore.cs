using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Facts.SignOffs;
using ServiceGate.Core.Foundation.Json;
using ServiceGate.Core.Ports.Stores;
using ServiceGate.Data.Sql;

namespace ServiceGate.Data.SignOffs;

internal sealed class SignOffStore(SqlScope sql) : ISignOffStore
{
    // In the order in which they were taken, which is not that of ids: each node has blocks of its own.
    public async Task<IReadOnlyList<StepDecision>> DecisionsAsync(long launchId)
    {
        var covers = await CoversAsync(launchId);
        return await sql.ListAsync(
            """
            SELECT d.id, d.launch_id, d.step, d.visit, d.round, d.verdict, d.decided_by, d.decided_at, d.reason, d.role, d.department, d.decided_for,
                   t.taken_back_at, t.reason AS taken_back_reason
            FROM step_decision d
            LEFT JOIN decision_taken_back t ON t.decision_id = d.id
            WHERE d.launch_id = @launchId
            ORDER BY d.decided_at, d.id
            """,
            new { launchId },
            row => new StepDecision(
                row.Long("id"), row.Long("launch_id"), row.Text("step"), row.Int("visit"), row.Int("round"), row.Code<Verdict>("verdict"),
                row.Long("decided_by"), row.Instant("decided_at"), row.TextOrNull("reason"), covers[row.Long("id")].ToDictionary(c => c.Section, c => c.Hash),
                row.CodeOrNull<Role>("role"), row.TextOrNull("department"), row.LongOrNull("decided_for"),
                row.InstantOrNull("taken_back_at") is { } at ? new TakenBack(at, row.Text("taken_back_reason")) : null));
    }

    public Task TakeBackAsync(StepDecision decision) => sql.GuardedAsync(
        """
        INSERT INTO decision_taken_back (decision_id, launch_id, taken_back_at, reason)
        SELECT @Id, @LaunchId, @at, @reason
        WHERE NOT EXISTS (SELECT 1 FROM decision_taken_back WHERE decision_id = @Id)
        """,
        new { decision.Id, decision.LaunchId, at = decision.TakenBack!.At.Ms(), reason = decision.TakenBack.Reason });

    public async Task AddAsync(StepDecision decision)
    {
        await sql.ExecuteAsync(
            """
            INSERT INTO step_decision (id, launch_id, step, visit, round, verdict, decided_by, decided_at, reason, role, department, decided_for)
            VALUES (@Id, @LaunchId, @Step, @Visit, @Round, @verdict, @By, @at, @Reason, @role, @Department, @For)
            """,
            new
            {
                decision.Id,
                decision.LaunchId,
                decision.Step,
                decision.Visit,
                decision.Round,
                verdict = decision.Verdict.Code(),
                decision.By,
                decision.For,
                at = decision.At.Ms(),
                decision.Reason,
                role = decision.Role?.Code(),
                decision.Department,
            });
        await sql.InsertAsync(
            "decision_cover", ["decision_id", "section", "hash"],
            decision.Covers.Select(c => new object?[] { decision.Id, c.Key.Code(), c.Value }));
    }

    public Task<IReadOnlyList<Finding>> FindingsAsync(long launchId) => sql.ListAsync(
        """
        SELECT id, launch_id, decision_id, step, section, item_key, text, status, answer, answered_by, answered_at, kind, due_at
        FROM finding
        WHERE launch_id = @launchId
        ORDER BY id
        """,
        new { launchId }, Read);

    public Task AddAsync(Finding finding) => sql.ExecuteAsync(
        """
        INSERT INTO finding (id, launch_id, decision_id, step, section, item_key, text, status, answer, answered_by, answered_at, kind, due_at)
        VALUES (@Id, @LaunchId, @DecisionId, @Step, @section, @ItemKey, @Text, @status, @Answer, @AnsweredBy, @answeredAt, @kind, @dueAt)
        """,
        new
        {
            finding.Id,
            finding.LaunchId,
            finding.DecisionId,
            finding.Step,
            section = finding.Section.Code(),
            finding.ItemKey,
            finding.Text,
            status = finding.Status.Code(),
            finding.Answer,
            finding.AnsweredBy,
            answeredAt = finding.AnsweredAt.Ms(),
            kind = finding.Kind.Code(),
            dueAt = finding.DueAt.Ms(),
        });

    public Task UpdateAsync(Finding finding, FindingStatus seen) => sql.GuardedAsync(
        """
        UPDATE finding
        SET status = @status, answer = @Answer, answered_by = @AnsweredBy, answered_at = @answeredAt
        WHERE id = @Id AND status = @seen
        """,
        new { finding.Id, status = finding.Status.Code(), finding.Answer, finding.AnsweredBy, answeredAt = finding.AnsweredAt.Ms(), seen = seen.Code() });

    private async Task<ILookup<long, (Section Section, string Hash)>> CoversAsync(long launchId)
    {
        var covers = await sql.ListAsync(
            """
            SELECT c.decision_id, c.section, c.hash
            FROM step_decision d
            JOIN decision_cover c ON c.decision_id = d.id
            WHERE d.launch_id = @launchId
            """,
            new { launchId }, row => (Decision: row.Long("decision_id"), Section: row.Code<Section>("section"), Hash: row.Text("hash")));
        return covers.ToLookup(c => c.Decision, c => (c.Section, c.Hash));
    }

    private static Finding Read(Row row) => new(
        row.Long("id"), row.Long("launch_id"), row.Long("decision_id"), row.Text("step"), row.Code<Section>("section"), row.TextOrNull("item_key"), row.Text("text"),
        row.Code<FindingStatus>("status"), row.TextOrNull("answer"), row.LongOrNull("answered_by"), row.InstantOrNull("answered_at"),
        row.Code<FindingKind>("kind"), row.InstantOrNull("due_at"));
}
