using System.Diagnostics;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace ServiceGate.Benchmarks;

/// <summary>
/// A page of every kind, asked for in turn of a published server and of one of before, each with the same launches: the demonstration as the program of before has
/// written it, which the other one takes up.
/// </summary>
internal static partial class VisitsBenchmark
{
    private const int Warm = 40;
    private const int Measured = 200;

    private static readonly string[] OfTheHouse = ["/", "/launches", "/launches/new?kind=it-cutover", "/calendar", "/notices", "/reviews", "/definitions", "/account"];
    private static readonly string[] OfALaunch = ["", "/dossier", "/dossier/concerns", "/dossier/risks", "/review", "/notices", "/run", "/flow", "/history"];

    /// <summary>Runs it; the answer is one line of JSON: for each page milliseconds at the 50th and 99th percentile and thousands of bytes of HTML, of both, and the worst of the ratios.</summary>
    /// <param name="published">The published folder.</param>
    /// <param name="before">The published folder of the program of before.</param>
    /// <param name="cancellation">Ends it.</param>
    public static async Task<string> RunAsync(string published, string before, CancellationToken cancellation)
    {
        var (ours, theirs) = (Directory.CreateTempSubdirectory("servicegate-visits-"), Directory.CreateTempSubdirectory("servicegate-visits-"));
        try
        {
            await using (var loading = ServerProcess.Start(before, theirs.FullName)) await loading.SaidAsync("launches are loaded", cancellation);
            foreach (var file in theirs.EnumerateFiles("*", SearchOption.AllDirectories))
            {
                var copy = new FileInfo(Path.Combine(ours.FullName, Path.GetRelativePath(theirs.FullName, file.FullName)));
                copy.Directory!.Create();
                file.CopyTo(copy.FullName);
            }
            return await CompareAsync((published, ours.FullName), (before, theirs.FullName), cancellation);
        }
        finally
        {
            ours.Delete(recursive: true);
            theirs.Delete(recursive: true);
        }
    }

    private static async Task<string> CompareAsync((string Program, string Data) ours, (string Program, string Data) theirs, CancellationToken cancellation)
    {
        await using var now = ServerProcess.Start(ours.Program, ours.Data);
        await using var then = ServerProcess.Start(theirs.Program, theirs.Data);
        foreach (var server in new[] { now, then }) await server.FirstPageAsync(cancellation);
        using var here = await DemoVisitor.SignInAsync(now.Address, "wang.min", cancellation);
        using var there = await DemoVisitor.SignInAsync(then.Address, "wang.min", cancellation);
        var launch = DemoVisitor.Links(await there.GetAsync("/launches", cancellation)).First(path => Launch().IsMatch(path));
        var pages = new List<(string Path, double P50, double P99, double Kb, double P50Before, double P99Before, double KbBefore)>();
        foreach (var path in OfTheHouse.Concat(OfALaunch.Select(part => launch + part)))
        {
            if (!await there.HasAsync(path, cancellation))
            {
                Console.WriteLine($"{path}: not there before");
                continue;
            }
            var (mine, other) = (new List<double>(), new List<double>());
            double kb = 0, kbBefore = 0;
            for (var i = -Warm; i < Measured; i++)
            {
                kb = await AskAsync(here, path, i < 0 ? null : mine, cancellation);
                kbBefore = await AskAsync(there, path, i < 0 ? null : other, cancellation);
            }
            pages.Add((path, At(mine, 0.5), At(mine, 0.99), kb, At(other, 0.5), At(other, 0.99), kbBefore));
            Console.WriteLine($"{path}: p50 {pages[^1].P50} ms beside {pages[^1].P50Before}, p99 {pages[^1].P99} beside {pages[^1].P99Before}, {kb} kB beside {kbBefore}");
        }
        return JsonSerializer.Serialize(new
        {
            worstP50OfBefore = Math.Round(pages.Max(p => p.P50 / p.P50Before), 2),
            worstP99OfBefore = Math.Round(pages.Max(p => p.P99 / p.P99Before), 2),
            largestKB = pages.Max(p => p.Kb),
            pages = pages.ToDictionary(p => p.Path, p => new { p50Ms = p.P50, p99Ms = p.P99, kB = p.Kb, p50OfBefore = Math.Round(p.P50 / p.P50Before, 2), p99OfBefore = Math.Round(p.P99 / p.P99Before, 2), kBBefore = p.KbBefore }),
        });
    }

    private static async Task<double> AskAsync(DemoVisitor visitor, string path, List<double>? times, CancellationToken cancellation)
    {
        var began = Stopwatch.GetTimestamp();
        var page = await visitor.GetAsync(path, cancellation);
        times?.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
        return Math.Round(Encoding.UTF8.GetByteCount(page) / 1024.0, 1);
    }

    private static double At(List<double> times, double part) => Math.Round(times.Order().ElementAt((int)Math.Ceiling(times.Count * part) - 1), 2);

    [GeneratedRegex("^/launches/[A-Z]+-[0-9]{4}-[0-9]{6}$")]
    private static partial Regex Launch();
}
