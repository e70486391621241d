using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Foundation.Json;
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
/// <c>acknowledged</c>; <c>begun</c>, <c>moved</c>, <c>reported</c>, <c>cancelled</c>, <c>copied</c>, <c>reinstated</c>, <c>urged</c>; the name of another audit event with a hyphen, such as
/// <c>hold-point-ticked</c>, <c>waiver-granted</c>.
/// </param>
/// <param name="Section">The section, for items and findings.</param>
/// <param name="Subject">The item's key, the step, the gate, the activity, the channel, the reported result, the concern that is waived, the line or trial of which something was accepted, the launch that was copied, the kind of work that somebody was urged to do.</param>
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
/// <param name="LeavesOutFlow">Whether it is left out how the launch moved on in its definition.</param>
public sealed record HistoryFilter(HistoryKind? Kind = null, DateTimeOffset? From = null, DateTimeOffset? Until = null, bool LeavesOutFlow = false)
{
    internal bool Wants(HistoryKind kind) => (Kind is null || Kind == kind) && !(LeavesOutFlow && kind is HistoryKind.Flow);
}

/// <summary>Everything that happened to a launch, in one timeline.</summary>
/// <param name="database">The database.</param>
public sealed class LaunchHistory(Database database)
{
    private const string None = "CAST(NULL AS VARCHAR(40))", NoNumber = "CAST(NULL AS BIGINT)";

    // What is done for each of many customers is read with them.
    private static readonly string[] Acts =
    [
        "launch.begun", "launch.moved", "launch.reported", "launch.cancelled", "launch.copied", "launch.reinstated", "launch.emergency-confirmed", "launch.emergency-declined", "work.urged", "risk.raised",
        "attachment.added", "attachment.removed", "waiver.asked", "waiver.granted", "waiver.refused", "waiver.revoked", "settlement.proposed", "settlement.agreed", "settlement.refused", "duty.confirmed",
        "hold-point.ticked", "hold-point.taken-back", "hold-point.passed-over", "launch.end-reported", "post-check.passed", "post-check.failed", "post-check.settled", "plan.rehearsal-ended", "customer.rollbacks-held", "customer.rollbacks-released", "customer.right-withdrawn",
        "stress.hours-accepted", "trial.finding-accepted",
    ];

    private static readonly string[] Subjects = ["result", "concern", "step", "line", "trial", "from", "kind"], Words = ["note", "reason", "proof"];

    /// <summary>
    /// What a history is put together of, each with the same columns: part, moment, place of those of one moment, who, for whom, what, section, subject, text, revision, hash, body of the audit
    /// event. Of one moment, the later part is the newer one.
    /// </summary>
    private static readonly (HistoryKind Kind, string Query)[] Parts =
    [
        (HistoryKind.Item,
            $"""
            SELECT 0 AS part, changed_at AS at, revision AS place, changed_by AS by_id, {NoNumber} AS for_id, CASE WHEN removed = 1 THEN 'removed' ELSE 'changed' END AS what, section,
                item_key AS subject, {None} AS said, revision, hash, {None} AS body
            FROM item_change i
            WHERE launch_id = @launchId AND {IsNotAccepted(Section.Stress, "stress.hours-accepted")} AND {IsNotAccepted(Section.Trials, "trial.finding-accepted")}
            """),
        (HistoryKind.Decision,
            $"SELECT 1, decided_at, id, decided_by, decided_for, verdict, {None}, step, reason, {NoNumber}, {None}, {None} FROM step_decision WHERE launch_id = @launchId"),
        (HistoryKind.Decision,
            $"""
            SELECT 2, t.taken_back_at, d.id, d.decided_by, {NoNumber}, 'taken-back', {None}, d.step, t.reason, {NoNumber}, {None}, {None}
            FROM decision_taken_back t
            JOIN step_decision d ON d.id = t.decision_id
            WHERE t.launch_id = @launchId
            """),
        (HistoryKind.Finding,
            $"""
            SELECT 3, d.decided_at, f.id, d.decided_by, {NoNumber}, 'raised', f.section, f.item_key, f.text, {NoNumber}, {None}, {None}
            FROM finding f
            JOIN step_decision d ON d.id = f.decision_id
            WHERE f.launch_id = @launchId
            """),
        (HistoryKind.Finding,
            $"""
            SELECT 4, answered_at, id, answered_by, {NoNumber}, 'answered', section, item_key, answer, {NoNumber}, {None}, {None}
            FROM finding
            WHERE launch_id = @launchId AND answered_at IS NOT NULL AND answered_by IS NOT NULL
            """),
        // A gate's row says where it stands; where it stood before is in the audit trail.
        (HistoryKind.Gate, Events(5, "LIKE 'gate.%'")),
        (HistoryKind.Flow, $"SELECT 6, written_at, sequence, written_by, {NoNumber}, kind, {None}, activity_id, outcome, {NoNumber}, {None}, {None} FROM journal WHERE launch_id = @launchId"),
        (HistoryKind.Acknowledgement, Acknowledgements(7, "acknowledged_at", "acknowledged")),
        (HistoryKind.Acknowledgement, Acknowledgements(8, "taken_back_at", "taken-back")),
        (HistoryKind.Act, Events(9, $"IN ({string.Join(", ", Acts.Select(act => $"'{act}'"))})")),
    ];

