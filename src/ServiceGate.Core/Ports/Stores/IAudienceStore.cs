using ServiceGate.Core.Facts.Audiences;

namespace ServiceGate.Core.Ports.Stores;

/// <summary>The register, audiences and results of a transaction.</summary>
public interface IAudienceStore : IStore
{
    /// <summary>A customer by account number; null when unknown. Asks nobody's rights: whoever shows customers reads them with the reader that does.</summary>
    Task<Customer?> FindCustomerAsync(string account);

    /// <summary>Adds or updates customers by account number, and adds them to an audience. At most 500 a call.</summary>
    Task AddMembersAsync(long audienceId, IReadOnlyList<Customer> customers);

    /// <summary>Starts an audience.</summary>
    Task AddAsync(Audience audience);

    /// <summary>An audience; null when there is none.</summary>
    Task<Audience?> FindAsync(long audienceId);

    /// <summary>The audience that an import began; null when it did not come so far.</summary>
    Task<Audience?> FindByImportAsync(long launchId, string importId);

    /// <summary>Marks an audience complete, with its true count.</summary>
    Task CompleteAsync(long audienceId, int count, string listHash);

    /// <summary>How many members were written so far.</summary>
    Task<int> CountAsync(long audienceId);

    /// <summary>Whether a customer is on a list.</summary>
    Task<bool> ContainsAsync(long audienceId, long customerId);

    /// <summary>Ids of those of these account numbers that are on a list, by account number.</summary>
    Task<IReadOnlyDictionary<string, long>> MembersAsync(long audienceId, IReadOnlyCollection<string> accounts);

    /// <summary>What became of a customer; null when nothing special.</summary>
    Task<CustomerResult?> ResultAsync(long launchId, long customerId);

    /// <summary>All customers for whom something special was recorded.</summary>
    Task<IReadOnlyList<CustomerResult>> ResultsAsync(long launchId);

    /// <summary>Adds or replaces results.</summary>
    Task SaveResultsAsync(IReadOnlyList<CustomerResult> results);
}

/// <summary>The port's name in a transaction.</summary>
public static class AudienceStoreName
{
    extension(ICommandSession session)
    {
        /// <summary>The customer register, audiences, results per customer.</summary>
        public IAudienceStore Audiences => session.Store<IAudienceStore>();
    }
}
