using System.Runtime.CompilerServices;
using System.Security.Claims;
using System.Text.Json;
using ServiceGate.Core.Facts.Contingency;
using ServiceGate.Core.Foundation.Time;
using ServiceGate.Core.Ports.Contingency;
using ServiceGate.Core.Ports.Stores;
using ServiceGate.Core.Rules.Organisation;
using ServiceGate.Web.Shell.Languages;
using ServiceGate.Web.Shell.Live;
using ServiceGate.Web.Views.Launches;

namespace ServiceGate.Web.Features.Hotline;

/// <summary>How often customers are rolled back, live over server-sent events: read from the counters each second, one reading for all who look at the launch.</summary>
/// <param name="sessions">Opens readings.</param>
/// <param name="clock">Business time.</param>
internal sealed class RollbackEvents(ISessionFactory sessions, BusinessClock clock)
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);
    private const int MostRounds = 600;

    private readonly SharedReading<long, RollbackUses> _uses = new(Pause, TimeProvider.System, async launch =>
    {
        await using var session = await sessions.ReadAsync();
        return await session.Contingency.UsesAsync(launch, clock.GetUtcNow());
    });

    /// <summary>Maps <c>GET /launches/{number}/hotline/events</c>.</summary>
    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/launches/{number}/hotline/events", async (
        string number, HttpContext request, RollbackEvents events, LaunchReader reader, LiveStreams streams, Texts texts) =>
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
            var uses = await _uses.GetAsync(launch);
            yield return JsonSerializer.Serialize(
                new Dictionary<string, string>(StringComparer.Ordinal) { ["uses-all"] = texts.Number(uses.All), ["uses-hour"] = texts.Number(uses.LastHour) }, JsonSerializerOptions.Web);
            await Task.Delay(Pause, TimeProvider.System, cancellation).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
