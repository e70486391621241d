using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace ServiceGate.IntegrationTests.Delivery;

/// <summary>A post as the gateway saw it.</summary>
internal sealed record Received(string Path, string Body, IReadOnlyDictionary<string, string> Headers);

/// <summary>A gateway on loopback that keeps what it receives and answers as the test says.</summary>
internal sealed class GatewaySink : IAsyncDisposable
{
    private readonly WebApplication _app;

    private GatewaySink(WebApplication app) => _app = app;

    public ConcurrentQueue<Received> Posts { get; } = new();

    /// <summary>How it answers; 200 without a body unless set.</summary>
    public Func<Received, HttpContext, Task> Answer { get; set; } = (_, _) => Task.CompletedTask;

    public string Url => _app.Urls.Single() + "/notices";

    public static async Task<GatewaySink> StartAsync()
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var sink = new GatewaySink(builder.Build());
        sink._app.Run(sink.ReceiveAsync);
        await sink._app.StartAsync();
        return sink;
    }

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    private async Task ReceiveAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body);
        var headers = context.Request.Headers.ToDictionary(h => h.Key, h => h.Value.ToString(), StringComparer.OrdinalIgnoreCase);
        var received = new Received(context.Request.Path, await reader.ReadToEndAsync(context.RequestAborted), headers);
        Posts.Enqueue(received);
        await Answer(received, context);
    }
}
