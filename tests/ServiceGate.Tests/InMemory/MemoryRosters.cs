using ServiceGate.Core.Facts.Rosters;
using ServiceGate.Core.Ports.Rosters;

namespace ServiceGate.Tests.InMemory;

internal sealed class MemoryRosters(MemorySession session) : IRosterStore
{
    public Task AddAsync(DutyShift shift, string number)
    {
        session.State = session.State with { Shifts = session.State.Shifts.Add(shift.Id, shift), DutyNumbers = session.State.DutyNumbers.Add(shift.Id, number) };
        return Task.CompletedTask;
    }

    public Task<DutyShift?> FindAsync(long id) => Task.FromResult(session.State.Shifts.GetValueOrDefault(id));

    public Task<IReadOnlyList<DutyShift>> OfAsync(long unitId, DateTimeOffset since) => Some(s => s.UnitId == unitId && s.Until > since && s.RemovedAt is null);

    public Task<IReadOnlyList<DutyShift>> AtAsync(IReadOnlyCollection<long> units, DateTimeOffset moment) => Some(s => units.Contains(s.UnitId) && s.HoldsAt(moment));

    public Task<bool> RemoveAsync(long id, DateTimeOffset at, long by)
    {
        if (session.State.Shifts.GetValueOrDefault(id) is not { RemovedAt: null } shift) return Task.FromResult(false);
        session.State = session.State with { Shifts = session.State.Shifts.SetItem(id, shift with { RemovedAt = at, RemovedBy = by }), DutyNumbers = session.State.DutyNumbers.Remove(id) };
        return Task.FromResult(true);
    }

    public Task<IReadOnlyDictionary<long, string>> NumbersAsync(IReadOnlyCollection<long> shifts) =>
        Task.FromResult<IReadOnlyDictionary<long, string>>(session.State.DutyNumbers.Where(n => shifts.Contains(n.Key)).ToDictionary());

    private Task<IReadOnlyList<DutyShift>> Some(Func<DutyShift, bool> which) =>
        Task.FromResult<IReadOnlyList<DutyShift>>([.. session.State.Shifts.Values.Where(which).OrderBy(s => s.From).ThenBy(s => s.Id)]);
}
