using System.Runtime.CompilerServices;
using System.Security.Claims;
using System.Text.Json;
using ServiceGate.Core.Facts.Notices;
using ServiceGate.Core.Foundation.Json;
using ServiceGate.Core.Ports.Stores;
using ServiceGate.Web.Shell.Components;
using ServiceGate.Web.Shell.Languages;
using ServiceGate.Web.Views.Launches;

namespace ServiceGate.Web.Features.Notices;

/// <summary>
/// Live progress of a launch's batches over server-sent events, read from the database each second, so that any node can answer. The stream ends when the
/// page goes, the server stops, or after ten minutes; the browser then asks again and its session is checked anew.
/// </summary>
public static class NoticeEvents
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);
    private const int MostRounds = 600;

    /// <summary>Maps <c>GET /launches/{number}/notices/events</c>.</summary>
    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/launches/{number}/notices/events", async (
        string number, HttpContext request, ISessionFactory sessions, LaunchReader reader, Texts texts, IHostApplicationLifetime lifetime) =>
    {
        var person = long.TryParse(request.User.FindFirstValue(ClaimTypes.NameIdentifier), out var id) ? id : -1;
        if (await reader.FindAsync(number, person, request.RequestAborted) is not { } view) return Results.NotFound();
        var ended = CancellationTokenSource.CreateLinkedTokenSource(request.RequestAborted, lifetime.ApplicationStopping);
        request.Response.RegisterForDispose(ended);
        return TypedResults.ServerSentEvents(Follow(view.Launch.Id, sessions, texts, ended.Token));
    });

    private static async IAsyncEnumerable<string> Follow(long launch, ISessionFactory sessions, Texts texts, [EnumeratorCancellation] CancellationToken cancellation)
    {
        for (var round = 0; round < MostRounds && !cancellation.IsCancellationRequested; round++)
        {
            yield return JsonSerializer.Serialize(Values(await BatchesAsync(launch, sessions), texts), JsonSerializerOptions.Web);
            await Task.Delay(Pause, TimeProvider.System, cancellation).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private static async Task<IReadOnlyList<Batch>> BatchesAsync(long launch, ISessionFactory sessions)
    {
        await using var session = await sessions.ReadAsync();
        return await session.Notices.BatchesAsync(launch);
    }

    private static Dictionary<string, object> Values(IReadOnlyList<Batch> batches, Texts texts)
    {
        var values = new Dictionary<string, object>(StringComparer.Ordinal);
        foreach (var batch in batches)
        {
            var state = LaunchStates.Of(batch.Status).Word();
            values[$"batch-{batch.Id}"] = new { value = batch.Accepted + batch.Failed, max = Math.Max(batch.Planned, 1), state };
            values[$"batch-{batch.Id}-accepted"] = texts.Number(batch.Accepted);
            values[$"batch-{batch.Id}-status"] = new { text = texts.T("batch-status." + batch.Status.Code()), state };
        }
        return values;
    }
}
