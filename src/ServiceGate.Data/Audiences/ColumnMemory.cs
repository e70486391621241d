using ServiceGate.Data.Sql;

namespace ServiceGate.Data.Audiences;

/// <summary>What people have chosen their files' columns to be read as, by heading: for the next file of the same person, and of others who import for the unit.</summary>
/// <param name="database">The database.</param>
/// <param name="machine">The machine's clock.</param>
public sealed class ColumnMemory(Database database, TimeProvider machine)
{
    /// <summary>The longest heading that is remembered.</summary>
    public const int LongestHeading = 60;

    /// <summary>The most headings of a file that are remembered.</summary>
    public const int MostHeadings = 100;

    private const int MostKnown = 1000;

    /// <summary>What is known, by heading: the own choice, otherwise the latest of somebody else for the unit. An empty name: not to be read.</summary>
    public Task<IReadOnlyDictionary<string, string>> FindAsync(long personId, long unitId, CancellationToken cancellation) => database.ReadAsync<IReadOnlyDictionary<string, string>>(
        async sql =>
        {
            var known = new Dictionary<string, string>(StringComparer.Ordinal);
            foreach (var (heading, readAs) in await sql.ListAsync(
                $"""
                SELECT heading, read_as
                FROM column_choice
                WHERE unit_id = @unitId
                ORDER BY CASE WHEN person_id = @personId THEN 0 ELSE 1 END, chosen_at DESC, heading
                {sql.Dialect.Page()}
                """,
                new { personId, unitId, most = MostKnown }, row => (row.Text("heading"), row.Text("read_as"))))
                known.TryAdd(heading, readAs == Nothing ? "" : readAs);
            return known;
        },
        cancellation);

    /// <summary>Remembers what somebody has chosen.</summary>
    public Task SaveAsync(long personId, long unitId, IReadOnlyDictionary<string, string> choices, CancellationToken cancellation)
    {
        var kept = choices.Where(c => c.Key.Length is > 0 and <= LongestHeading).Take(MostHeadings).ToList();
        if (kept.Count == 0) return Task.CompletedTask;
        return database.WriteAsync(
            async sql =>
            {
                await sql.ExecuteAsync("DELETE FROM column_choice WHERE person_id = @personId AND unit_id = @unitId AND heading IN @headings", new { personId, unitId, headings = kept.Select(c => c.Key).ToList() });
                var at = machine.GetUtcNow().Ms();
                await sql.InsertAsync(
                    "column_choice", ["person_id", "unit_id", "heading", "read_as", "chosen_at"], kept.Select(c => new object?[] { personId, unitId, c.Key, c.Value.Length == 0 ? Nothing : c.Value, at }));
                return kept.Count;
            },
            cancellation);
    }

    private const string Nothing = "-";
}
