using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Data.Sql;

namespace ServiceGate.Data.Queries;

/// <summary>What an entry of a launch's history is about.</summary>
public enum HistoryKind
{
    /// <summary>An item of the dossier was changed or taken out.</summary>
    [JsonStringEnumMemberName("item")] Item,

    /// <summary>Somebody decided at a step.</summary>
    [JsonStringEnumMemberName("decision")] Decision,

    /// <summary>A finding was raised or answered.</summary>
    [JsonStringEnumMemberName("finding")] Finding,

    /// <summary>A gate opened or closed again.</summary>
    [JsonStringEnumMemberName("gate")] Gate,

    /// <summary>The launch moved on in its definition.</summary>
    [JsonStringEnumMemberName("flow")] Flow,

    /// <summary>A script was acknowledged.</summary>
    [JsonStringEnumMemberName("acknowledgement")] Acknowledgement,

    /// <summary>Something about the launch as a whole: begun, moved, reported, called off, somebody urged.</summary>
    [JsonStringEnumMemberName("act")] Act,
}

/// <summary>An entry of a launch's history.</summary>
/// <param name="At">When, business time.</param>
/// <param name="By">Who.</param>
/// <param name="Kind">What it is about.</param>
/// <param name="What">
/// What happened: <c>changed</c> or <c>removed</c>; a verdict's code; <c>raised</c> or <c>answered</c>; a gate status's code; a journal entry's kind;
/// <c>acknowledged</c>; <c>begun</c>, <c>moved</c>, <c>reported</c>, <c>cancelled</c>, <c>urged</c>.
/// </param>
/// <param name="Section">The section, for items and findings.</param>
/// <param name="Subject">The item's key, the step, the gate, the activity, the channel, the reported result, the kind of work that somebody was urged to do.</param>
/// <param name="Text">Reason, finding, answer or outcome.</param>
/// <param name="Revision">The item's revision after the change.</param>
/// <param name="Hash">The hash under which the item's content or the script is kept.</param>
/// <param name="For">For whom a substitute did it; null: in the own name.</param>
/// <param name="Count">How many customers failed, of a reported result.</param>
public sealed record HistoryEntry(
    DateTimeOffset At, PersonRef By, HistoryKind Kind, string What, Section? Section = null, string? Subject = null, string? Text = null,
    int? Revision = null, string? Hash = null, PersonRef? For = null, int? Count = null);

/// <summary>Which entries of a launch's history are shown. What is null does not narrow it.</summary>
/// <param name="Kind">What they are about; the rest is not read.</param>
/// <param name="From">At this moment or later.</param>
/// <param name="Until">Before this moment.</param>
public sealed record HistoryFilter(HistoryKind? Kind = null, DateTimeOffset? From = null, DateTimeOffset? Until = null)
{
    internal bool Wants(HistoryKind kind) => Kind is null || Kind == kind;

    internal bool Passes(HistoryEntry entry) => (From is null || entry.At >= From) && (Until is null || entry.At < Until);
}

/// <summary>Everything that happened to a launch, in one timeline.</summary>
/// <param name="database">The database.</param>
public sealed class LaunchHistory(Database database)
{
    /// <summary>What a history is put together of. Of one moment, the later part is the newer one.</summary>
    private static readonly (HistoryKind Kind, Func<SqlScope, long, Task<IReadOnlyList<HistoryEntry>>> Read)[] Parts =
    [
        (HistoryKind.Item, ItemsAsync), (HistoryKind.Decision, DecisionsAsync), (HistoryKind.Decision, TakenBackAsync), (HistoryKind.Finding, FindingsAsync), (HistoryKind.Finding, AnswersAsync),
        (HistoryKind.Gate, GatesAsync), (HistoryKind.Flow, FlowAsync), (HistoryKind.Acknowledgement, AcknowledgementsAsync), (HistoryKind.Acknowledgement, AcknowledgementsTakenBackAsync),
        (HistoryKind.Act, ActsAsync),
    ];

    /// <summary>The history of a launch, newest first; empty for who may not see the launch.</summary>
    /// <param name="actor">Who looks.</param>
    /// <param name="launchId">The launch.</param>
    /// <param name="most">At most so many entries, of those that pass the filter.</param>
    /// <param name="filter">Which entries; null: all.</param>
    /// <param name="cancellation">Ends it.</param>
    public Task<IReadOnlyList<HistoryEntry>> OfAsync(Actor actor, long launchId, int most = 500, HistoryFilter? filter = null, CancellationToken cancellation = default) => database.ReadAsync(
        async sql =>
        {
            if (!await MaySeeAsync(sql, actor, launchId)) return [];
            var (wanted, all) = (filter ?? new(), new List<HistoryEntry>());
            foreach (var (kind, read) in Parts)
                if (wanted.Wants(kind)) all.AddRange((await read(sql, launchId)).Where(wanted.Passes));
            return (IReadOnlyList<HistoryEntry>)[.. all.AsEnumerable().Reverse().OrderByDescending(e => e.At).Take(most)];
        },
        cancellation);

