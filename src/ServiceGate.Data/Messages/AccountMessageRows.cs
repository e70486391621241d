using ServiceGate.Core.Facts.Notifications;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Foundation.Json;
using ServiceGate.Data.Sql;

namespace ServiceGate.Data.Messages;

/// <summary>The messages about accounts, in a table of their own: they belong to no launch, and each has one reader.</summary>
internal static class AccountMessageRows
{
    public static async Task<bool> AddAsync(SqlScope sql, Notification message) => await sql.ExecuteAsync(
        """
        INSERT INTO account_message (id, person_id, role, about, message, arguments, written_at)
        VALUES (@Id, @PersonId, @role, @ActivityId, @Message, @arguments, @at)
        """,
        new
        {
            message.Id,
            message.To.PersonId,
            role = message.To.Role.Code(),
            message.ActivityId,
            message.Message,
            arguments = CoreJson.Write(message.Arguments),
            at = message.At.Ms(),
        }) == 1;

    public static async Task<Notification?> FindAsync(SqlScope sql, long id) =>
        (await sql.ListAsync($"SELECT {Columns} FROM account_message WHERE id = @id", new { id }, Read)).SingleOrDefault();

    public static async Task<bool> ReadAsync(SqlScope sql, Notification message, DateTimeOffset at) => await sql.ExecuteAsync(
        "UPDATE account_message SET read_at = @at WHERE id = @Id AND read_at IS NULL", new { message.Id, at = at.Ms() }) == 1;

    /// <summary>The newest messages to a person, with when they were read.</summary>
    public static Task<IReadOnlyList<(Notification Message, DateTimeOffset? ReadAt)>> OfAsync(
        SqlScope sql, long personId, bool unreadOnly, int most, DateTimeOffset? from = null, DateTimeOffset? until = null) => sql.ListAsync(
        $"""
        SELECT {Columns}, read_at
        FROM account_message
        WHERE person_id = @personId AND (@unread = 0 OR read_at IS NULL) AND written_at >= @from AND written_at < @until
        ORDER BY written_at DESC, id DESC
        {sql.Dialect.Page("@most", "@skip")}
        """,
        new { personId, unread = unreadOnly ? 1 : 0, most, skip = 0, from = from.Ms() ?? 0, until = until.Ms() ?? long.MaxValue },
        row => (Read(row), row.InstantOrNull("read_at")));

    private const string Columns = "id, person_id, role, about, message, arguments, written_at";

    private static Notification Read(Row row) => new(
        row.Long("id"), Notification.NoLaunch, row.Text("about"), 0, row.Text("message"), new Assignee(row.Code<Role>("role"), PersonId: row.Long("person_id")),
        row.Text("message"), CoreJson.Read<Dictionary<string, string>>(row.Text("arguments")), row.Instant("written_at"));
}
