using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace ServiceGate.Data.Sql;

/// <summary>Which tables a statement of ours is about, as its text says: keywords stand in capitals, names of tables do not.</summary>
/// <param name="Names">The tables that it names.</param>
/// <param name="IsQuery">Whether it only reads, and reads the same as long as the tables are the same: the server's clock is not.</param>
internal sealed partial record StatementTables(FrozenSet<string> Names, bool IsQuery)
{
    private static readonly ConcurrentDictionary<string, StatementTables> Known = new(StringComparer.Ordinal);

    /// <summary>More texts than the product has: lists stand in them as one word, and values do not.</summary>
    private const int Most = 2000;

    /// <summary>The tables of a statement.</summary>
    public static StatementTables Of(string sql)
    {
        if (Known.TryGetValue(sql, out var tables)) return tables;
        if (Known.Count >= Most) Known.Clear();
        return Known[sql] = new(
            Table().Matches(sql).Select(m => m.Groups[1].Value).ToFrozenSet(StringComparer.Ordinal),
            (sql.StartsWith("SELECT ", StringComparison.Ordinal) || sql.StartsWith("WITH ", StringComparison.Ordinal)) && !Clock().IsMatch(sql));
    }

    [GeneratedRegex("clock_timestamp|SYSUTCDATETIME")]
    private static partial Regex Clock();

    [GeneratedRegex(@"\b(?:FROM|JOIN|INTO|UPDATE)\s+([a-z_]+)\b")]
    private static partial Regex Table();
}
