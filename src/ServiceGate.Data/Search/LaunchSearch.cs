using System.Globalization;
using Dapper;
using ServiceGate.Core.Rules.Searching;
using ServiceGate.Data.Sql;

namespace ServiceGate.Data.Search;

/// <summary>
/// A search of launches as statements. Where to look say the rarest grams of its words; whether a launch has the words says its text, which is looked at in every launch that is counted or
/// shown. A page of few is found through the grams and sorted, one of many is walked in the order of the list and asks each launch for the grams first. A word may also stand in the owner's name,
/// which is nobody's gram: where every word does, launches are looked for through owners too.
/// </summary>
internal sealed class LaunchSearch
{
    private readonly IReadOnlyList<SearchWord> _words;
    private readonly IReadOnlyList<long> _grams;
    private readonly WaitingLaunches _waiting;
    private readonly IReadOnlyList<long>? _units;
    private readonly Dialect _dialect;

    private LaunchSearch(IReadOnlyList<SearchWord> words, IReadOnlyList<long> grams, WaitingLaunches waiting, IReadOnlyList<long>? units, Dialect dialect) =>
        (_words, _grams, _waiting, _units, _dialect) = (words, grams, waiting, units, dialect);

    /// <summary>Looks where to look.</summary>
    /// <param name="sql">The transaction.</param>
    /// <param name="text">What was typed, at least one word.</param>
    /// <param name="units">Units whose launches may be seen; null: all.</param>
    public static async Task<LaunchSearch> PlanAsync(SqlScope sql, string text, IReadOnlyList<long>? units)
    {
        var words = await WithOwnersAsync(sql, SearchText.Words(text).Distinct(StringComparer.Ordinal));
        // A launch may have a word of an owner's name without its grams.
        var certain = words.Where(w => !w.HasOwners).ToList();
        var grams = await RareGrams.OfAsync(sql, (certain.Count > 0 ? certain : [words[0]]).Select(w => w.Text), units);
        return new(words, grams, await WaitingLaunches.FindAsync(sql, [.. words.Select(w => w.Text)], units), units, sql.Dialect);
    }

    /// <summary>The values of its parameters, beside those of a filter; the units are <c>@units</c> there too.</summary>
    public void AddTo(DynamicParameters values)
    {
        foreach (var word in _words) values.Add(word.Name, word.Pattern);
        foreach (var (i, gram) in _grams.Index()) values.Add(Name(i), gram);
        if (_waiting.Found.Count > 0) values.Add("waiting", _waiting.Found);
    }

    /// <summary>Whether the gram is the word: a launch that was read has the one if and only if it has the other.</summary>
    public bool IsCertain => _words is [{ HasOwners: false, Text.Length: <= 2 }];

    /// <summary>Queries from <c>FROM</c> on whose rows together are what is found, each launch once.</summary>
    /// <param name="conditions">The filter's conditions on <c>launch l</c>, begun with AND.</param>
    /// <param name="certain">Whether grams are taken for words (<see cref="IsCertain"/>); then the filter must narrow nothing but the units.</param>
    public IEnumerable<string> Parts(string conditions, bool certain = false)
    {
        if (certain) yield return $"FROM launch_gram g WHERE {OfGrams} {(_waiting.AreThere ? "AND g.launch_id NOT IN (SELECT w.id FROM launch w WHERE w.unread > 0)" : "")}";
        else yield return $"FROM launch_gram g CROSS JOIN launch l {Text} WHERE {OfGrams} AND l.id = g.launch_id AND {Read} {(ByOwners ? $"AND NOT ({_words[0].IsOwners})" : "")} {conditions}";
        if (ByOwners) yield return $"FROM launch l {Text} WHERE {_words[0].IsOwners} AND {Read} {conditions}";
        if (_waiting.Found.Count > 0) yield return $"FROM launch l WHERE l.id IN @waiting {conditions}";
        if (_waiting.AreMany) yield return $"FROM launch l WHERE {Unread} {conditions}";
    }

