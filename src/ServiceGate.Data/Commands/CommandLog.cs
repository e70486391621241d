using ServiceGate.Core.Facts.Commands;
using ServiceGate.Core.Ports.Stores;
using ServiceGate.Data.Sql;

namespace ServiceGate.Data.Commands;

internal sealed class CommandLog(SqlScope sql) : ICommandLog
{
    public Task<CommandRecord?> FindAsync(long personId, string commandId) => sql.FirstAsync(
        """
        SELECT person_id, command_id, name, fingerprint, result, at
        FROM command_log
        WHERE person_id = @personId AND command_id = @commandId
        """,
        new { personId, commandId },
        row => new CommandRecord(row.Long("person_id"), row.Text("command_id"), row.Text("name"), row.Text("fingerprint"), row.Text("result"), row.Instant("at")));

    public Task AddAsync(CommandRecord record) => sql.ExecuteAsync(
        """
        INSERT INTO command_log (person_id, command_id, name, fingerprint, result, at)
        VALUES (@PersonId, @CommandId, @Name, @Fingerprint, @Result, @at)
        """,
        new { record.PersonId, record.CommandId, record.Name, record.Fingerprint, record.Result, at = record.At.Ms() });
}
