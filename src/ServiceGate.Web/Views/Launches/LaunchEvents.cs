using System.Runtime.CompilerServices;
using System.Security.Claims;
using System.Text.Json;
using ServiceGate.Core.Foundation.Time;
using ServiceGate.Core.Ports.Stores;
using ServiceGate.Core.Rules.Organisation;
using ServiceGate.Web.Shell.Languages;
using ServiceGate.Web.Shell.Live;

namespace ServiceGate.Web.Views.Launches;

/// <summary>
/// What of a launch changes while one looks, live over server-sent events: read from the database each second, so that any node can answer; one reading serves all who look at the launch. The stream ends
/// when the page goes, the server stops, its person may not see it any more, or after ten minutes; the browser then asks again and its session is checked anew.
/// </summary>
/// <typeparam name="T">What is read.</typeparam>
/// <param name="sessions">Opens readings.</param>
/// <param name="clock">Business time.</param>
/// <param name="read">Reads it of a launch.</param>
internal abstract class LaunchEvents<T>(ISessionFactory sessions, BusinessClock clock, Func<ICommandSession, long, Task<T>> read)
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);
    private const int MostRounds = 600;

    private readonly SharedReading<long, T> _reading = new(Pause, TimeProvider.System, async launch =>
    {
        await using var session = await sessions.ReadAsync();
        return await read(session, launch);
    });

    /// <summary>What is said of it, by the names that the page gives to its places.</summary>
    private protected abstract Dictionary<string, object> Values(T seen, Texts texts);

    /// <summary>Opens the stream for who may see the launch; for everybody else there is no such launch.</summary>
    public async Task<IResult> AnswerAsync(string number, HttpContext request, LaunchReader reader, LiveStreams streams, Texts texts)
    {
        var person = long.TryParse(request.User.FindFirstValue(ClaimTypes.NameIdentifier), out var id) ? id : -1;
        if (await reader.FindAsync(number, person, request.RequestAborted) is not { } view) return Results.NotFound();
        return streams.Open(
            request, cancellation => MaySeeAsync(person, view.Launch.UnitId, cancellation),
            ended => TypedResults.ServerSentEvents(Follow(view.Launch.Id, texts, ended)));
    }

    private async Task<bool> MaySeeAsync(long person, long unit, CancellationToken cancellation)
    {
        await using var session = await sessions.ReadAsync(cancellation);
        return await session.Organisation.ActorAsync(person, clock.GetUtcNow()) is { } actor && Policy.MaySeeLaunchesOf(actor, unit, await session.Organisation.TreeAsync());
    }

    private async IAsyncEnumerable<string> Follow(long launch, Texts texts, [EnumeratorCancellation] CancellationToken cancellation)
    {
        for (var round = 0; round < MostRounds && !cancellation.IsCancellationRequested; round++)
        {
            yield return JsonSerializer.Serialize(Values(await _reading.GetAsync(launch), texts), JsonSerializerOptions.Web);
            await Task.Delay(Pause, TimeProvider.System, cancellation).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
