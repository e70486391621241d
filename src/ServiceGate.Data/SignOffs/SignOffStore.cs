using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Facts.Launches;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Facts.SignOffs;
using ServiceGate.Core.Foundation.Json;
using ServiceGate.Core.Ports.Stores;
using ServiceGate.Data.Sql;

namespace ServiceGate.Data.SignOffs;

internal sealed class SignOffStore(SqlScope sql) : ISignOffStore
{
    // In the order in which they were taken, which is not that of ids: each node has blocks of its own.
    private const string Decisions =
        """
        SELECT d.id, d.launch_id, d.step, d.visit, d.round, d.verdict, d.decided_by, d.decided_at, d.reason, d.role, d.department, d.decided_for, d.figures,
               t.taken_back_at, t.reason AS taken_back_reason
        FROM step_decision d
        LEFT JOIN decision_taken_back t ON t.decision_id = d.id
        WHERE d.launch_id = @launchId
        ORDER BY d.decided_at, d.id
        """;

    private const string Covers =
        """
        SELECT c.decision_id, c.section, c.hash
        FROM step_decision d
        JOIN decision_cover c ON c.decision_id = d.id
        WHERE d.launch_id = @launchId
        """;

    private static readonly Dictionary<Section, string> Nothing = [];

    public async Task<IReadOnlyList<StepDecision>> DecisionsAsync(long launchId)
    {
        var decisions = await sql.ListAsync(Decisions, new { launchId }, ReadDecision);
        if (decisions.Count == 0) return decisions;
        var covers = (await sql.ListAsync(Covers, new { launchId }, ReadCover)).ToLookup(c => c.Decision);
        return [.. decisions.Select(d => d with { Covers = covers[d.Id].ToDictionary(c => c.Section, c => c.Hash) })];
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
        var launch = new { launchId = decision.LaunchId };
        var (decisions, covers) = (sql.Known(Decisions, launch, ReadDecision), sql.Known(Covers, launch, ReadCover));
        await sql.ExecuteAsync(
            """
            INSERT INTO step_decision (id, launch_id, step, visit, round, verdict, decided_by, decided_at, reason, role, department, decided_for, figures)
            VALUES (@Id, @LaunchId, @Step, @Visit, @Round, @verdict, @By, @at, @Reason, @role, @Department, @For, @figures)
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
                figures = decision.Figures is { } figures ? CoreJson.Write(figures) : null,
            });
        await sql.InsertAsync(
            "decision_cover", ["decision_id", "section", "hash"],
            decision.Covers.Select(c => new object?[] { decision.Id, c.Key.Code(), c.Value }));
        if (decisions is null || covers is null && decisions.Count > 0) return;
        var stored = decision with { At = decision.At.AsStored(), Covers = Nothing };
        sql.Learn(Decisions, launch, ReadDecision, [.. decisions.Append(stored).OrderBy(d => d.At).ThenBy(d => d.Id)]);
        sql.Learn(Covers, launch, ReadCover, [.. covers ?? [], .. decision.Covers.Select(c => new Cover(decision.Id, c.Key, c.Value))]);
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

    private static StepDecision ReadDecision(Row row) => new(
        row.Long("id"), row.Long("launch_id"), row.Text("step"), row.Int("visit"), row.Int("round"), row.Code<Verdict>("verdict"),
        row.Long("decided_by"), row.Instant("decided_at"), row.TextOrNull("reason"), Nothing,
        row.CodeOrNull<Role>("role"), row.TextOrNull("department"), row.LongOrNull("decided_for"),
        row.InstantOrNull("taken_back_at") is { } at ? new TakenBack(at, row.Text("taken_back_reason")) : null,
        row.TextOrNull("figures") is { } figures ? CoreJson.Read<IReadOnlyList<StageFigure>>(figures) : null);

    private static Cover ReadCover(Row row) => new(row.Long("decision_id"), row.Code<Section>("section"), row.Text("hash"));

    private static Finding Read(Row row) => new(
        row.Long("id"), row.Long("launch_id"), row.Long("decision_id"), row.Text("step"), row.Code<Section>("section"), row.TextOrNull("item_key"), row.Text("text"),
        row.Code<FindingStatus>("status"), row.TextOrNull("answer"), row.LongOrNull("answered_by"), row.InstantOrNull("answered_at"),
        row.Code<FindingKind>("kind"), row.InstantOrNull("due_at"));

    /// <summary>That a decision covers a section as it was.</summary>
    private sealed record Cover(long Decision, Section Section, string Hash);
}
