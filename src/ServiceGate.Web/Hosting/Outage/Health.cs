using System.Globalization;
using ServiceGate.Data.Sql;

namespace ServiceGate.Web.Hosting.Outage;

/// <summary>
/// What a reverse proxy or a supervisor asks: <c>/health/live</c>, whether the process answers at all, and <c>/health/ready</c>, whether it should be given
/// requests: it is not stopping and its database answers within a second. Open to everybody, so they say yes (200) or no (503) and nothing else.
/// </summary>
internal static class Health
{
    private static readonly TimeSpan Within = TimeSpan.FromSeconds(1);

    /// <summary>Maps them; they are answered before sessions are looked at, since that needs the database.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/health/live", (HttpResponse response) => SayAsync(response, true)).ShortCircuit();
        routes.MapGet("/health/ready", async (HttpResponse response, Readiness readiness) => await SayAsync(response, await readiness.IsReadyAsync())).ShortCircuit();
    }

    private static Task SayAsync(HttpResponse response, bool yes)
    {
        response.StatusCode = yes ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable;
        response.Headers.CacheControl = "no-store";
        if (!yes) response.Headers.RetryAfter = DatabaseAway.RetryAfterSeconds.ToString(CultureInfo.InvariantCulture);
        return response.WriteAsync(yes ? "ok" : "not now");
    }

    /// <summary>Whether requests are welcome. However many ask at once, the database is asked once.</summary>
    /// <param name="database">The database.</param>
    /// <param name="lifetime">Says when the server stops.</param>
    internal sealed class Readiness(Database database, IHostApplicationLifetime lifetime)
    {
        private readonly Lock _lock = new();
        private Task<bool> _asking = Task.FromResult(false);

        /// <summary>Asks, or waits for who is asking already.</summary>
        public Task<bool> IsReadyAsync()
        {
            if (lifetime.ApplicationStopping.IsCancellationRequested) return Task.FromResult(false);
            lock (_lock) return _asking.IsCompleted ? _asking = database.AnswersAsync(Within, TimeProvider.System) : _asking;
        }
    }
}