    /// <summary>What is found, from <c>FROM</c> on, for a page that is sorted: <c>launch l</c> through where it was found.</summary>
    /// <param name="joins">What is joined to it.</param>
    /// <param name="conditions">The filter's conditions.</param>
    public string Sought(string joins, string conditions)
    {
        List<string> places = [$"SELECT g.launch_id AS id FROM launch_gram g WHERE {OfGrams}"];
        if (ByOwners) places.Add($"SELECT l.id FROM launch l WHERE {_words[0].IsOwners}");
        if (_waiting.Found.Count > 0) places.Add("SELECT l.id FROM launch l WHERE l.id IN @waiting");
        if (_waiting.AreMany) places.Add("SELECT l.id FROM launch l WHERE l.unread > 0");
        return $"FROM ({string.Join(" UNION ", places)}) k CROSS JOIN launch l {joins} {Text} WHERE l.id = k.id AND {Passes} {conditions}";
    }

    /// <summary>The same for a page that is walked in the order of <c>launch l</c>.</summary>
    /// <param name="joins">What is joined to it.</param>
    /// <param name="conditions">The filter's conditions.</param>
    public string Walked(string joins, string conditions) => $"FROM launch l {joins} {Text} WHERE {HasGrams} {Passes} {conditions}";

    private const string Text = "LEFT JOIN launch_text t ON t.launch_id = l.id";

    // Every word stands in somebody's name: then a launch may be found by its owner alone.
    private bool ByOwners => _words.All(w => w.HasOwners);

    private string OfGrams =>
        $"g.gram = @{Name(0)} {(_units is null ? "" : "AND g.unit_id IN @units")} {string.Concat(_grams.Skip(1).Select((_, i) => $"AND {HasGram(i + 1, "g.unit_id", "g.launch_id")} "))}";

    private string HasGrams => ByOwners || _waiting.AreMany ? "" :
        $"(({string.Join(" AND ", _grams.Select((_, i) => HasGram(i, "l.unit_id", "l.id")))}){(_waiting.Found.Count > 0 ? " OR l.id IN @waiting" : "")}) AND ";

    // A query of one value is asked for each row, as it stands; of one that only has to exist a server may make a list of all first.
    private static string HasGram(int number, string unit, string launch) =>
        $"(SELECT 1 FROM launch_gram p{number} WHERE p{number}.gram = @{Name(number)} AND p{number}.unit_id = {unit} AND p{number}.launch_id = {launch}) = 1";

    private string Read => $"{_dialect.Unsought("l.unread")} = 0 AND {string.Join(" AND ", _words.Select(w => w.IsThere))}";

    private string Unread => $"{_dialect.Unsought("l.unread")} > 0 AND {string.Join(" AND ", _words.Select(w => w.IsThereUnread))}";

    private string Passes => _waiting switch
    {
        { AreMany: true } => $"(({Read}) OR ({Unread}))",
        { Found.Count: > 0 } => $"(({Read}) OR l.id IN @waiting)",
        _ => Read,
    };

    private static async Task<IReadOnlyList<SearchWord>> WithOwnersAsync(SqlScope sql, IEnumerable<string> texts)
    {
        List<SearchWord> words = [.. texts.Select((text, i) => new SearchWord(i, text, false))];
        var values = new DynamicParameters();
        foreach (var word in words) values.Add(word.Name, word.Pattern);
        var owned = await sql.FirstAsync(
            $"SELECT {string.Join(", ", words.Select(w => $"MAX(CASE WHEN {w.InName} THEN 1 ELSE 0 END) AS {w.Name}"))} FROM person o", values,
            row => words.Select(w => row.LongOrNull(w.Name) == 1).ToList());
        return [.. words.Select((w, i) => w with { HasOwners = owned![i] })];
    }

    private static string Name(int number) => string.Create(CultureInfo.InvariantCulture, $"gram{number}");
}
