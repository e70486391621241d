using System.Collections.Immutable;
using ServiceGate.Core.Facts.Audiences;
using ServiceGate.Core.Ports.Stores;

namespace ServiceGate.Tests.InMemory;

internal sealed class MemoryAudiences(MemorySession session) : IAudienceStore
{
    public Task<Customer?> FindCustomerAsync(string account) =>
        Task.FromResult(session.State.Accounts.TryGetValue(account, out var id) ? session.State.Customers[id] : null);

    public Task AddMembersAsync(long audienceId, IReadOnlyList<Customer> customers)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(customers.Count, 500);
        if (session.State.Audiences.GetValueOrDefault(audienceId) is not { Complete: false } audience)
            throw new InvalidOperationException($"Audience {audienceId} takes no more members: it is complete or does not exist.");
        var accounts = session.State.Accounts;
        var registered = customers.Select(c => c with { Id = (accounts = Registered(accounts, c.Account))[c.Account] }).ToList();
        var members = Members(audienceId).Union(registered.Select(c => c.Id));
        session.State = session.State with
        {
            Accounts = accounts,
            Customers = session.State.Customers.SetItems(registered.Select(c => KeyValuePair.Create(c.Id, c))),
            Members = session.State.Members.SetItem(audienceId, members),
            Audiences = session.State.Audiences.SetItem(audienceId, audience with { Count = members.Count }),
        };
        return Task.CompletedTask;
    }

    public Task AddAsync(Audience audience)
    {
        MemorySession.Demand(session.State.Audiences.Values.All(a => (a.LaunchId, a.ImportId) != (audience.LaunchId, audience.ImportId)));
        session.State = session.State with { Audiences = session.State.Audiences.Add(audience.Id, audience) };
        return Task.CompletedTask;
    }

    public Task<Audience?> FindAsync(long audienceId) => Task.FromResult(session.State.Audiences.GetValueOrDefault(audienceId));

    public Task<Audience?> FindByImportAsync(long launchId, string importId) =>
        Task.FromResult(session.State.Audiences.Values.FirstOrDefault(a => a.LaunchId == launchId && a.ImportId == importId));

    public Task CompleteAsync(long audienceId, int count, string listHash)
    {
        var complete = session.State.Audiences[audienceId] with { Count = count, Complete = true, ListHash = listHash };
        session.State = session.State with { Audiences = session.State.Audiences.SetItem(audienceId, complete) };
        return Task.CompletedTask;
    }

    public Task<int> CountAsync(long audienceId) => Task.FromResult(Members(audienceId).Count);

    public Task<bool> ContainsAsync(long audienceId, long customerId) => Task.FromResult(Members(audienceId).Contains(customerId));

    public Task<IReadOnlyDictionary<string, long>> MembersAsync(long audienceId, IReadOnlyCollection<string> accounts) =>
        Task.FromResult<IReadOnlyDictionary<string, long>>(Members(audienceId).Select(id => session.State.Customers[id])
            .Where(c => accounts.Contains(c.Account)).ToDictionary(c => c.Account, c => c.Id, StringComparer.Ordinal));

    public Task<CustomerResult?> ResultAsync(long launchId, long customerId) =>
        Task.FromResult(session.State.Results.GetValueOrDefault((launchId, customerId)));

    public Task<IReadOnlyList<CustomerResult>> ResultsAsync(long launchId) => Task.FromResult<IReadOnlyList<CustomerResult>>(
        [.. session.State.Results.Values.Where(r => r.LaunchId == launchId).OrderBy(r => r.CustomerId)]);

    public Task SaveResultsAsync(IReadOnlyList<CustomerResult> results)
    {
        session.State = session.State with { Results = session.State.Results.SetItems(results.Select(r => KeyValuePair.Create((r.LaunchId, r.CustomerId), r))) };
        return Task.CompletedTask;
    }

    private ImmutableDictionary<string, long> Registered(ImmutableDictionary<string, long> accounts, string account) =>
        accounts.ContainsKey(account) ? accounts : accounts.Add(account, session.NextId());

    private ImmutableSortedSet<long> Members(long audienceId) => session.State.Members.GetValueOrDefault(audienceId, ImmutableSortedSet<long>.Empty);
}