    private static async Task<bool> MaySeeAsync(SqlScope sql, Actor actor, long launchId) => await sql.AnyAsync(
        "SELECT 1 FROM launch WHERE id = @launchId AND unit_id IN @units",
        new { launchId, units = (await UnitScope.UnitsAsync(sql, actor, Permission.ReadLaunches)).Select(u => u.Id).ToList() });

    private static Task<IReadOnlyList<HistoryEntry>> ItemsAsync(SqlScope sql, long launchId) => sql.ListAsync(
        """
        SELECT i.changed_at, i.changed_by, i.section, i.item_key, i.revision, i.hash, i.removed, p.name_zh AS person_zh, p.name_en AS person_en
        FROM item_change i
        LEFT JOIN person p ON p.id = i.changed_by
        WHERE i.launch_id = @launchId
        ORDER BY i.changed_at
        """,
        new { launchId },
        row => new HistoryEntry(
            row.Instant("changed_at"), PersonRef.Read(row, "changed_by"), HistoryKind.Item, row.Flag("removed") ? "removed" : "changed",
            row.Code<Section>("section"), row.Text("item_key"), Revision: row.Int("revision"), Hash: row.Text("hash")));

    private static Task<IReadOnlyList<HistoryEntry>> DecisionsAsync(SqlScope sql, long launchId) => sql.ListAsync(
        """
        SELECT d.decided_at, d.decided_by, d.decided_for, d.verdict, d.step, d.reason, p.name_zh AS person_zh, p.name_en AS person_en, a.name_zh AS absent_zh, a.name_en AS absent_en
        FROM step_decision d
        LEFT JOIN person p ON p.id = d.decided_by
        LEFT JOIN person a ON a.id = d.decided_for
        WHERE d.launch_id = @launchId
        ORDER BY d.decided_at, d.id
        """,
        new { launchId },
        row => new HistoryEntry(
            row.Instant("decided_at"), PersonRef.Read(row, "decided_by"), HistoryKind.Decision, row.Text("verdict"), Subject: row.Text("step"),
            Text: row.TextOrNull("reason"), For: row.LongOrNull("decided_for") is null ? null : PersonRef.Read(row, "decided_for", "absent_zh", "absent_en")));

    private static Task<IReadOnlyList<HistoryEntry>> TakenBackAsync(SqlScope sql, long launchId) => sql.ListAsync(
        """
        SELECT t.taken_back_at, d.decided_by, d.step, t.reason, p.name_zh AS person_zh, p.name_en AS person_en
        FROM decision_taken_back t
        JOIN step_decision d ON d.id = t.decision_id
        LEFT JOIN person p ON p.id = d.decided_by
        WHERE t.launch_id = @launchId
        ORDER BY t.taken_back_at, d.id
        """,
        new { launchId },
        row => new HistoryEntry(
            row.Instant("taken_back_at"), PersonRef.Read(row, "decided_by"), HistoryKind.Decision, "taken-back", Subject: row.Text("step"), Text: row.Text("reason")));

    private static Task<IReadOnlyList<HistoryEntry>> FindingsAsync(SqlScope sql, long launchId) => sql.ListAsync(
        """
        SELECT d.decided_at, d.decided_by, f.section, f.item_key, f.text, p.name_zh AS person_zh, p.name_en AS person_en
        FROM finding f
        JOIN step_decision d ON d.id = f.decision_id
        LEFT JOIN person p ON p.id = d.decided_by
        WHERE f.launch_id = @launchId
        ORDER BY d.decided_at, f.id
        """,
        new { launchId },
        row => new HistoryEntry(
            row.Instant("decided_at"), PersonRef.Read(row, "decided_by"), HistoryKind.Finding, "raised", row.Code<Section>("section"),
            row.TextOrNull("item_key"), row.Text("text")));

    private static Task<IReadOnlyList<HistoryEntry>> AnswersAsync(SqlScope sql, long launchId) => sql.ListAsync(
        """
        SELECT f.answered_at, f.answered_by, f.section, f.item_key, f.answer, p.name_zh AS person_zh, p.name_en AS person_en
        FROM finding f
        LEFT JOIN person p ON p.id = f.answered_by
        WHERE f.launch_id = @launchId AND f.answered_at IS NOT NULL AND f.answered_by IS NOT NULL
        ORDER BY f.answered_at, f.id
        """,
        new { launchId },
        row => new HistoryEntry(
            row.Instant("answered_at"), PersonRef.Read(row, "answered_by"), HistoryKind.Finding, "answered", row.Code<Section>("section"),
            row.TextOrNull("item_key"), row.TextOrNull("answer")));

