using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Ports.Stores;

namespace ServiceGate.Tests.InMemory;

internal sealed class MemoryHolds(MemorySession session) : IHoldStore
{
    public Task AddAsync(AccountHold hold)
    {
        session.State = session.State with { Holds = session.State.Holds.Add(hold.Id, hold) };
        return Task.CompletedTask;
    }

    public Task<IReadOnlyList<AccountHold>> OpenAsync(IReadOnlyCollection<long> accounts) =>
        Task.FromResult<IReadOnlyList<AccountHold>>([.. session.State.Holds.Values.Where(h => accounts.Contains(h.PersonId) && h.ConfirmedBy is null)]);

    public Task ConfirmAsync(AccountHold hold, DateTimeOffset at)
    {
        if (session.State.Holds.GetValueOrDefault(hold.Id) is { ConfirmedBy: null } stored)
            session.State = session.State with { Holds = session.State.Holds.SetItem(hold.Id, stored with { HandedBy = stored.HandedBy ?? hold.HandedBy, ConfirmedBy = hold.ConfirmedBy }) };
        return Task.CompletedTask;
    }

    public Task<IReadOnlyList<ProposedRole>> ProposedAsync() => Task.FromResult<IReadOnlyList<ProposedRole>>([.. session.State.ProposedRoles.Values]);

    public Task ProposeAsync(ProposedRole role)
    {
        session.State = session.State with { ProposedRoles = session.State.ProposedRoles.Add(role.Grant.Id, role) };
        return Task.CompletedTask;
    }

    public Task<bool> RemoveProposedAsync(long grantId)
    {
        var there = session.State.ProposedRoles.ContainsKey(grantId);
        session.State = session.State with { ProposedRoles = session.State.ProposedRoles.Remove(grantId) };
        return Task.FromResult(there);
    }
}
