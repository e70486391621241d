using ServiceGate.Core.Facts.ApprovedTexts;
using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Facts.Launches;
using ServiceGate.Core.Foundation.Json;
using ServiceGate.Core.Ports.ApprovedTexts;
using ServiceGate.Data.Sql;

namespace ServiceGate.Data.ApprovedTexts;

internal sealed class ApprovedTextStore(SqlScope sql) : IApprovedTextStore
{
    private const string Columns =
        "id, unit_id, kind, part, code, purpose, version, text_zh, text_en, until_at, proposed_by, proposed_as, proposed_at, approved, decided_by, decided_at, note, withdrawn_by, withdrawn_at";

    public Task AddAsync(ApprovedText text) => sql.ExecuteAsync(
        """
        INSERT INTO approved_text (id, unit_id, kind, part, code, purpose, version, text_zh, text_en, until_at, proposed_by, proposed_as, proposed_at)
        VALUES (@Id, @UnitId, @kind, @part, @Code, @purpose, @Version, @zh, @en, @until, @ProposedBy, @ProposedAs, @at)
        """,
        new
        {
            text.Id,
            text.UnitId,
            kind = text.Kind.Code(),
            part = text.Part.Code(),
            text.Code,
            purpose = text.Purpose?.Code() ?? "",
            text.Version,
            zh = text.Says.Zh,
            en = text.Says.En,
            until = text.Until.Ms(),
            text.ProposedBy,
            text.ProposedAs,
            at = text.ProposedAt.Ms(),
        });

    public async Task<IReadOnlyList<ApprovedText>> OfAsync(IReadOnlyCollection<long> units, LaunchKind? kind = null) => units.Count == 0 ? [] : await sql.ListAsync(
        $"SELECT {Columns} FROM approved_text WHERE unit_id IN @units AND (@kind = '' OR kind = @kind) ORDER BY id", new { units, kind = kind?.Code() ?? "" }, Read);

    public async Task<bool> DecideAsync(long id, bool approved, long by, DateTimeOffset at, string? note) => await sql.ExecuteAsync(
        "UPDATE approved_text SET approved = @approved, decided_by = @by, decided_at = @at, note = @note WHERE id = @id AND approved IS NULL AND withdrawn_at IS NULL",
        new { id, approved = approved.Flag(), by, at = at.Ms(), note }) == 1;

    public async Task<bool> WithdrawAsync(long id, long by, DateTimeOffset at) =>
        await sql.ExecuteAsync("UPDATE approved_text SET withdrawn_at = @at, withdrawn_by = @by WHERE id = @id AND withdrawn_at IS NULL", new { id, by, at = at.Ms() }) == 1;

    private static ApprovedText Read(Row row) => new(
        row.Long("id"), row.Long("unit_id"), row.Code<LaunchKind>("kind"), row.Code<ApprovedPart>("part"), row.Text("code"), row.Text("purpose") is { Length: > 0 } ? row.Code<NoticePurpose>("purpose") : null,
        row.Int("version"), new(row.Text("text_zh"), row.Text("text_en")), row.Instant("until_at"), row.Long("proposed_by"), row.Text("proposed_as"), row.Instant("proposed_at"),
        row.LongOrNull("approved") is { } approved ? approved != 0 : null, row.LongOrNull("decided_by"), row.InstantOrNull("decided_at"), row.TextOrNull("note"), row.LongOrNull("withdrawn_by"),
        row.InstantOrNull("withdrawn_at"));
}
