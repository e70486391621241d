using System.Globalization;
using Dapper;
using ServiceGate.Core.Rules.Searching;
using ServiceGate.Data.Sql;

namespace ServiceGate.Data.Search;

/// <summary>The rarest grams of words among the launches of some units: where to look first.</summary>
internal static class RareGrams
{
    /// <summary>Up to how many launches are counted of a gram: where there are more, others are asked for too.</summary>
    private const int MostCounted = 1000;

    /// <summary>How many grams of a search are counted, and how many are asked for: more would cost more than they save.</summary>
    private const int MostLooked = 12, MostAsked = 3;

    /// <summary>The grams to ask for, the rarest first.</summary>
    /// <param name="sql">The transaction.</param>
    /// <param name="words">Normalised words, at least one.</param>
    /// <param name="units">Units whose launches may be seen; null: all.</param>
    public static async Task<IReadOnlyList<long>> OfAsync(SqlScope sql, IEnumerable<string> words, IReadOnlyList<long>? units)
    {
        List<long> grams = [.. words.SelectMany(Grams.OfWord).Distinct().Take(MostLooked)];
        if (grams.Count == 1) return grams;
        var values = new DynamicParameters(new { seen = MostCounted + 1 });
        if (units is not null) values.Add("units", units);
        foreach (var (i, gram) in grams.Index()) values.Add(Name(i), gram);
        var counts = await sql.ListAsync(
            string.Join(" UNION ALL ", grams.Select((_, i) => $"SELECT @{Name(i)} AS gram, (SELECT COUNT(*) FROM (SELECT 1 AS one FROM launch_gram f WHERE f.gram = @{Name(i)} {Of(units)} {sql.Dialect.Few("@seen")}) c) AS launches")),
            values, row => (Gram: row.Long("gram"), Launches: row.Long("launches")));
        List<(long Gram, long Launches)> rarest = [.. counts.OrderBy(c => c.Launches).ThenBy(c => c.Gram)];
        return [.. rarest.Take(rarest[0].Launches <= MostCounted ? 1 : MostAsked).Select(c => c.Gram)];
    }

    private static string Of(IReadOnlyList<long>? units) => units is null ? "" : "AND f.unit_id IN @units";

    private static string Name(int number) => string.Create(CultureInfo.InvariantCulture, $"gram{number}");
}
