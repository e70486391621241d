using System.Globalization;
using System.Net.Http.Json;

namespace ServiceGate.Benchmarks.ScaleOut;

/// <summary>Feeds the sink chunk after chunk on each connection and does nothing else: what the sink can take at the most.</summary>
internal static class BareLoad
{
    public static async Task RunAsync(Uri sink, int connections, int chunks, int messages, CancellationToken cancellation)
    {
        using var client = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = connections });
        var left = chunks;
        await Task.WhenAll(Enumerable.Range(0, connections).Select(async _ =>
        {
            while (Interlocked.Decrement(ref left) is var number && number >= 0)
            {
                using var answer = await client.PostAsJsonAsync(sink, Chunk(number, messages), cancellation);
                answer.EnsureSuccessStatusCode();
            }
        }));
    }

    private static object Chunk(int number, int messages) => new
    {
        chunk = string.Create(CultureInfo.InvariantCulture, $"1-{number}"),
        channel = "sms",
        launch = "HZ-2026-900000",
        step = "told",
        messages = Enumerable.Range(0, messages).Select(i => new { key = string.Create(CultureInfo.InvariantCulture, $"1-1-{(number * messages) + i}"), to = "13900000000", text = "通告" }),
    };
}