    // A gate's row says where it stands; where it stood before is in the audit trail.
    private static async Task<IReadOnlyList<HistoryEntry>> GatesAsync(SqlScope sql, long launchId) => await sql.ListAsync(
        """
        SELECT e.at, e.person_id, e.what, e.body, p.name_zh AS person_zh, p.name_en AS person_en
        FROM audit_event e
        LEFT JOIN person p ON p.id = e.person_id
        WHERE e.chain = @launchId AND e.what LIKE 'gate.%'
        ORDER BY e.sequence
        """,
        new { launchId },
        row => new HistoryEntry(
            row.Instant("at"), PersonRef.Read(row, "person_id"), HistoryKind.Gate, row.Text("what")["gate.".Length..], Subject: GateOf(row.Text("body"))));

    private static Task<IReadOnlyList<HistoryEntry>> FlowAsync(SqlScope sql, long launchId) => sql.ListAsync(
        """
        SELECT j.written_at, j.written_by, j.kind, j.activity_id, j.outcome, p.name_zh AS person_zh, p.name_en AS person_en
        FROM journal j
        LEFT JOIN person p ON p.id = j.written_by
        WHERE j.launch_id = @launchId
        ORDER BY j.sequence
        """,
        new { launchId },
        row => new HistoryEntry(
            row.Instant("written_at"), PersonRef.Read(row, "written_by"), HistoryKind.Flow, row.Text("kind"), Subject: row.TextOrNull("activity_id"),
            Text: row.TextOrNull("outcome")));

    private static Task<IReadOnlyList<HistoryEntry>> AcknowledgementsAsync(SqlScope sql, long launchId) => sql.ListAsync(
        """
        SELECT a.acknowledged_at, a.acknowledged_by, a.channel, a.script_hash, p.name_zh AS person_zh, p.name_en AS person_en
        FROM acknowledgement a
        LEFT JOIN person p ON p.id = a.acknowledged_by
        WHERE a.launch_id = @launchId
        ORDER BY a.acknowledged_at, a.id
        """,
        new { launchId },
        row => new HistoryEntry(
            row.Instant("acknowledged_at"), PersonRef.Read(row, "acknowledged_by"), HistoryKind.Acknowledgement, "acknowledged",
            Subject: row.Text("channel"), Hash: row.Text("script_hash")));

    private static Task<IReadOnlyList<HistoryEntry>> AcknowledgementsTakenBackAsync(SqlScope sql, long launchId) => sql.ListAsync(
        """
        SELECT a.taken_back_at, a.acknowledged_by, a.channel, a.script_hash, p.name_zh AS person_zh, p.name_en AS person_en
        FROM acknowledgement a
        LEFT JOIN person p ON p.id = a.acknowledged_by
        WHERE a.launch_id = @launchId AND a.taken_back_at IS NOT NULL
        ORDER BY a.taken_back_at, a.id
        """,
        new { launchId },
        row => new HistoryEntry(
            row.Instant("taken_back_at"), PersonRef.Read(row, "acknowledged_by"), HistoryKind.Acknowledgement, "taken-back", Subject: row.Text("channel"), Hash: row.Text("script_hash")));

    private static Task<IReadOnlyList<HistoryEntry>> ActsAsync(SqlScope sql, long launchId) => sql.ListAsync(
        """
        SELECT e.at, e.person_id, e.what, e.body, p.name_zh AS person_zh, p.name_en AS person_en
        FROM audit_event e
        LEFT JOIN person p ON p.id = e.person_id
        WHERE e.chain = @launchId AND e.what IN ('launch.begun', 'launch.moved', 'launch.reported', 'launch.cancelled', 'work.urged')
        ORDER BY e.sequence
        """,
        new { launchId }, Act);

    private static HistoryEntry Act(Row row)
    {
        var body = row.Text("body");
        return new(
            row.Instant("at"), PersonRef.Read(row, "person_id"), HistoryKind.Act, row.Text("what").Split('.')[1], Subject: DetailOf(body, "result") ?? DetailOf(body, "kind"),
            Text: DetailOf(body, "note") ?? DetailOf(body, "reason"), Count: int.TryParse(DetailOf(body, "failed"), NumberStyles.None, CultureInfo.InvariantCulture, out var failed) ? failed : null);
    }

    private static string? GateOf(string body) => DetailOf(body, "gate");

    private static string? DetailOf(string body, string name)
    {
        using var json = JsonDocument.Parse(body);
        return json.RootElement.TryGetProperty("details", out var details) && details.TryGetProperty(name, out var detail) && detail.ValueKind is not JsonValueKind.Null ? detail.ToString() : null;
    }
}
