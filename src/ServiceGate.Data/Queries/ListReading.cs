using Dapper;
using ServiceGate.Data.Sql;

namespace ServiceGate.Data.Queries;

/// <summary>
/// How a page of a long list is read. Few rows are found through what narrows them, and sorted. Many are walked in their order, through its index, until the page is full: then
/// neither the number of rows nor how many of them the reader may see is felt. Which of both it is says the count, which is made anyway.
/// </summary>
internal static class ListReading
{
    /// <summary>More rows than this are never sorted.</summary>
    public const int MostSorted = 1000;

    /// <summary>Whether so many rows are walked in their order.</summary>
    public static bool IsWalked(long total) => total > MostSorted;

    /// <summary>How many rows there are, from <c>FROM</c> on.</summary>
    /// <param name="sql">The transaction.</param>
    /// <param name="rows">The query from <c>FROM</c> on.</param>
    /// <param name="values">Its values.</param>
    /// <param name="most">Up to how many are counted, and one more if there are more; null: all.</param>
    public static async Task<long> CountAsync(SqlScope sql, string rows, DynamicParameters values, int? most)
    {
        if (most is not { } bound) return await sql.NumberAsync($"SELECT COUNT(*) {rows}", values) ?? 0;
        var counted = new DynamicParameters(values);
        counted.Add("counted", bound + 1);
        return await sql.NumberAsync($"SELECT COUNT(*) FROM (SELECT 1 AS one {rows} {sql.Dialect.Few("@counted")}) c", counted) ?? 0;
    }
}
