using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Ports.Stores;

namespace ServiceGate.Tests.InMemory;

internal sealed class MemoryAbsences(MemorySession session) : IAbsenceStore
{
    public Task AddAsync(Absence absence)
    {
        session.State = session.State with { Absences = session.State.Absences.Add(absence.Id, absence) };
        return Task.CompletedTask;
    }

    public Task<IReadOnlyList<Absence>> AtAsync(DateTimeOffset moment) =>
        Task.FromResult<IReadOnlyList<Absence>>([.. session.State.Absences.Values.Where(a => a.HoldsAt(moment))]);

    public Task<IReadOnlyList<Absence>> OfAsync(long personId, DateTimeOffset since) => Task.FromResult<IReadOnlyList<Absence>>(
        [.. session.State.Absences.Values.Where(a => a.Until > since && (a.PersonId == personId || a.SubstituteId == personId)).OrderBy(a => a.From).ThenBy(a => a.Id)]);

    public Task<bool> EndAsync(long id, DateTimeOffset at, long by)
    {
        if (session.State.Absences.GetValueOrDefault(id) is not { EndedAt: null } absence) return Task.FromResult(false);
        session.State = session.State with { Absences = session.State.Absences.SetItem(id, absence with { EndedAt = at, EndedBy = by }) };
        return Task.FromResult(true);
    }
}
