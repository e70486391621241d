using ServiceGate.Data.Sql;

namespace ServiceGate.Data.Settings;

/// <summary>How far the playing of a sample's story came, so that it can be taken up again after an interruption.</summary>
/// <param name="Story">Name of the story.</param>
/// <param name="Step">Number of the last step that was carried out; 0 before the first.</param>
/// <param name="Variables">What the steps so far have found out, as JSON.</param>
/// <param name="Clock">The moment to which the story has moved business time; null when it has not.</param>
public sealed record PlayState(string Story, int Step, string Variables, DateTimeOffset? Clock);

/// <summary>Keeps the state of stories that are played. Each call is a transaction of its own.</summary>
/// <param name="database">The database.</param>
public sealed class PlayStateStore(Database database)
{
    /// <summary>The state of a story; null when it was never played on this database.</summary>
    public Task<PlayState?> FindAsync(string story, CancellationToken cancellation = default) => database.ReadAsync(
        sql => sql.FirstAsync(
            "SELECT story, step, variables, clock FROM play_state WHERE story = @story", new { story },
            row => new PlayState(row.Text("story"), row.Int("step"), row.Text("variables"), row.InstantOrNull("clock"))),
        cancellation);

    /// <summary>Writes the state of a story.</summary>
    public Task SaveAsync(PlayState state, CancellationToken cancellation = default) => database.WriteAsync(sql => WriteAsync(sql, state), cancellation);

    private static async Task<int> WriteAsync(SqlScope sql, PlayState state)
    {
        var values = new { state.Story, state.Step, state.Variables, clock = state.Clock.Ms() };
        var changed = await sql.ExecuteAsync("UPDATE play_state SET step = @Step, variables = @Variables, clock = @clock WHERE story = @Story", values);
        return changed > 0
            ? changed
            : await sql.ExecuteAsync("INSERT INTO play_state (story, step, variables, clock) VALUES (@Story, @Step, @Variables, @clock)", values);
    }
}
