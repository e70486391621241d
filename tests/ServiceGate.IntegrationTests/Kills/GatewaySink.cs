using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace ServiceGate.IntegrationTests.Kills;

/// <summary>A chunk as it arrived.</summary>
/// <param name="Chunk">Key of the chunk.</param>
/// <param name="At">When.</param>
internal sealed record Arrival(string Chunk, DateTimeOffset At);

/// <summary>A gateway that knows nothing of the product: it checks each post's signature by itself and counts every delivery key.</summary>
internal sealed class GatewaySink : IAsyncDisposable
{
    public const string Secret = "a secret of the kill tests only";

    private readonly WebApplication _app;
    private readonly ConcurrentDictionary<string, int> _seen = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, string> _chunks = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<Arrival> _arrivals = new();
    private readonly TimeSpan _pause;
    private int _refused;
    private int _strays;

    private GatewaySink(WebApplication app, TimeSpan pause) => (_app, _pause) = (app, pause);

    public Uri Address => new(_app.Urls.First());

    /// <summary>How often each delivery key was seen.</summary>
    public IReadOnlyDictionary<string, int> Seen => _seen;

    /// <summary>Posts whose signature or idempotency key was wrong.</summary>
    public int Refused => _refused;

    /// <summary>Every chunk that arrived, also again, in that order.</summary>
    public IReadOnlyCollection<Arrival> Arrivals => _arrivals;

    /// <summary>Messages that arrived in another chunk than before.</summary>
    public int Strays => _strays;

    /// <summary>The chunk in which a delivery key arrived first.</summary>
    public string ChunkOf(string key) => _chunks[key];

    /// <summary>Starts one.</summary>
    /// <param name="pause">How long after a chunk's arrival it answers.</param>
    public static async Task<GatewaySink> StartAsync(TimeSpan pause = default)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var sink = new GatewaySink(app, pause);
        app.MapPost("/", sink.ReceiveAsync);
        await app.StartAsync();
        return sink;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task<IResult> ReceiveAsync(HttpRequest request)
    {
        using var buffer = new MemoryStream();
        await request.Body.CopyToAsync(buffer);
        using var document = JsonDocument.Parse(buffer.ToArray());
        var chunk = document.RootElement.GetProperty("chunk").GetString()!;
        if (!IsSigned(request, buffer.ToArray()) || request.Headers["Idempotency-Key"] != chunk)
        {
            Interlocked.Increment(ref _refused);
            return Results.StatusCode(StatusCodes.Status401Unauthorized);
        }
        _arrivals.Enqueue(new(chunk, TimeProvider.System.GetUtcNow()));
        foreach (var message in document.RootElement.GetProperty("messages").EnumerateArray()) Count(chunk, message.GetProperty("key").GetString()!);
        if (_pause > TimeSpan.Zero) await Task.Delay(_pause, TimeProvider.System);
        return Results.Ok();
    }

    private void Count(string chunk, string key)
    {
        _seen.AddOrUpdate(key, 1, (_, times) => times + 1);
        if (!string.Equals(_chunks.GetOrAdd(key, chunk), chunk, StringComparison.Ordinal)) Interlocked.Increment(ref _strays);
    }

    private static bool IsSigned(HttpRequest request, byte[] body)
    {
        var signed = Encoding.ASCII.GetBytes($"{request.Headers["X-ServiceGate-Timestamp"]}.").Concat(body).ToArray();
        var expected = "v1=" + Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(Secret), signed));
        return CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(expected), Encoding.ASCII.GetBytes(request.Headers["X-ServiceGate-Signature"].ToString()));
    }
}
