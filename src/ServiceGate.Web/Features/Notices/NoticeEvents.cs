using System.Runtime.CompilerServices;
using System.Security.Claims;
using System.Text.Json;
using ServiceGate.Core.Facts.Notices;
using ServiceGate.Core.Foundation.Time;
using ServiceGate.Core.Ports.Stores;
using ServiceGate.Core.Rules.Organisation;
using ServiceGate.Web.Shell.Components;
using ServiceGate.Web.Shell.Languages;
using ServiceGate.Web.Shell.Live;
using ServiceGate.Web.Views.Launches;

namespace ServiceGate.Web.Features.Notices;

/// <summary>
/// Live progress of a launch's batches over server-sent events, read from the database each second, so that any node can answer; one reading serves all who
/// look at the launch. The stream ends when the page goes, the server stops, its person may not see it any more, or after ten minutes; the browser then asks
/// again and its session is checked anew.
/// </summary>
/// <param name="sessions">Opens readings.</param>
/// <param name="clock">Business time.</param>
internal sealed class NoticeEvents(ISessionFactory sessions, BusinessClock clock)
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);
    private const int MostRounds = 600;

    private readonly SharedReading<long, IReadOnlyList<Batch>> _batches = new(Pause, TimeProvider.System, async launch =>
    {
        await using var session = await sessions.ReadAsync();
        return await session.Notices.BatchesAsync(launch);
    });

    /// <summary>Maps <c>GET /launches/{number}/notices/events</c>.</summary>
    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/launches/{number}/notices/events", async (
        string number, HttpContext request, NoticeEvents events, LaunchReader reader, LiveStreams streams, Texts texts) =>
    {
        var person = long.TryParse(request.User.FindFirstValue(ClaimTypes.NameIdentifier), out var id) ? id : -1;
        if (await reader.FindAsync(number, person, request.RequestAborted) is not { } view) return Results.NotFound();
        return streams.Open(
            request, cancellation => events.MaySeeAsync(person, view.Launch.UnitId, cancellation),
            ended => TypedResults.ServerSentEvents(events.Follow(view.Launch.Id, texts, ended)));
    });

    private async Task<bool> MaySeeAsync(long person, long unit, CancellationToken cancellation)
    {
        await using var session = await sessions.ReadAsync(cancellation);
        return await session.Organisation.ActorAsync(person, clock.GetUtcNow()) is { } actor && Policy.MaySeeLaunchesOf(actor, unit, await session.Organisation.TreeAsync());
    }

    private async IAsyncEnumerable<string> Follow(long launch, Texts texts, [EnumeratorCancellation] CancellationToken cancellation)
    {
        for (var round = 0; round < MostRounds && !cancellation.IsCancellationRequested; round++)
        {
            yield return JsonSerializer.Serialize(Values(await _batches.GetAsync(launch), texts), JsonSerializerOptions.Web);
            await Task.Delay(Pause, TimeProvider.System, cancellation).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private static Dictionary<string, object> Values(IReadOnlyList<Batch> batches, Texts texts)
    {
        var values = new Dictionary<string, object>(StringComparer.Ordinal);
        foreach (var batch in batches)
        {
            var state = LaunchStates.Of(batch.Status).Word();
            values[$"batch-{batch.Id}"] = new { value = batch.Accepted + batch.Failed, max = Math.Max(batch.Planned, 1), state };
            values[$"batch-{batch.Id}-accepted"] = texts.Number(batch.Accepted);
            values[$"batch-{batch.Id}-status"] = new { text = BatchWords.Status(batch, texts), state };
        }
        return values;
    }
}
