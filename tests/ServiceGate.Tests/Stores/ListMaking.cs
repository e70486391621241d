using ServiceGate.Core.Facts.Audiences;
using ServiceGate.Core.Ports.Stores;

namespace ServiceGate.Tests.Stores;

/// <summary>Lists made the short way, without a file.</summary>
public static class ListMaking
{
    /// <summary>Sets customers aside for a list as somebody would who may write them all, and whose file has every column.</summary>
    public static async Task SetAsideAsync(this IAudienceStore store, long audience, IReadOnlyList<Customer> customers)
    {
        var (list, key) = ((await store.FindAsync(audience))!, await store.ReachKeyAsync());
        foreach (var some in customers.Chunk(500))
        {
            var known = await store.RegisteredAsync([.. some.Select(c => c.Account)]);
            await store.SetAsideAsync(list, [.. some.Select(c => Pending(c, known.GetValueOrDefault(c.Account)))], some.Length, key, list.CreatedAt);
            list = (await store.FindAsync(audience))!;
        }
    }

    /// <summary>Sets customers aside, and adopts the list.</summary>
    public static async Task<IReadOnlyList<UnitChange>> FillAsync(this IAudienceStore store, long audience, IReadOnlyList<Customer> customers, string hash = "hash", long? replaces = null)
    {
        await store.SetAsideAsync(audience, customers);
        return await store.AdoptAsync((await store.FindAsync(audience))!, hash, replaces, 1);
    }

    private static PendingCustomer Pending(Customer customer, RegisteredCustomer? known)
    {
        var now = customer with { Id = known?.Customer.Id ?? 0 };
        return new(now, known is null ? RowEffect.Added : known.Customer == now ? RowEffect.Same : RowEffect.Changed, known);
    }
}
