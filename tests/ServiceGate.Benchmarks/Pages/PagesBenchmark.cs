using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using ServiceGate.Data.Settings;
using ServiceGate.IntegrationTests.Accounts;
using ServiceGate.IntegrationTests.Statements;

namespace ServiceGate.Benchmarks.Pages;

/// <summary>
/// Pages with few launches beside the same pages with many: what is shown of a long list must not be felt to be long. The server runs within the process, so that the statements of each
/// request can be counted as its database counts them.
/// </summary>
internal static class PagesBenchmark
{
    private const int Warm = 5, Measured = 30;

    private static readonly string[] People = ["fang.yuan", "wang.min", "sun.yue", "chen.jing"];

    private static readonly string[] OfTheHouse =
    [
        "/", "/launches", "/launches?page=40", "/launches?q=T130", "/launches?q=%E5%88%87%E6%8D%A2", "/launches?status=in-review", "/launches/new?kind=it-cutover", "/calendar", "/notices", "/notices?sort=-failed", "/reviews", "/history",
        "/history?who=wang.min", "/definitions", "/organisation", "/people", "/account",
    ];

    private static readonly string[] OfALaunch = ["", "/dossier", "/dossier/concerns", "/review", "/notices", "/run", "/flow", "/history"];

    /// <summary>Runs it; the answer is one line of JSON.</summary>
    /// <param name="few">How many launches at first.</param>
    /// <param name="many">How many then.</param>
    public static async Task<string> RunAsync(int few, int many)
    {
        var (small, large) = (await MeasureAsync(few), await MeasureAsync(many));
        var pages = large.Where(p => small.ContainsKey(p.Key)).ToDictionary(p => p.Key, p => (p.Value, Growth: p.Value.P50 / small[p.Key].P50));
        foreach (var (page, (figures, growth)) in pages.OrderByDescending(p => p.Value.Value.P50))
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{page}: p50 {figures.P50:0.0} ms, p99 {figures.P99:0.0}, growth {growth:0.00}, {figures.Statements} statements, {figures.Kb:0.0} kB"));
        return JsonSerializer.Serialize(new
        {
            worstP99Ms = Math.Round(pages.Values.Max(p => p.Value.P99), 1),
            worstGrowth = Math.Round(pages.Values.Max(p => p.Growth), 2),
            mostStatements = pages.Values.Max(p => p.Value.Statements),
            largestKB = Math.Round(pages.Values.Max(p => p.Value.Kb), 1),
            worst = pages.MaxBy(p => p.Value.Growth).Key,
        });
    }

    private static async Task<Dictionary<string, Figures>> MeasureAsync(int launches)
    {
        await using var server = await ServerStand.StartAsync(demo: true);
        var settings = server.Services.GetRequiredService<SettingStore>();
        while (await settings.FindAsync("demo-loaded") is null) await Task.Delay(TimeSpan.FromMilliseconds(200), TimeProvider.System);
        var began = Stopwatch.GetTimestamp();
        await server.RestartAsync(demo: true, path => new CopiedLaunches(path).FillAsync(launches));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{launches} launches: filled in {Stopwatch.GetElapsedTime(began).TotalSeconds:0} s"));
        using var trace = new RequestTrace(server);
        var found = new Dictionary<string, Figures>(StringComparer.Ordinal);
        foreach (var person in People)
        {
            using var browser = server.NewBrowser();
            await browser.SignInAsync(person);
            foreach (var path in OfTheHouse.Concat(OfALaunch.Select(part => $"/launches/T101-2026-000060{part}")))
                if (await MeasureAsync(browser, trace, path) is { } figures) found[$"{person} {path}"] = figures;
        }
        return found;
    }

    // A page that is not for this person says nothing.
    private static async Task<Figures?> MeasureAsync(Browser browser, RequestTrace trace, string path)
    {
        var (times, answer) = (new List<double>(), await browser.GetAsync(path));
        if (answer.Status is not HttpStatusCode.OK) return null;
        for (var i = -Warm; i < Measured; i++)
        {
            var began = Stopwatch.GetTimestamp();
            await browser.GetAsync(path);
            if (i >= 0) times.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
        }
        var statements = await trace.OfAsync(() => browser.GetAsync(path), forgets: true);
        return new(At(times, 0.5), At(times, 0.99), statements.Count, Encoding.UTF8.GetByteCount(answer.Html) / 1024.0);
    }

    private static double At(List<double> times, double part) => times.Order().ElementAt((int)Math.Ceiling(times.Count * part) - 1);

    private sealed record Figures(double P50, double P99, int Statements, double Kb);
}
