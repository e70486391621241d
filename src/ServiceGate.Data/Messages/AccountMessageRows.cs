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

    /// <summary>The columns of a message about an account as those of one about a launch (<see cref="MessageStore.Columns"/>), of a row that a query calls <c>a</c>.</summary>
    internal static readonly string AsMessages =
        $"a.id, {Notification.NoLaunch} AS launch_id, a.about AS activity_id, 0 AS visit, a.message AS name, a.role, '' AS department, CAST(NULL AS VARCHAR(40)) AS channel, a.person_id, CAST(NULL AS BIGINT) AS unit_id, a.message, a.arguments, a.written_at";

    private const string Columns = "id, person_id, role, about, message, arguments, written_at";

    private static Notification Read(Row row) => new(
        row.Long("id"), Notification.NoLaunch, row.Text("about"), 0, row.Text("message"), new Assignee(row.Code<Role>("role"), PersonId: row.Long("person_id")),
        row.Text("message"), CoreJson.Read<Dictionary<string, string>>(row.Text("arguments")), row.Instant("written_at"));
}
