using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Facts.SignOffs;
using ServiceGate.Core.Foundation.Json;
using ServiceGate.Core.Ports.SignOffs;
using ServiceGate.Data.Sql;

namespace ServiceGate.Data.SignOffs;

internal sealed class LookStore(SqlScope sql) : ILookStore
{
    private static readonly string[] Columns = ["launch_id", "person_id", "section", "seen_hash", "seen_at", "before_hash", "before_at", "opened_hash", "opened_at"];

    public async Task<IReadOnlyList<SectionLook>> OfAsync(long launchId, long personId) =>
    [
        .. (await sql.ListAsync(
            """
            SELECT launch_id, person_id, section, seen_hash, seen_at, before_hash, before_at, opened_hash, opened_at
            FROM dossier_look
            WHERE launch_id = @launchId AND person_id = @personId
            """,
            new { launchId, personId }, Read)).OrderBy(l => l.Section),
    ];

    public Task AddAsync(IReadOnlyCollection<SectionLook> looks) => sql.InsertAsync("dossier_look", Columns, looks.Select(l => new object?[]
    {
        l.LaunchId, l.PersonId, l.Section.Code(), l.Seen, l.SeenAt.Ms(), l.Before, l.BeforeAt?.Ms(), l.Opened, l.OpenedAt?.Ms(),
    }));

    public Task UpdateAsync(SectionLook look) => sql.GuardedAsync(
        """
        UPDATE dossier_look
        SET seen_hash = @Seen, seen_at = @seenAt, before_hash = @Before, before_at = @beforeAt, opened_hash = @Opened, opened_at = @openedAt
        WHERE launch_id = @LaunchId AND person_id = @PersonId AND section = @section
        """,
        new
        {
            look.LaunchId,
            look.PersonId,
            section = look.Section.Code(),
            look.Seen,
            seenAt = look.SeenAt.Ms(),
            look.Before,
            beforeAt = look.BeforeAt?.Ms(),
            look.Opened,
            openedAt = look.OpenedAt?.Ms(),
        });

    private static SectionLook Read(Row row) => new(
        row.Long("launch_id"), row.Long("person_id"), row.Code<Section>("section"), row.Text("seen_hash"), row.Instant("seen_at"), row.TextOrNull("before_hash"), row.InstantOrNull("before_at"),
        row.TextOrNull("opened_hash"), row.InstantOrNull("opened_at"));
}
