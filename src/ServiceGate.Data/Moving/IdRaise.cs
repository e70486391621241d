using ServiceGate.Data.Sql;

namespace ServiceGate.Data.Moving;

/// <summary>Where ids go on: a name of a block and the first id that nobody has.</summary>
/// <param name="Name">Name of the block.</param>
/// <param name="Source">First free id in the source.</param>
/// <param name="Target">First free id in the target.</param>
public sealed record IdProof(string Name, long Source, long Target)
{
    /// <summary>Whether the target hands out no id that the source has handed out.</summary>
    public bool Holds => Target >= Source;
}

/// <summary>Lets a target hand out ids only behind those of its source. Opening a database may take ids, so that the two need not be equal.</summary>
internal static class IdRaise
{
    /// <summary>Raises the target's.</summary>
    public static async Task<int> RunAsync(SqlScope target, IReadOnlyDictionary<string, long> source)
    {
        foreach (var (name, next) in source)
            if (await target.ExecuteAsync("UPDATE id_block SET next_id = CASE WHEN next_id < @next THEN @next ELSE next_id END WHERE name = @name", new { name, next }) == 0)
                await target.ExecuteAsync("INSERT INTO id_block (name, next_id) VALUES (@name, @next)", new { name, next });
        return source.Count;
    }

    /// <summary>The first free ids, by name of their block.</summary>
    public static async Task<IReadOnlyDictionary<string, long>> ReadAsync(SqlScope sql) =>
        (await sql.ListAsync("SELECT name, next_id FROM id_block", null, row => KeyValuePair.Create(row.Text("name"), row.Long("next_id")))).ToDictionary(StringComparer.Ordinal);
}
