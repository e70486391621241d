using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;

namespace ServiceGate.Benchmarks;

/// <summary>What a number of saves took.</summary>
/// <param name="PerSecond">Saves a second, all connections together.</param>
/// <param name="P50Ms">Milliseconds until half of the answers were there.</param>
/// <param name="P99Ms">Milliseconds until all but one in a hundred were there.</param>
/// <param name="ProcessorMs">Milliseconds of the server's processor time a save.</param>
internal sealed record SaveRound(double PerSecond, double P50Ms, double P99Ms, double ProcessorMs);

/// <summary>Connections to a demonstration of its own that save a risk over and over, each on its own launch, by the public API.</summary>
internal sealed class SaveLoad : IAsyncDisposable
{
    private const int Connections = 8;
    private const string Owner = "wang.min";

    private readonly DirectoryInfo _data = Directory.CreateTempSubdirectory("servicegate-commands-");
    private readonly List<Saver> _savers = [];
    private ServerProcess _server = null!;

    /// <summary>Saves so far.</summary>
    public int Saved { get; private set; }

    /// <summary>Starts a published server and makes the launches.</summary>
    public static async Task<SaveLoad> StartAsync(string published, CancellationToken cancellation)
    {
        var load = new SaveLoad();
        load._server = ServerProcess.Start(published, load._data.FullName);
        await load._server.SaidAsync("launches are loaded", cancellation);
        var token = await load.TokenAsync(cancellation);
        for (var i = 0; i < Connections; i++) load._savers.Add(await Saver.NewAsync(load._server.Address, token, i, cancellation));
        return load;
    }

    /// <summary>Saves a number of times in all.</summary>
    public async Task<SaveRound> RunAsync(int saves, CancellationToken cancellation)
    {
        var left = saves;
        var (began, processor) = (Stopwatch.GetTimestamp(), _server.ProcessorTime);
        var times = await Task.WhenAll(_savers.Select(s => s.RunAsync(() => Interlocked.Decrement(ref left) >= 0, cancellation)));
        var (whole, used) = (Stopwatch.GetElapsedTime(began), _server.ProcessorTime - processor);
        Saved += saves;
        var sorted = times.SelectMany(t => t).Order().ToArray();
        return sorted.Length == 0 ? new(0, 0, 0, 0) : new(saves / whole.TotalSeconds, At(sorted, 0.5), At(sorted, 0.99), used.TotalMilliseconds / saves);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var saver in _savers) saver.Dispose();
        await _server.DisposeAsync();
        _data.Delete(recursive: true);
    }

    private static double At(double[] sorted, double part) => sorted[(int)Math.Ceiling(sorted.Length * part) - 1];

    private async Task<string> TokenAsync(CancellationToken cancellation)
    {
        var file = Path.Combine(_data.FullName, "demo-accounts.json");
        while (!File.Exists(file)) await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, cancellation);
        using var accounts = JsonDocument.Parse(await File.ReadAllTextAsync(file, cancellation));
        return accounts.RootElement.GetProperty(Owner).GetString()!;
    }

    private sealed class Saver(HttpClient http, string launch, int number) : IDisposable
    {
        private string? _tag;
        private int _saves;

        public static async Task<Saver> NewAsync(Uri address, string token, int number, CancellationToken cancellation)
        {
            var http = new HttpClient { BaseAddress = address };
            http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
            var start = TimeProvider.System.GetUtcNow().AddDays(20 + number).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            var body = new
            {
                kind = "it-cutover",
                unit = "HZ",
                header = new { title = $"Saves {number}", window = new { start = $"{start}T00:00", end = $"{start}T06:00", timeZone = "Asia/Shanghai" }, scope = new[] { "HZ" }, externalOrders = new[] { "B-1" }, description = "Benchmark" },
            };
            using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/launches") { Content = JsonContent.Create(body) };
            request.Headers.Add("Idempotency-Key", $"new-{number}");
            using var answer = await http.SendAsync(request, cancellation);
            var text = await answer.Content.ReadAsStringAsync(cancellation);
            if (!answer.IsSuccessStatusCode) throw new InvalidOperationException(text);
            using var created = JsonDocument.Parse(text);
            return new(http, created.RootElement.GetProperty("number").GetString()!, number);
        }

        public async Task<List<double>> RunAsync(Func<bool> isWanted, CancellationToken cancellation)
        {
            var times = new List<double>();
            while (isWanted())
            {
                var began = Stopwatch.GetTimestamp();
                await SaveAsync(cancellation);
                times.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
            }
            return times;
        }

        public void Dispose() => http.Dispose();

        private async Task SaveAsync(CancellationToken cancellation)
        {
            var risk = new { title = $"Boxes fail {_saves}", cause = "Old firmware", customersAffected = 300, likelihood = 3, impact = 3, controls = "Rollback", residualLikelihood = 1, residualImpact = 3, owner = "Zhao" };
            using var request = new HttpRequestMessage(HttpMethod.Put, $"/api/v1/launches/{launch}/dossier/risks/R1") { Content = JsonContent.Create(risk) };
            request.Headers.Add("Idempotency-Key", string.Create(CultureInfo.InvariantCulture, $"save-{number}-{_saves++}"));
            if (_tag is null) request.Headers.TryAddWithoutValidation("If-None-Match", "*");
            else request.Headers.TryAddWithoutValidation("If-Match", _tag);
            using var answer = await http.SendAsync(request, cancellation);
            if (!answer.IsSuccessStatusCode) throw new InvalidOperationException(await answer.Content.ReadAsStringAsync(cancellation));
            _tag = answer.Headers.ETag!.ToString();
        }
    }
}
