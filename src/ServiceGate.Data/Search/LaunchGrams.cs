using ServiceGate.Core.Rules.Searching;
using ServiceGate.Data.Sql;

namespace ServiceGate.Data.Search;

/// <summary>The grams of launches. Those of a launch are known by its text, so that no second index, as large as the table, is needed to find them.</summary>
internal static class LaunchGrams
{
    private const int AtOnce = 100;

    private static readonly string[] Columns = ["gram", "unit_id", "launch_id"];

    /// <summary>Adds grams, in their order, so that neighbours are written together.</summary>
    public static Task AddAsync(SqlScope sql, IEnumerable<(long Gram, long UnitId, long LaunchId)> grams) =>
        sql.InsertAsync("launch_gram", Columns, grams.Order().Select(g => new object?[] { g.Gram, g.UnitId, g.LaunchId }));

    /// <summary>Takes grams of a launch away.</summary>
    /// <returns>How many there were.</returns>
    public static async Task<int> RemoveAsync(SqlScope sql, long launchId, long unitId, IEnumerable<long> grams)
    {
        var rows = 0;
        foreach (var some in grams.Chunk(AtOnce))
            rows += await sql.ExecuteAsync("DELETE FROM launch_gram WHERE launch_id = @launchId AND unit_id = @unitId AND gram IN @some", new { launchId, unitId, some });
        return rows;
    }

    /// <summary>Takes all grams of a launch away, while its text is there.</summary>
    /// <returns>How many there were.</returns>
    public static async Task<int> RemoveAllAsync(SqlScope sql, long launchId) =>
        await sql.FirstAsync(
            "SELECT t.words, l.unit_id FROM launch_text t JOIN launch l ON l.id = t.launch_id WHERE t.launch_id = @launchId", new { launchId },
            row => Tuple.Create(row.Text("words"), row.Long("unit_id"))) is var (words, unit)
            ? await RemoveAsync(sql, launchId, unit, Grams.Of(words))
            : 0;
}
