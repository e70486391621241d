using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace ServiceGate.IntegrationTests.Kills;

/// <summary>A gateway that knows nothing of the product: it checks each post's signature by itself and counts every delivery key.</summary>
internal sealed class GatewaySink : IAsyncDisposable
{
    public const string Secret = "a secret of the kill tests only";

    private readonly WebApplication _app;
    private readonly ConcurrentDictionary<string, int> _seen = new(StringComparer.Ordinal);
    private int _refused;

    private GatewaySink(WebApplication app) => _app = app;

    public Uri Address => new(_app.Urls.First());

    /// <summary>How often each delivery key was seen.</summary>
    public IReadOnlyDictionary<string, int> Seen => _seen;

    /// <summary>Posts whose signature or idempotency key was wrong.</summary>
    public int Refused => _refused;

    public static async Task<GatewaySink> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var sink = new GatewaySink(app);
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
        var chunk = document.RootElement.GetProperty("chunk").GetString();
        if (!IsSigned(request, buffer.ToArray()) || request.Headers["Idempotency-Key"] != chunk)
        {
            Interlocked.Increment(ref _refused);
            return Results.StatusCode(StatusCodes.Status401Unauthorized);
        }
        foreach (var message in document.RootElement.GetProperty("messages").EnumerateArray())
            _seen.AddOrUpdate(message.GetProperty("key").GetString()!, 1, (_, times) => times + 1);
        return Results.Ok();
    }

    private static bool IsSigned(HttpRequest request, byte[] body)
    {
        var signed = Encoding.ASCII.GetBytes($"{request.Headers["X-ServiceGate-Timestamp"]}.").Concat(body).ToArray();
        var expected = "v1=" + Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(Secret), signed));
        return CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(expected), Encoding.ASCII.GetBytes(request.Headers["X-ServiceGate-Signature"].ToString()));
    }
}
