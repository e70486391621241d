using ServiceGate.Core.Facts.Flows;
using ServiceGate.Core.Facts.Launches;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Ports.Stores;

namespace ServiceGate.Tests.InMemory;

internal sealed class MemoryLaunches(MemorySession session) : ILaunchStore
{
    public Task<Launch?> FindAsync(string number) => Task.FromResult(session.State.Launches.Values.FirstOrDefault(l => l.Number == number));

    public Task<Launch?> FindAsync(long id) => Task.FromResult(session.State.Launches.GetValueOrDefault(id));

    public Task<int> NextNumberAsync(long unitId, int year)
    {
        var next = session.State.Numbers.GetValueOrDefault((unitId, year)) + 1;
        session.State = session.State with { Numbers = session.State.Numbers.SetItem((unitId, year), next) };
        return Task.FromResult(next);
    }

    public Task AddAsync(Launch launch)
    {
        MemorySession.Demand(session.State.Launches.Values.All(l => l.Number != launch.Number));
        session.State = session.State with { Launches = session.State.Launches.Add(launch.Id, launch) };
        return Task.CompletedTask;
    }

    public Task UpdateAsync(Launch launch, long seenInputRevision)
    {
        if (session.State.Launches[launch.Id].InputRevision != seenInputRevision) throw new ConcurrentChangeException();
        session.State = session.State with { Launches = session.State.Launches.SetItem(launch.Id, launch) };
        return Task.CompletedTask;
    }

    public Task<IReadOnlyList<long>> DeputiesAsync(long launchId) =>
        Task.FromResult<IReadOnlyList<long>>([.. session.State.Deputies.Where(d => d.Launch == launchId).Select(d => d.Person)]);

    public Task AddDeputyAsync(long launchId, long personId, long by, DateTimeOffset at)
    {
        MemorySession.Demand(!session.State.Deputies.Contains((launchId, personId)));
        session.State = session.State with { Deputies = session.State.Deputies.Add((launchId, personId)) };
        return Task.CompletedTask;
    }

    public Task RemoveDeputyAsync(long launchId, long personId)
    {
        if (!session.State.Deputies.Contains((launchId, personId))) throw new ConcurrentChangeException();
        session.State = session.State with { Deputies = session.State.Deputies.Remove((launchId, personId)) };
        return Task.CompletedTask;
    }

    public Task LookAgainAsync(Role role, DateTimeOffset now) => LookAgainAsync(w => w.Who.Role == role, now);

    public Task LookAgainAsync(WorkKind kind, DateTimeOffset now) => LookAgainAsync(w => w.Kind == kind, now);

    private Task LookAgainAsync(Func<WorkItem, bool> which, DateTimeOffset now)
    {
        var asked = session.State.Work.Where(which).Select(w => w.LaunchId).ToHashSet();
        session.State = session.State with
        {
            Launches = session.State.Launches.SetItems(session.State.Launches.Values.Where(l => asked.Contains(l.Id) && !(l.LateAt <= now))
                .Select(l => KeyValuePair.Create(l.Id, l with { LateAt = now }))),
        };
        return Task.CompletedTask;
    }

    public Task<IReadOnlyList<long>> DueForSettlingAsync(DateTimeOffset now, int most) => Task.FromResult<IReadOnlyList<long>>(
        [.. session.State.Timers.Where(t => t.DueAt <= now).OrderBy(t => t.DueAt).Select(t => t.LaunchId)
            .Concat(session.State.Launches.Values
                .Where(l => l.Window.End <= now && l.Status is LaunchStatus.Draft or LaunchStatus.InReview or LaunchStatus.Announcing)
                .OrderBy(l => l.Window.End).Select(l => l.Id))
            .Concat(session.State.Launches.Values
                .Where(l => !l.HasEnded && l.AudienceId is { } list && session.State.Audiences[list].Moved > 0).Select(l => l.Id).Order())
            .Concat(session.State.Launches.Values.Where(l => l.LateAt <= now).OrderBy(l => l.LateAt).Select(l => l.Id))
            .Distinct().Take(most)]);
}
