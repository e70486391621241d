using System.Text.Json;

namespace ServiceGate.Benchmarks;

/// <summary>
/// Saves of dossier items over HTTP, 8 connections each on a launch of its own: a published server beside one of before, in turn, each in a process of its own.
/// Fresh at first, then after 10,000 commands on the same process.
/// </summary>
internal static class CommandsBenchmark
{
    private const int Rounds = 5;
    private const int Warm = 400;
    private const int Measured = 2_000;
    private const int Until = 10_000;

    /// <summary>Runs it; the answer is one line of JSON: saves a second (medians of the rounds), milliseconds at their 50th and 99th percentile, processor milliseconds of the server a save.</summary>
    /// <param name="published">The published folder.</param>
    /// <param name="before">The published folder of the program of before.</param>
    /// <param name="cancellation">Ends it.</param>
    public static async Task<string> RunAsync(string published, string before, CancellationToken cancellation)
    {
        await using var now = await SaveLoad.StartAsync(published, cancellation);
        await using var then = await SaveLoad.StartAsync(before, cancellation);
        foreach (var load in new[] { now, then }) await load.RunAsync(Warm, cancellation);
        var fresh = await AlternateAsync(now, then, cancellation);
        foreach (var load in new[] { now, then }) await load.RunAsync(Math.Max(0, Until - load.Saved), cancellation);
        var used = await AlternateAsync(now, then, cancellation);
        return JsonSerializer.Serialize(new
        {
            fresh = Figures(fresh),
            after10000 = Figures(used),
        });
    }

    private static async Task<(List<SaveRound> Now, List<SaveRound> Before)> AlternateAsync(SaveLoad now, SaveLoad before, CancellationToken cancellation)
    {
        var (ours, theirs) = (new List<SaveRound>(), new List<SaveRound>());
        for (var round = 0; round < Rounds; round++)
        {
            ours.Add(await now.RunAsync(Measured / Rounds, cancellation));
            theirs.Add(await before.RunAsync(Measured / Rounds, cancellation));
        }
        return (ours, theirs);
    }

    private static object Figures((List<SaveRound> Now, List<SaveRound> Before) rounds) => new
    {
        savesPerSecond = Median(rounds.Now, r => r.PerSecond),
        before = Median(rounds.Before, r => r.PerSecond),
        ofBefore = Math.Round(Median(rounds.Now, r => r.PerSecond) / Median(rounds.Before, r => r.PerSecond), 2),
        p50Ms = Median(rounds.Now, r => r.P50Ms),
        p99Ms = Median(rounds.Now, r => r.P99Ms),
        p50MsBefore = Median(rounds.Before, r => r.P50Ms),
        p99MsBefore = Median(rounds.Before, r => r.P99Ms),
        cpuMs = Median(rounds.Now, r => r.ProcessorMs),
        cpuOfBefore = Math.Round(Median(rounds.Now, r => r.ProcessorMs) / Median(rounds.Before, r => r.ProcessorMs), 2),
    };

    private static double Median(List<SaveRound> rounds, Func<SaveRound, double> figure) => Math.Round(rounds.Select(figure).Order().ElementAt(rounds.Count / 2), 2);
}
