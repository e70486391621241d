using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace ServiceGate.Benchmarks.ScaleOut;

/// <summary>A chunk as the sink handled it.</summary>
/// <param name="Connection">On which connection it came.</param>
/// <param name="Messages">How many messages it held.</param>
/// <param name="Arrived">When it had arrived, as a time stamp of the machine.</param>
/// <param name="Answered">When it was answered.</param>
internal sealed record HandledChunk(string Connection, int Messages, long Arrived, long Answered);

/// <summary>
/// A gateway that takes 20 ms for a message. It takes the messages of a chunk one after another and answers when it has the last, so that a chunk of n
/// messages takes n × 20 ms on its connection; connections do not slow each other down. So it can take 50 messages a second on each connection.
/// </summary>
internal sealed class PacedSink : IAsyncDisposable
{
    /// <summary>What a message takes.</summary>
    public static readonly TimeSpan PerMessage = TimeSpan.FromMilliseconds(20);

    private readonly WebApplication _app;
    private ConcurrentQueue<HandledChunk> _handled = new();

    private PacedSink(WebApplication app) => _app = app;

    /// <summary>Where it listens.</summary>
    public Uri Address => new(_app.Urls.First());

    public static async Task<PacedSink> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var sink = new PacedSink(builder.Build());
        sink._app.MapPost("/", sink.TakeAsync);
        await sink._app.StartAsync();
        return sink;
    }

    /// <summary>How many chunks it has handled since it was last asked for them.</summary>
    public int Handled => _handled.Count;

    /// <summary>Gives the chunks that it has handled and forgets them.</summary>
    public IReadOnlyList<HandledChunk> Take() => [.. Interlocked.Exchange(ref _handled, new())];

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task TakeAsync(HttpContext context)
    {
        using var document = await JsonDocument.ParseAsync(context.Request.Body, cancellationToken: context.RequestAborted);
        var (arrived, messages) = (Stopwatch.GetTimestamp(), document.RootElement.GetProperty("messages").GetArrayLength());
        await Task.Delay(messages * PerMessage, TimeProvider.System, context.RequestAborted);
        _handled.Enqueue(new(context.Connection.Id, messages, arrived, Stopwatch.GetTimestamp()));
    }
}
