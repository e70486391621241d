using System.Collections.Immutable;
using ServiceGate.Core.Facts.Audiences;
using ServiceGate.Core.Facts.Launches;
using ServiceGate.Core.Ports.Stores;

namespace ServiceGate.Tests.InMemory;

internal sealed class MemoryAudiences(MemorySession session) : IAudienceStore
{
    public Task<Customer?> FindCustomerAsync(string account) =>
        Task.FromResult(session.State.Accounts.TryGetValue(account, out var id) ? session.State.Customers[id] : null);

    public Task<IReadOnlyDictionary<string, RegisteredCustomer>> RegisteredAsync(IReadOnlyCollection<string> accounts)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(accounts.Count, 500);
        return Task.FromResult<IReadOnlyDictionary<string, RegisteredCustomer>>(
            accounts.Distinct(StringComparer.Ordinal).Select(Registered).OfType<RegisteredCustomer>().ToDictionary(r => r.Customer.Account, StringComparer.Ordinal));
    }

    public Task<byte[]> ReachKeyAsync() => Task.FromResult(Key);

    public Task SetAsideAsync(Audience audience, IReadOnlyList<PendingCustomer> customers, int lines, byte[] key, DateTimeOffset at)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(customers.Count, 500);
        if (session.State.Audiences.GetValueOrDefault(audience.Id) is not { Complete: false } now || now.Counts != audience.Counts) throw new ConcurrentChangeException();
        List<PendingCustomer> added = [.. customers.Select(c => c with { Customer = c.Customer with { Id = c.Registered?.Customer.Id ?? session.NextId() } })];
        Set(now with
        {
            Count = now.Count + added.Count,
            Reach = added.Aggregate(now.Reach ?? default, (sum, c) => sum + Reach.Of(key, c.Customer)),
            Counts = (now.Counts ?? new()).With(added, lines),
        });
        session.State = session.State with
        {
            Pending = session.State.Pending.SetItem(audience.Id, Pending(audience.Id).AddRange(added.Select(c => KeyValuePair.Create(c.Customer.Account, c)))),
        };
        return Task.CompletedTask;
    }

    public Task ForgetPendingAsync(long audienceId)
    {
        if (session.State.Audiences.GetValueOrDefault(audienceId) is not { Complete: false } audience) return Task.CompletedTask;
        Set(audience with { Count = 0, Reach = null, Counts = null });
        session.State = session.State with { Pending = session.State.Pending.Remove(audienceId) };
        return Task.CompletedTask;
    }

    public Task<int> PendingAsync(long audienceId) => Task.FromResult(Pending(audienceId).Count);

    public Task<int> OutdatedAsync(long audienceId) =>
        Task.FromResult(Pending(audienceId).Values.Count(c => (Registered(c.Customer.Account)?.Revision ?? 0) != (c.Registered?.Revision ?? 0)));

    public Task<IReadOnlyList<long>> UncountedAsync(long launchId, long audienceId, DateTimeOffset from, DateTimeOffset until) => Task.FromResult<IReadOnlyList<long>>(
        [.. session.State.Launches.Values.Where(l => l.Id != launchId && l is { HasEnded: false, Status: not LaunchStatus.Reported } && l.Window.End > from && l.Window.Start < until)
            .OrderBy(l => l.Window.Start).ThenBy(l => l.Id).Select(l => l.AudienceId).OfType<long>().Where(other => !session.State.Shared.ContainsKey((audienceId, other))).Take(50)]);

    public Task CountSharedAsync(long audienceId, long otherId)
    {
        var customers = Members(audienceId).Count(Members(otherId).Contains);
        session.State = session.State with { Shared = session.State.Shared.SetItem((audienceId, otherId), customers).SetItem((otherId, audienceId), customers) };
        return Task.CompletedTask;
    }

    public Task<IReadOnlyDictionary<long, int>> SharedAsync(long audienceId) => Task.FromResult<IReadOnlyDictionary<long, int>>(
        session.State.Shared.Where(s => s.Key.Audience == audienceId && s.Value > 0).ToDictionary(s => s.Key.Other, s => s.Value));

    public Task<ListDifference> DifferenceAsync(long audienceId, long before)
    {
        var old = Members(before);
        var both = Pending(audienceId).Values.Where(c => old.Contains(c.Customer.Id)).ToList();
        return Task.FromResult(new ListDifference(
            old.Count, Pending(audienceId).Count - both.Count, old.Count - both.Count, both.Count(c => Reach.Of(Key, c.Customer) != Reach.Of(Key, c.Registered!.Customer))));
    }

    public Task<IReadOnlyList<UnitChange>> AdoptAsync(Audience audience, string listHash, long? replaces, long by)
    {
        var written = Pending(audience.Id).Values.Where(c => c.Effect is RowEffect.Added or RowEffect.Changed).ToList();
        session.State = session.State with
        {
            Accounts = session.State.Accounts.SetItems(written.Select(c => KeyValuePair.Create(c.Customer.Account, c.Customer.Id))),
            Customers = session.State.Customers.SetItems(written.Select(c => KeyValuePair.Create(c.Customer.Id, c.Customer))),
            Revisions = session.State.Revisions.SetItems(written.Select(c => KeyValuePair.Create(c.Customer.Id, (c.Registered?.Revision ?? 0) + 1))),
            Members = session.State.Members.SetItem(audience.Id, [.. Pending(audience.Id).Values.Select(c => c.Customer.Id)]),
        };
        var consents = Pending(audience.Id).Values.Where(c => c.Consent is not null).Select(c => KeyValuePair.Create((c.Customer.Id, c.Consent!.For), c.Consent)).ToList();
        if (consents.Count > 0) session.State = session.State with { Consents = session.State.Consents.SetItems(consents) };
        foreach (var other in session.State.Audiences.Values.Where(a => a is { Complete: true, Reach: not null } && !session.State.Launches[a.LaunchId].HasEnded).ToList())
            Move(other, [.. written.Where(c => c.Effect is RowEffect.Changed && Members(other.Id).Contains(c.Customer.Id))], audience.LaunchId, by);
        Set(session.State.Audiences[audience.Id] with { Complete = true, ListHash = listHash, Replaces = replaces });
        return Task.FromResult<IReadOnlyList<UnitChange>>(
        [
            .. written.GroupBy(c => c.Customer.UnitCode, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal)
                .Select(g => new UnitChange(g.Key, g.Count(c => c.Effect is RowEffect.Added), g.Count(c => c.Effect is RowEffect.Changed))),
        ]);
    }

    public Task<IReadOnlyList<ZoneCount>> DivideAsync(long audienceId, string own)
    {
        var zones = Members(audienceId).ToDictionary(id => (audienceId, id), id => session.State.Units.Find(u => u.Code == session.State.Customers[id].UnitCode)?.TimeZone ?? own);
        var counted = ZoneCount.InOrder(zones.Values.CountBy(zone => zone).Select(z => new ZoneCount(z.Key, z.Value)), own);
        if (counted.Count > 1) session.State = session.State with { Zones = session.State.Zones.SetItems(zones) };
        Set(session.State.Audiences[audienceId] with { Zones = counted.Count == 0 ? null : counted });
        return Task.FromResult(counted);
    }

    public Task CountTiersAsync(long audienceId)
    {
        var tiers = Members(audienceId).CountBy(id => session.State.Customers[id].Tier).Select(t => new TierCount(t.Key, t.Value)).OrderBy(t => t.Tier, StringComparer.Ordinal);
        Set(session.State.Audiences[audienceId] with { Tiers = [.. tiers] });
        return Task.CompletedTask;
    }

    public Task KnowMovedAsync(long audienceId, int moved)
    {
        var audience = session.State.Audiences[audienceId];
        Set(audience with { Moved = audience.Moved - moved });
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

    public Task<int> CountAsync(long audienceId) => Task.FromResult(Members(audienceId).Count);

    public Task<bool> ContainsAsync(long audienceId, long customerId) => Task.FromResult(Members(audienceId).Contains(customerId));

    public Task<IReadOnlyDictionary<string, long>> MembersAsync(long audienceId, IReadOnlyCollection<string> accounts) =>
        Task.FromResult<IReadOnlyDictionary<string, long>>(Members(audienceId).Select(id => session.State.Customers[id])
            .Where(c => accounts.Contains(c.Account)).ToDictionary(c => c.Account, c => c.Id, StringComparer.Ordinal));

    public Task<bool> HoldsAccountsAsync(int digits) => Task.FromResult(session.State.Customers.Values.Any(c => c.Account.Length == digits && c.Account.All(char.IsAsciiDigit)));

    public Task<CustomerResult?> ResultAsync(long launchId, long customerId) =>
        Task.FromResult(session.State.Results.GetValueOrDefault((launchId, customerId)));

    public Task<IReadOnlyList<CustomerResult>> ResultsAsync(long launchId) => Task.FromResult<IReadOnlyList<CustomerResult>>(
        [.. session.State.Results.Values.Where(r => r.LaunchId == launchId).OrderBy(r => r.CustomerId)]);

    public Task SaveResultsAsync(IReadOnlyList<CustomerResult> results)
    {
        session.State = session.State with { Results = session.State.Results.SetItems(results.Select(r => KeyValuePair.Create((r.LaunchId, r.CustomerId), r))) };
        return Task.CompletedTask;
    }

    private static byte[] Key { get; } = [.. Enumerable.Range(0, Reach.KeyBytes).Select(i => (byte)i)];

    private void Move(Audience list, IReadOnlyList<PendingCustomer> changed, long launch, long by)
    {
        var moved = changed.Where(c => Reach.Of(Key, c.Customer) != Reach.Of(Key, c.Registered!.Customer)).ToList();
        if (moved.Count == 0) return;
        var used = list.LaunchId != launch && session.State.Launches[list.LaunchId].AudienceId == list.Id;
        Set(list with
        {
            Reach = moved.Aggregate(list.Reach!.Value, (sum, c) => sum + Reach.Of(Key, c.Customer) - Reach.Of(Key, c.Registered!.Customer)),
            Moved = list.Moved + (used ? moved.Count : 0),
            MovedIn = launch,
            MovedBy = by,
        });
    }

    private void Set(Audience audience) => session.State = session.State with { Audiences = session.State.Audiences.SetItem(audience.Id, audience) };

    private RegisteredCustomer? Registered(string account) =>
        session.State.Accounts.TryGetValue(account, out var id) ? new(session.State.Customers[id], session.State.Revisions[id]) : null;

    private ImmutableSortedDictionary<string, PendingCustomer> Pending(long audienceId) =>
        session.State.Pending.GetValueOrDefault(audienceId, ImmutableSortedDictionary.Create<string, PendingCustomer>(StringComparer.Ordinal));

    private ImmutableSortedSet<long> Members(long audienceId) => session.State.Members.GetValueOrDefault(audienceId, ImmutableSortedSet<long>.Empty);
}
