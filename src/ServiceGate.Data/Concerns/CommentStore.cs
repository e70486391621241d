using ServiceGate.Core.Facts.Concerns;
using ServiceGate.Core.Foundation.Json;
using ServiceGate.Core.Ports.Concerns;
using ServiceGate.Data.Sql;

namespace ServiceGate.Data.Concerns;

internal sealed class CommentStore(SqlScope sql) : ICommentStore
{
    public Task<IReadOnlyList<ConcernComment>> OfAsync(long launchId) => sql.ListAsync(
        "SELECT id, launch_id, concern, body, written_by, written_at, mentions FROM concern_comment WHERE launch_id = @launchId ORDER BY id",
        new { launchId },
        row => new ConcernComment(
            row.Long("id"), row.Long("launch_id"), row.Text("concern"), row.Text("body"), row.Long("written_by"), row.Instant("written_at"), CoreJson.Read<IReadOnlyList<long>>(row.Text("mentions"))));

    public async Task<int> CountAsync(long launchId) => (int)(await sql.NumberAsync("SELECT COUNT(*) FROM concern_comment WHERE launch_id = @launchId", new { launchId }) ?? 0);

    public Task AddAsync(ConcernComment comment) => sql.ExecuteAsync(
        """
        INSERT INTO concern_comment (id, launch_id, concern, body, written_by, written_at, mentions)
        VALUES (@Id, @LaunchId, @Concern, @Text, @By, @at, @mentions)
        """,
        new { comment.Id, comment.LaunchId, comment.Concern, comment.Text, comment.By, at = comment.At.Ms(), mentions = CoreJson.Write(comment.Mentions) });
}
