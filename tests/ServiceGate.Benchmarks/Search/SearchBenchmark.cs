using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Data.Queries;
using ServiceGate.Data.Search;
using ServiceGate.Data.Sqlite;

namespace ServiceGate.Benchmarks.Search;

/// <summary>
/// How long the first page of a search takes, for who reads everything and for who reads one small unit: before any launch was read for the index, when the database is asked as it was when there was
/// none, and after all were. The word is in nine of ten launches, in three of a hundred, in twenty, in none; in most as one character; and a number.
/// </summary>
internal static class SearchBenchmark
{
    /// <summary>How many launches there are unless told otherwise.</summary>
    public const int Usual = 100_000;

    private const int RoundsBefore = 2, RoundsAfter = 100, FilledAtOnce = 200;

    private static readonly string[] Searches = ["割接", "月末", "海缆", "彗星", "割", "月末 割接", "HZ-2026-054321", "计费系统割接"];

    private static readonly (string Name, Actor Actor)[] Readers =
        [("everything", new(1, "everything", [new(Role.Auditor, 1)])), ("smallUnit", new(2, "small", [new(Role.Auditor, SearchStand.SmallUnit)]))];

    /// <summary>Measures.</summary>
    public static async Task<string> RunAsync(int launches, CancellationToken cancellation)
    {
        var folder = Directory.CreateTempSubdirectory("servicegate-search-");
        try
        {
            await using var database = await SearchStand.OpenAsync(Path.Combine(folder.FullName, "search.db"), launches, cancellation);
            var before = await MeasureAsync(database, RoundsBefore, cancellation);
            var filling = Stopwatch.GetTimestamp();
            while (await new SearchIndex(database).FillAsync(FilledAtOnce, cancellation) > 0) { }
            var filled = Stopwatch.GetElapsedTime(filling);
            var grams = await database.ReadAsync(sql => sql.NumberAsync("SELECT COUNT(*) FROM launch_gram"), cancellation);
            var after = await MeasureAsync(database, RoundsAfter, cancellation);
            var sweep = Stopwatch.GetTimestamp();
            await new SearchIndex(database).SweepAsync(cancellation);
            return JsonSerializer.Serialize(new
            {
                benchmark = "search",
                launches,
                grams,
                fileMegabytes = new FileInfo(Path.Combine(folder.FullName, "search.db")).Length >> 20,
                fillSeconds = Math.Round(filled.TotalSeconds),
                sweepMs = Ms(Stopwatch.GetElapsedTime(sweep)),
                before,
                after,
            }, Readable);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static readonly JsonSerializerOptions Readable = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static async Task<Dictionary<string, Dictionary<string, object>>> MeasureAsync(SqliteDatabase database, int rounds, CancellationToken cancellation)
    {
        var list = new LaunchList(database);
        var measured = new Dictionary<string, Dictionary<string, object>>();
        foreach (var (name, actor) in Readers)
        {
            measured[name] = [];
            foreach (var search in Searches) measured[name][search] = await MeasureAsync(list, actor, search, rounds, cancellation);
        }
        return measured;
    }

    private static async Task<object> MeasureAsync(LaunchList list, Actor actor, string search, int rounds, CancellationToken cancellation)
    {
        var filter = new LaunchFilter { Text = search, PageSize = 25, MostCounted = SearchLimits.MostCounted };
        var found = await list.FindAsync(actor, filter, cancellation);
        await list.FindAsync(actor, filter, cancellation);
        var taken = new List<TimeSpan>();
        for (var round = 0; round < rounds; round++)
        {
            var began = Stopwatch.GetTimestamp();
            await list.FindAsync(actor, filter, cancellation);
            taken.Add(Stopwatch.GetElapsedTime(began));
        }
        taken.Sort();
        await Console.Error.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{actor.Name} {search}: {found.Total}, p50 {Ms(taken[rounds / 2])}"));
        return new { found = found.Total, p50Ms = Ms(taken[rounds / 2]), p99Ms = Ms(taken[Math.Min(rounds - 1, rounds * 99 / 100)]) };
    }

    private static double Ms(TimeSpan time) => Math.Round(time.TotalMilliseconds, 1);
}
