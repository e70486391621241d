using ServiceGate.Core.Facts.Notifications;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Foundation.Json;
using ServiceGate.Core.Ports.Stores;
using ServiceGate.Data.Sql;

namespace ServiceGate.Data.Messages;

internal sealed class MessageStore(SqlScope sql) : IMessageStore
{
    public async Task<bool> AddAsync(Notification message)
    {
        if (message.IsAboutAccount) return await AccountMessageRows.AddAsync(sql, message);
        var values = new
        {
            message.Id,
            message.LaunchId,
            message.ActivityId,
            message.Visit,
            message.Name,
            role = message.To.Role.Code(),
            department = message.To.Department ?? "",
            message.To.Channel,
            personId = message.To.PersonId ?? 0,
            message.To.UnitId,
            message.Message,
            arguments = CoreJson.Write(message.Arguments),
            at = message.At.Ms(),
        };
        return await sql.ExecuteAsync(
            """
            INSERT INTO house_message (id, launch_id, activity_id, visit, name, role, department, channel, person_id, unit_id, message, arguments, written_at)
            SELECT @Id, @LaunchId, @ActivityId, @Visit, @Name, @role, @department, @Channel, @personId, @UnitId, @Message, @arguments, @at
            WHERE NOT EXISTS (
                SELECT 1
                FROM house_message
                WHERE launch_id = @LaunchId AND activity_id = @ActivityId AND visit = @Visit AND name = @Name
                  AND role = @role AND department = @department AND person_id = @personId)
            """,
            values) == 1;
    }

    public async Task<Notification?> FindAsync(long id) =>
        (await sql.ListAsync($"SELECT {Columns} FROM house_message m WHERE m.id = @id", new { id }, Read)).SingleOrDefault()
        ?? await AccountMessageRows.FindAsync(sql, id);

    public async Task<bool> ReadAsync(Notification message, long personId, DateTimeOffset at) => message.IsAboutAccount
        ? await AccountMessageRows.ReadAsync(sql, message, at)
        : await sql.ExecuteAsync(
            """
            INSERT INTO message_reading (launch_id, message_id, person_id, read_at)
            SELECT @LaunchId, @Id, @personId, @at
            WHERE NOT EXISTS (SELECT 1 FROM message_reading WHERE message_id = @Id AND person_id = @personId)
            """,
            new { message.LaunchId, message.Id, personId, at = at.Ms() }) == 1;

    public Task CorrectAsync(Notification message) => sql.GuardedAsync(
        "UPDATE house_message SET arguments = @arguments WHERE id = @Id", new { message.Id, arguments = CoreJson.Write(message.Arguments) });

    public async Task WithdrawAsync(Notification message)
    {
        await sql.ExecuteAsync("DELETE FROM message_reading WHERE message_id = @Id", new { message.Id });
        await sql.GuardedAsync("DELETE FROM house_message WHERE id = @Id", new { message.Id });
    }

    public Task<IReadOnlyList<Notification>> OfLaunchAsync(long launchId) => sql.ListAsync(
        $"SELECT {Columns} FROM house_message m WHERE m.launch_id = @launchId ORDER BY m.written_at, m.id", new { launchId }, Read);

    internal const string Columns = "m.id, m.launch_id, m.activity_id, m.visit, m.name, m.role, m.department, m.channel, m.person_id, m.unit_id, m.message, m.arguments, m.written_at";

    internal static Notification Read(Row row) => new(
        row.Long("id"), row.Long("launch_id"), row.Text("activity_id"), row.Int("visit"), row.Text("name"), To(row), row.Text("message"),
        CoreJson.Read<Dictionary<string, string>>(row.Text("arguments")), row.Instant("written_at"));

    /// <summary>For whom the message of a row is.</summary>
    internal static Assignee To(Row row) => new(
        row.Code<Role>("role"), row.Text("department") is { Length: > 0 } department ? department : null, row.TextOrNull("channel"),
        row.Long("person_id") is > 0 and var person ? person : null, row.LongOrNull("unit_id"));
}