    /// <summary>The history of a launch, newest first; empty for who may not see the launch. One statement.</summary>
    /// <param name="actor">Who looks.</param>
    /// <param name="launchId">The launch.</param>
    /// <param name="most">At most so many entries, of those that pass the filter.</param>
    /// <param name="filter">Which entries; null: all.</param>
    /// <param name="cancellation">Ends it.</param>
    public Task<IReadOnlyList<HistoryEntry>> OfAsync(Actor actor, long launchId, int most = 500, HistoryFilter? filter = null, CancellationToken cancellation = default) => database.ReadAsync(
        async sql =>
        {
            var wanted = filter ?? new();
            var units = (await UnitScope.UnitsAsync(sql, actor, Permission.ReadLaunches)).Select(u => u.Id).ToList();
            // The first part names the columns: when it is not wanted it is there without rows.
            var parts = Parts.Where((part, i) => i == 0 || wanted.Wants(part.Kind)).Select((part, i) => i > 0 || wanted.Wants(part.Kind) ? part.Query : $"{part.Query} AND 1 = 0");
            return await sql.ListAsync(
                $"""
                SELECT h.*, p.name_zh AS person_zh, p.name_en AS person_en, a.name_zh AS absent_zh, a.name_en AS absent_en
                FROM ({string.Join("\nUNION ALL\n", parts)}) h
                LEFT JOIN person p ON p.id = h.by_id
                LEFT JOIN person a ON a.id = h.for_id
                WHERE h.at >= @from AND h.at < @until AND EXISTS (SELECT 1 FROM launch l WHERE l.id = @launchId AND l.unit_id IN @units)
                ORDER BY h.at DESC, h.part DESC, h.place DESC
                {sql.Dialect.Page("@most", "@skip")}
                """,
                new { launchId, units, from = wanted.From.Ms() ?? long.MinValue, until = wanted.Until.Ms() ?? long.MaxValue, most, skip = 0 }, Entry);
        },
        cancellation);

    // Whoever accepts does not become the author of what is accepted: the change names the author, the act names who accepted. It is the last change of its moment.
    private static string IsNotAccepted(Section section, string act) =>
        $"NOT (section = '{section.Code()}' AND changed_at IN (SELECT at FROM audit_event WHERE chain = @launchId AND what = '{act}') AND revision = ("
        + "SELECT MAX(c.revision) FROM item_change c WHERE c.launch_id = i.launch_id AND c.section = i.section AND c.item_key = i.item_key AND c.changed_at = i.changed_at))";

    private static string Events(int part, string which) =>
        $"SELECT {part}, at, sequence, person_id, {NoNumber}, what, {None}, {None}, {None}, {NoNumber}, {None}, body FROM audit_event WHERE chain = @launchId AND what {which}";

    private static string Acknowledgements(int part, string moment, string what) =>
        $"SELECT {part}, {moment}, id, acknowledged_by, {NoNumber}, '{what}', {None}, channel, {None}, {NoNumber}, script_hash, {None} FROM acknowledgement WHERE launch_id = @launchId AND {moment} IS NOT NULL";

    private static HistoryEntry Entry(Row row)
    {
        var kind = Parts[row.Int("part")].Kind;
        var entry = new HistoryEntry(
            row.Instant("at"), PersonRef.Read(row, "by_id"), kind, row.Text("what"), row.CodeOrNull<Section>("section"), row.TextOrNull("subject"), row.TextOrNull("said"),
            (int?)row.LongOrNull("revision"), row.TextOrNull("hash"), row.LongOrNull("for_id") is null ? null : PersonRef.Read(row, "for_id", "absent_zh", "absent_en"));
        return row.TextOrNull("body") is { } body ? Told(entry, body) : entry;
    }

    /// <summary>An entry that the audit trail tells.</summary>
    private static HistoryEntry Told(HistoryEntry entry, string body) => entry.Kind is HistoryKind.Gate
        ? entry with { What = entry.What["gate.".Length..], Subject = DetailOf(body, "gate") }
        : entry with
        {
            What = entry.What.StartsWith("launch.", StringComparison.Ordinal) || entry.What.StartsWith("work.", StringComparison.Ordinal) ? entry.What.Split('.')[1] : entry.What.Replace('.', '-'),
            Subject = FirstOf(body, Subjects),
            Text = FirstOf(body, Words),
            Count = int.TryParse(DetailOf(body, "failed"), NumberStyles.None, CultureInfo.InvariantCulture, out var failed) ? failed : null,
        };

    private static string? FirstOf(string body, string[] names) => names.Select(name => DetailOf(body, name)).FirstOrDefault(detail => detail is not null);

    private static string? DetailOf(string body, string name)
    {
        using var json = JsonDocument.Parse(body);
        return json.RootElement.TryGetProperty("details", out var details) && details.TryGetProperty(name, out var detail) && detail.ValueKind is not JsonValueKind.Null ? detail.ToString() : null;
    }
}
