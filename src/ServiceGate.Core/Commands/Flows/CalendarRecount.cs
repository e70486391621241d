using System.Globalization;
using ServiceGate.Core.Commands.Framework;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Ports.Catalogue;
using ServiceGate.Core.Ports.Stores;

namespace ServiceGate.Core.Commands.Flows;

/// <summary>
/// Counts everything that is open anew when the calendar has changed, launch by launch. Which are left stands in the database (each flow knows the calendar of its times), so
/// that another process goes on where one ended; of two that count the same launch one counts.
/// </summary>
/// <param name="sessions">Reads.</param>
/// <param name="catalogue">The calendar.</param>
/// <param name="runner">Gives the commands.</param>
/// <param name="clock">Business time.</param>
public sealed class CalendarRecount(ISessionFactory sessions, ICatalogue catalogue, CommandRunner runner, TimeProvider clock)
{
    /// <summary>How many launches are looked up at once.</summary>
    public const int PageSize = 200;

    private string Calendar => catalogue.Calendar.Fingerprint;

    /// <summary>Puts this program's calendar in force and counts what was counted in another.</summary>
    /// <returns>How many launches were counted, and how many could not be.</returns>
    public async Task<(int Counted, int Failed)> BeginAsync(CancellationToken cancellation = default)
    {
        if (await ReadAsync(s => s.Flows.CalendarInForceAsync(), cancellation) != Calendar)
        {
            await using var session = await sessions.BeginAsync(cancellation);
            await session.Flows.PutInForceAsync(Calendar);
            await session.CommitAsync();
        }
        return await ContinueAsync(cancellation);
    }

    /// <summary>Counts what is left, unless a node that started later has another calendar.</summary>
    /// <returns>How many launches were counted, and how many could not be: those are looked at again the next time.</returns>
    public async Task<(int Counted, int Failed)> ContinueAsync(CancellationToken cancellation = default)
    {
        if (await ReadAsync(s => s.Flows.CalendarInForceAsync(), cancellation) != Calendar) return (0, 0);
        var (counted, failed, after) = (0, 0, 0L);
        while (await ReadAsync(s => PageAsync(s, after), cancellation) is { Count: > 0 } page)
            foreach (var (id, number) in page)
            {
                var key = string.Create(CultureInfo.InvariantCulture, $"recount-{number}-{clock.GetUtcNow().ToUnixTimeMilliseconds()}");
                if ((await runner.RunAsync(new RecountDeadlines(number), Actor.System.PersonId, key, cancellation)).IsDone) counted++;
                else failed++;
                after = id;
            }
        return (counted, failed);
    }

    private async Task<IReadOnlyList<(long Id, string Number)>> PageAsync(ICommandSession session, long after)
    {
        var page = new List<(long, string)>();
        foreach (var id in await session.Flows.CountedOtherwiseAsync(Calendar, after, PageSize))
            page.Add((id, (await session.Launches.FindAsync(id))!.Number));
        return page;
    }

    private async Task<T> ReadAsync<T>(Func<ICommandSession, Task<T>> read, CancellationToken cancellation)
    {
        await using var session = await sessions.ReadAsync(cancellation);
        return await read(session);
    }
}
