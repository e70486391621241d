using ServiceGate.Core.Rules.Searching;
using ServiceGate.Data.Sql;

namespace ServiceGate.Data.Search;

/// <summary>Launches that wait for the index: a few are read and compared word by word, of many the database is asked as it was before there was an index.</summary>
/// <param name="AreThere">Whether there are any.</param>
/// <param name="AreMany">Whether they are too many to be read.</param>
/// <param name="Found">Those that have all the words; none where there are too many.</param>
internal sealed record WaitingLaunches(bool AreThere, bool AreMany, IReadOnlyList<long> Found)
{
    /// <summary>So many are read while somebody waits for the answer.</summary>
    private const int MostRead = 50;

    /// <summary>Looks at them.</summary>
    /// <param name="sql">The transaction.</param>
    /// <param name="words">Normalised words.</param>
    /// <param name="units">Units whose launches may be seen; null: all.</param>
    public static async Task<WaitingLaunches> FindAsync(SqlScope sql, IReadOnlyList<string> words, IReadOnlyList<long>? units)
    {
        var waiting = await sql.ListAsync(
            $"""
            SELECT l.id, l.number, l.title, p.name_zh, p.name_en, p.user_name
            FROM launch l
            JOIN person p ON p.id = l.owner_id
            WHERE l.unread > 0 {(units is null ? "" : $"AND {sql.Dialect.Unsought("l.unit_id")} IN @units")}
            {sql.Dialect.Few("@most")}
            """,
            new { units, most = MostRead + 1 },
            row => (Id: row.Long("id"), Number: row.Text("number"), Title: row.Text("title"), Names: (string?[])[row.TextOrNull("name_zh"), row.TextOrNull("name_en"), row.TextOrNull("user_name")]));
        if (waiting.Count == 0 || waiting.Count > MostRead) return new(waiting.Count > 0, waiting.Count > 0, []);
        var texts = await LaunchTexts.OfAsync(sql, [.. waiting.Select(w => (w.Id, w.Number, w.Title))]);
        return new(true, false, [.. waiting.Where(w => words.All(word => texts[w.Id].Contains(word, StringComparison.Ordinal) || IsIn(w.Names, word))).Select(w => w.Id)]);
    }

    private static bool IsIn(IEnumerable<string?> names, string word) => names.Any(name => name is not null && SearchText.Normalise(name).Contains(word, StringComparison.Ordinal));
}
