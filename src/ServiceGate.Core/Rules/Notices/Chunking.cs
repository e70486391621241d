using ServiceGate.Core.Facts.Notices;

namespace ServiceGate.Core.Rules.Notices;

/// <summary>How the customers of a batch are divided into chunks.</summary>
public static class Chunking
{
    /// <summary>
    /// Chunks of at most so many customers, those counted in who share an address and go along with somebody before; more only where one address alone has more.
    /// </summary>
    /// <param name="batchId">The batch.</param>
    /// <param name="customers">Its customers, by ascending id.</param>
    /// <param name="riders">Those who go along with one of them.</param>
    /// <param name="most">How many customers a chunk has at most.</param>
    public static IReadOnlyList<Chunk> Of(long batchId, IReadOnlyList<long> customers, IReadOnlyList<Rider> riders, int most)
    {
        var along = riders.Select(r => r.CustomerId).ToHashSet();
        var with = riders.CountBy(r => r.WithId).ToDictionary();
        var chunks = new List<Chunk>();
        var (first, last, count) = (0L, 0L, 0);
        foreach (var customer in customers)
        {
            if (along.Contains(customer)) continue;
            var together = 1 + with.GetValueOrDefault(customer);
            if (count > 0 && count + together > most) End();
            if (count == 0) first = customer;
            (last, count) = (customer, count + together);
        }
        if (count > 0) End();
        return chunks;

        void End()
        {
            chunks.Add(new(batchId, chunks.Count + 1, first, last, count));
            count = 0;
        }
    }
}
