using System.Text.Json;

namespace ServiceGate.Benchmarks;

/// <summary>How long a published server takes from its start to its first page, with the demonstration loaded, and what it holds after every page was visited.</summary>
internal static class StartupBenchmark
{
    private const int Starts = 10;

    /// <summary>Runs it; the answer is one line of JSON with milliseconds and megabytes (of 2^20 bytes).</summary>
    public static async Task<string> RunAsync(string published, CancellationToken cancellation)
    {
        var data = Directory.CreateTempSubdirectory("servicegate-startup-");
        try
        {
            await LoadAsync(published, data.FullName, cancellation);
            var times = new List<double>();
            for (var i = 0; i < Starts; i++) times.Add(await StartAsync(published, data.FullName, cancellation));
            Console.WriteLine("starts, ms: " + string.Join(' ', times.Select(t => t.ToString("0", System.Globalization.CultureInfo.InvariantCulture))));
            return await VisitAsync(published, data.FullName, [.. times.Order()], cancellation);
        }
        finally
        {
            data.Delete(recursive: true);
        }
    }

    private static async Task LoadAsync(string published, string data, CancellationToken cancellation)
    {
        await using var server = ServerProcess.Start(published, data);
        await server.SaidAsync("launches are loaded", cancellation);
    }

    private static async Task<double> StartAsync(string published, string data, CancellationToken cancellation)
    {
        await using var server = ServerProcess.Start(published, data);
        return await server.FirstPageAsync(cancellation);
    }

    private static async Task<string> VisitAsync(string published, string data, double[] times, CancellationToken cancellation)
    {
        await using var server = ServerProcess.Start(published, data);
        await server.FirstPageAsync(cancellation);
        var pages = 0;
        foreach (var person in new[] { "wang.min", "sun.yue", "he.ting", "wu.gang", "admin" }) pages += await PageWalk.RunAsync(server.Address, person, cancellation);
        return JsonSerializer.Serialize(new
        {
            starts = times.Length,
            medianMs = Math.Round((times[(times.Length - 1) / 2] + times[times.Length / 2]) / 2),
            p99Ms = Math.Round(times[(int)Math.Ceiling(times.Length * 0.99) - 1]),
            pages,
            residentMb = server.Memory("VmRSS"),
            peakMb = server.Memory("VmHWM"),
        });
    }
}
