using ServiceGate.Core.Facts.Definitions;
using ServiceGate.Core.Foundation.Json;
using ServiceGate.Core.Ports.Stores;
using ServiceGate.Data.Sql;

namespace ServiceGate.Data.Definitions;

internal sealed class DefinitionStore(SqlScope sql) : IDefinitionStore
{
    private const string Columns =
        "id, definition_id, version, hash, status, reason, proposed_by, proposed_at, decided_by, decided_at, remark, replaced_at";

    public Task<IReadOnlyList<DefinitionPublication>> AllAsync() =>
        sql.ListAsync($"SELECT {Columns} FROM definition_publication ORDER BY id", null, Read);

    public Task<DefinitionPublication?> PublishedAsync(string definition) =>
        sql.FirstAsync($"SELECT {Columns} FROM definition_publication WHERE published_of = @definition", new { definition }, Read);

    public Task<DefinitionPublication?> ProposedAsync(string definition) =>
        sql.FirstAsync($"SELECT {Columns} FROM definition_publication WHERE proposed_of = @definition", new { definition }, Read);

    public Task AddAsync(DefinitionPublication publication) => sql.ExecuteAsync(
        """
        INSERT INTO definition_publication (
            id, definition_id, version, hash, status, reason, proposed_by, proposed_at, decided_by, decided_at, remark, replaced_at, proposed_of, published_of)
        VALUES (
            @id, @definition, @version, @hash, @status, @reason, @proposedBy, @proposedAt, @decidedBy, @decidedAt, @remark, @replacedAt, @proposedOf, @publishedOf)
        """,
        Values(publication, publication.Status));

    public Task UpdateAsync(DefinitionPublication publication, PublicationStatus seen) => sql.GuardedAsync(
        """
        UPDATE definition_publication
        SET status = @status, decided_by = @decidedBy, decided_at = @decidedAt, remark = @remark, replaced_at = @replacedAt,
            proposed_of = @proposedOf, published_of = @publishedOf
        WHERE id = @id AND status = @seen
        """,
        Values(publication, seen));

    public Task<IReadOnlyList<FollowedVersion>> FollowedAsync() => sql.ListAsync(
        """
        SELECT definition_id, definition_version, COUNT(*) AS launches, MAX(id) AS newest
        FROM launch
        GROUP BY definition_id, definition_version
        ORDER BY MAX(id) DESC
        """,
        null, row => new FollowedVersion(row.Text("definition_id"), row.Int("definition_version"), row.Int("launches"), row.Long("newest")));

    private static object Values(DefinitionPublication publication, PublicationStatus seen) => new
    {
        id = publication.Id,
        definition = publication.Definition,
        version = publication.Version,
        hash = publication.Hash,
        status = publication.Status.Code(),
        seen = seen.Code(),
        reason = publication.Reason,
        proposedBy = publication.ProposedBy,
        proposedAt = publication.ProposedAt.Ms(),
        decidedBy = publication.DecidedBy,
        decidedAt = publication.DecidedAt.Ms(),
        remark = publication.Remark,
        replacedAt = publication.ReplacedAt.Ms(),
        proposedOf = publication.Status is PublicationStatus.Proposed ? publication.Definition : null,
        publishedOf = publication.Status is PublicationStatus.Published ? publication.Definition : null,
    };

    private static DefinitionPublication Read(Row row) => new(
        row.Long("id"), row.Text("definition_id"), row.Int("version"), row.Text("hash"), row.Code<PublicationStatus>("status"), row.TextOrNull("reason"),
        row.Long("proposed_by"), row.Instant("proposed_at"), row.LongOrNull("decided_by"), row.InstantOrNull("decided_at"), row.TextOrNull("remark"),
        row.InstantOrNull("replaced_at"));
}
