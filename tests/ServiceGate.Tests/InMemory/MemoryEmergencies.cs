using ServiceGate.Core.Facts.Notices;
using ServiceGate.Core.Facts.Rosters;
using ServiceGate.Core.Ports.Stores;

namespace ServiceGate.Tests.InMemory;

internal sealed class MemoryEmergencies(MemorySession session) : IEmergencyStore
{
    public Task<IReadOnlyList<NoticeConfirmation>> ConfirmationsAsync(long launchId) =>
        Task.FromResult<IReadOnlyList<NoticeConfirmation>>([.. session.State.Confirmations.Where(c => c.LaunchId == launchId).OrderBy(c => c.Id)]);

    public Task AddAsync(NoticeConfirmation confirmation)
    {
        session.State = session.State with { Confirmations = session.State.Confirmations.Add(confirmation) };
        return Task.CompletedTask;
    }

    public Task<IReadOnlyList<EmergencyReach>> ReachesAsync(long launchId, IReadOnlyCollection<long> people, DateTimeOffset after) => Task.FromResult<IReadOnlyList<EmergencyReach>>(
        [.. session.State.Reaches.Where(r => r.LaunchId == launchId || (people.Contains(r.PersonId) && r.BegunAt > after)).OrderBy(r => r.BegunAt).ThenBy(r => r.LaunchId).ThenBy(r => r.PersonId)]);

    // Writing anything of the person is enough: of two transactions that write one is tried again.
    public Task TakeTurnsAsync(IReadOnlyCollection<long> people)
    {
        session.State = session.State with { };
        return Task.CompletedTask;
    }

    public Task AddAsync(EmergencyReach reach)
    {
        MemorySession.Demand(!session.State.Reaches.Any(r => (r.LaunchId, r.PersonId) == (reach.LaunchId, reach.PersonId)));
        session.State = session.State with { Reaches = session.State.Reaches.Add(reach) };
        return Task.CompletedTask;
    }

    public Task<IReadOnlyList<DutyCall>> CallsAsync(long launchId) => Task.FromResult<IReadOnlyList<DutyCall>>([.. session.State.Calls.Values.Where(c => c.LaunchId == launchId)]);

    public Task AddAsync(DutyCall call)
    {
        session.State = session.State with { Calls = session.State.Calls.Add(call.Id, call with { Word = call.Word ?? "abcdefghijkmnpqr" }) };
        return Task.CompletedTask;
    }

    public Task<bool> MoveAsync(DutyCall call, CallStatus status, int tries)
    {
        if (session.State.Calls.GetValueOrDefault(call.Id) is not { } there || there.Status != status || there.Tries != tries) return Task.FromResult(false);
        Put(there with { Status = call.Status, Tries = call.Tries, TryAt = call.TryAt, Reason = call.Reason });
        return Task.FromResult(true);
    }

    public Task AnswerAsync(long id, DutyAnswer answer, DateTimeOffset at, long? by)
    {
        if (session.State.Calls.GetValueOrDefault(id) is not { } there) return Task.CompletedTask;
        var isDue = there.Status is CallStatus.Due;
        Put(there with { Answer = answer, AnsweredAt = at, AnsweredBy = by, Status = isDue ? CallStatus.Dropped : there.Status, TryAt = isDue ? null : there.TryAt });
        return Task.CompletedTask;
    }

    public Task<IReadOnlyList<DutyCall>> DueCallsAsync(DateTimeOffset now, int most) => Task.FromResult<IReadOnlyList<DutyCall>>(
        [.. session.State.Calls.Values.Where(c => c.Status is CallStatus.Due or CallStatus.Placing && c.TryAt <= now).OrderBy(c => c.TryAt).ThenBy(c => c.Id).Take(most)]);

    public Task<IReadOnlyList<EmergencyDecline>> DeclinesAsync(long launchId) =>
        Task.FromResult<IReadOnlyList<EmergencyDecline>>([.. session.State.Declines.Where(d => d.LaunchId == launchId).OrderBy(d => d.At)]);

    public Task AddAsync(EmergencyDecline decline)
    {
        MemorySession.Demand(!session.State.Declines.Any(d => (d.LaunchId, d.Standing) == (decline.LaunchId, decline.Standing)));
        session.State = session.State with { Declines = session.State.Declines.Add(decline) };
        return Task.CompletedTask;
    }

    private void Put(DutyCall call) => session.State = session.State with { Calls = session.State.Calls.SetItem(call.Id, call) };
}
