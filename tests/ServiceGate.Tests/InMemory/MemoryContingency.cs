using ServiceGate.Core.Facts.Contingency;
using ServiceGate.Core.Ports.Contingency;

namespace ServiceGate.Tests.InMemory;

internal sealed class MemoryContingency(MemorySession session) : IContingencyStore
{
    private IEnumerable<ActionCall> All => session.State.Actions.Values;

    public Task<ActionCall?> FindAsync(long id) => Task.FromResult(session.State.Actions.GetValueOrDefault(id));

    public Task<ActionCall?> OfCustomerAsync(long launchId, long customerId) =>
        Task.FromResult(All.SingleOrDefault(a => (a.LaunchId, a.CustomerId, a.Run) == (launchId, customerId, ActionCall.InEarnest)));

    public Task<IReadOnlyList<ActionCall>> TestsAsync(long launchId) => Task.FromResult<IReadOnlyList<ActionCall>>([.. All.Where(a => a.LaunchId == launchId && a.IsTest)]);

    public Task AddAsync(ActionCall action)
    {
        MemorySession.Demand(!All.Any(a => (a.LaunchId, a.CustomerId, a.Run) == (action.LaunchId, action.CustomerId, action.Run)));
        session.State = session.State with { Actions = session.State.Actions.Add(action.Id, action with { Word = action.Word ?? "abcdefghijkmnpqr" }) };
        return Task.CompletedTask;
    }

    public Task<bool> MoveAsync(ActionCall action, ActionState was, int tries)
    {
        if (session.State.Actions.GetValueOrDefault(action.Id) is not { } there || there.State != was || there.Tries != tries) return Task.FromResult(false);
        var moved = there with { State = action.State, Tries = action.Tries, ClaimedAt = action.ClaimedAt, SettledAt = action.SettledAt, Answer = action.Answer };
        session.State = session.State with { Actions = session.State.Actions.SetItem(action.Id, moved) };
        return Task.FromResult(true);
    }

    public Task<IReadOnlyList<ActionCall>> DueAsync(DateTimeOffset lost, int most) => Task.FromResult<IReadOnlyList<ActionCall>>(
        [.. All.Where(a => a.State is ActionState.Due || (a.State is ActionState.Sending && a.ClaimedAt <= lost)).Take(most)]);

    public Task<string?> AccountAsync(long customerId) => Task.FromResult(session.State.Customers.Values.FirstOrDefault(c => c.Id == customerId)?.Account);

    public Task CountAsync(long launchId, DateTimeOffset at)
    {
        var key = (launchId, RollbackUses.MinuteOf(at));
        session.State = session.State with { RollbackMinutes = session.State.RollbackMinutes.SetItem(key, session.State.RollbackMinutes.GetValueOrDefault(key) + 1) };
        return Task.CompletedTask;
    }

    public Task<RollbackUses> UsesAsync(long launchId, DateTimeOffset now, DateTimeOffset? since = null)
    {
        var after = Math.Max(RollbackUses.MinuteOf(now) - 60, since is { } from ? RollbackUses.MinuteOf(from) : 0);
        var of = session.State.RollbackMinutes.Where(m => m.Key.Launch == launchId).ToList();
        return Task.FromResult(new RollbackUses(of.Sum(m => m.Value), of.Where(m => m.Key.Minute > after).Sum(m => m.Value)));
    }

    public Task<RightWithdrawal?> WithdrawalAsync(long launchId) => Task.FromResult(session.State.RightWithdrawals.GetValueOrDefault(launchId));

    public Task AddAsync(RightWithdrawal withdrawal)
    {
        MemorySession.Demand(!session.State.RightWithdrawals.ContainsKey(withdrawal.LaunchId));
        session.State = session.State with { RightWithdrawals = session.State.RightWithdrawals.Add(withdrawal.LaunchId, withdrawal) };
        return Task.CompletedTask;
    }
}
