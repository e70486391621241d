using System.Collections.Immutable;
using ServiceGate.Core.Audiences;

namespace ServiceGate.Tests.InMemory;

internal sealed class MemoryAudiences(MemorySession session) : IAudienceStore
{
    public Task<Customer?> FindCustomerAsync(string account) => Task.FromResult(session.State.Customers.Values.FirstOrDefault(c => c.Account == account));

    public Task<Customer?> LookUpAsync(string accountOrPhone)
    {
        var found = session.State.Customers.Values.Where(c => c.Account == accountOrPhone || c.Phone == accountOrPhone).ToList();
        return Task.FromResult(found is [var only] ? only : null);
    }

    public Task AddMembersAsync(long audienceId, IReadOnlyList<Customer> customers)
    {
        var members = session.State.Members.GetValueOrDefault(audienceId, ImmutableSortedSet<long>.Empty);
        session.State = session.State with
        {
            Customers = session.State.Customers.SetItems(customers.Select(c => KeyValuePair.Create(c.Id, c))),
            Members = session.State.Members.SetItem(audienceId, members.Union(customers.Select(c => c.Id))),
        };
        return Task.CompletedTask;
    }

    public Task AddAsync(Audience audience)
    {
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

    private ImmutableSortedSet<long> Members(long audienceId) => session.State.Members.GetValueOrDefault(audienceId, ImmutableSortedSet<long>.Empty);
}
