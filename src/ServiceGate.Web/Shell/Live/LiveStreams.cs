using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Claims;
using Microsoft.Net.Http.Headers;

namespace ServiceGate.Web.Shell.Live;

/// <summary>
/// Keeps streams of server-sent events within bounds: so many for one person on this node, and none beyond the right to it. What was checked when a stream was
/// opened is checked again while it is open: sign-out, the end of the session, a deactivation or a role taken away ends it within seconds.
/// </summary>
/// <param name="watch">Looks at sessions.</param>
/// <param name="most">How many streams one person may have at once.</param>
/// <param name="lifetime">Ends all when the server stops.</param>
/// <param name="logger">Told when a check fails.</param>
internal sealed partial class LiveStreams(ISessionWatch watch, MostStreams most, IHostApplicationLifetime lifetime, ILogger<LiveStreams> logger)
{
    /// <summary>How often an open stream is checked: twice within the five seconds that it may last too long.</summary>
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(2);

    private readonly ConcurrentDictionary<string, int> _open = new(StringComparer.Ordinal);

    /// <summary>Opens a stream.</summary>
    /// <param name="request">The request.</param>
    /// <param name="may">Whether its person may still see what it shows.</param>
    /// <param name="answer">Makes the answer; its token ends with the right to it.</param>
    public IResult Open(HttpContext request, Func<CancellationToken, Task<bool>> may, Func<CancellationToken, IResult> answer)
    {
        var person = request.User.FindFirstValue(ClaimTypes.NameIdentifier) ?? "";
        if (!TryTake(person))
        {
            request.Response.Headers[HeaderNames.RetryAfter] = "10";
            return Results.StatusCode(StatusCodes.Status429TooManyRequests);
        }
        var ended = CancellationTokenSource.CreateLinkedTokenSource(request.RequestAborted, lifetime.ApplicationStopping);
        var watching = WatchAsync(request, may, ended);
        request.Response.OnCompleted(async () =>
        {
            GiveBack(person);
            await ended.CancelAsync();
            await watching;
            ended.Dispose();
        });
        return answer(ended.Token);
    }

    private async Task WatchAsync(HttpContext request, Func<CancellationToken, Task<bool>> may, CancellationTokenSource ended)
    {
        try
        {
            while (true)
            {
                await Task.Delay(Look, TimeProvider.System, ended.Token);
                if (await watch.GoesOnAsync(request, ended.Token) && await may(ended.Token)) continue;
                await ended.CancelAsync();
                return;
            }
        }
        catch (OperationCanceledException) when (ended.IsCancellationRequested)
        {
            // It has ended already.
        }
        catch (Exception e)
        {
            // Nobody knows whether it may go on: the browser asks again, and is checked then.
            LogFailed(e.Message);
            await ended.CancelAsync();
        }
    }

    private bool TryTake(string person)
    {
        if (_open.AddOrUpdate(person, 1, (_, open) => open + 1) <= most.PerPerson) return true;
        GiveBack(person);
        return false;
    }

    private void GiveBack(string person)
    {
        if (_open.AddOrUpdate(person, 0, (_, open) => open - 1) <= 0) _open.TryRemove(KeyValuePair.Create(person, 0));
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "A stream was ended, since it could not be checked: {Reason}")]
    private partial void LogFailed(string reason);
}

/// <summary>How many streams one person may have open at once on a node.</summary>
/// <param name="PerPerson">So many.</param>
internal sealed record MostStreams(int PerPerson)
{
    /// <summary>Setting: how many.</summary>
    public const string Setting = "Accounts:StreamsPerPerson";

    /// <summary>Unless it is set: some windows of one browser.</summary>
    public const int Usual = 10;

    /// <summary>Reads the setting, which was checked.</summary>
    public static MostStreams Read(IConfiguration configuration) =>
        new(int.TryParse(configuration[Setting], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : Usual);
}
