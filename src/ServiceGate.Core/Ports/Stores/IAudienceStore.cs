using ServiceGate.Core.Facts.Audiences;

namespace ServiceGate.Core.Ports.Stores;

/// <summary>The register, audiences and results of a transaction.</summary>
public interface IAudienceStore : IStore
{
    /// <summary>A customer by account number; null when unknown. Asks nobody's rights: whoever shows customers reads them with the reader that does.</summary>
    Task<Customer?> FindCustomerAsync(string account);

    /// <summary>Those of these account numbers that the register has, by account number. At most 500 a call.</summary>
    Task<IReadOnlyDictionary<string, RegisteredCustomer>> RegisteredAsync(IReadOnlyCollection<string> accounts);

    /// <summary>The key of <see cref="Reach"/>; made by the first transaction that writes and asks for it.</summary>
    Task<byte[]> ReachKeyAsync();

    /// <summary>
    /// Sets customers aside for an audience, with what the import is to do to the register: nothing is written there. At most 500 a call, each once.
    /// </summary>
    /// <param name="audience">The audience as it was read: another one that set customers aside since comes first.</param>
    /// <param name="customers">The customers; new ones get their ids.</param>
    /// <param name="lines">How many lines of the file they come from: some may be left out.</param>
    /// <param name="key">The key of <see cref="Reach"/>.</param>
    /// <param name="at">When, machine time: they are kept for days only.</param>
    /// <exception cref="ConcurrentChangeException">The audience is complete, or is another meanwhile.</exception>
    Task SetAsideAsync(Audience audience, IReadOnlyList<PendingCustomer> customers, int lines, byte[] key, DateTimeOffset at);

    /// <summary>Forgets the customers set aside for an audience that is not complete.</summary>
    Task ForgetPendingAsync(long audienceId);

    /// <summary>How many customers are set aside for an audience: fewer than its count, once they were kept for too long.</summary>
    Task<int> PendingAsync(long audienceId);

    /// <summary>How many of the customers set aside the register shows otherwise than when the import looked: what is set aside must not be written over that.</summary>
    Task<int> OutdatedAsync(long audienceId);

    /// <summary>How the customers set aside for an audience differ from another, complete one.</summary>
    Task<ListDifference> DifferenceAsync(long audienceId, long before);

    /// <summary>
    /// Writes the customers set aside to the register, puts them on the list and completes it. The reach of every other list that a changed customer stands on moves
    /// along; the launches that use one, and have not ended, find how many were changed (<see cref="Audience.Moved"/>).
    /// </summary>
    /// <param name="audience">The audience.</param>
    /// <param name="listHash">What names it.</param>
    /// <param name="replaces">The list whose place it takes.</param>
    /// <param name="by">Who does.</param>
    /// <returns>What was done to the register, by unit.</returns>
    /// <exception cref="ConcurrentChangeException">The register is another than the import saw.</exception>
    Task<IReadOnlyList<UnitChange>> AdoptAsync(Audience audience, string listHash, long? replaces, long by);

    /// <summary>
    /// Counts the customers of a complete list by the zone of the unit that serves each, keeps the numbers with the list (<see cref="Audience.Zones"/>) and, where there are
    /// several zones, with each member which it is. Done again, it goes by the register as it is then.
    /// </summary>
    /// <param name="audienceId">The list, of which nobody was told anything yet.</param>
    /// <param name="own">The zone of the launch's unit, as an IANA name; also that of customers whose unit is not known.</param>
    /// <returns>The zones, the own one first, then those with most customers; none: the list is empty.</returns>
    Task<IReadOnlyList<ZoneCount>> DivideAsync(long audienceId, string own);

    /// <summary>Counts the customers of a complete list by their tier, as the register says now, and keeps the numbers with the list (<see cref="Audience.Tiers"/>).</summary>
    Task CountTiersAsync(long audienceId);

    /// <summary>Notes that the launch knows of so many changes by other launches' imports.</summary>
    Task KnowMovedAsync(long audienceId, int moved);

    /// <summary>Starts an audience.</summary>
    Task AddAsync(Audience audience);

    /// <summary>An audience; null when there is none.</summary>
    Task<Audience?> FindAsync(long audienceId);

    /// <summary>The audience that an import began; null when it did not come so far.</summary>
    Task<Audience?> FindByImportAsync(long launchId, string importId);

    /// <summary>The lists of other live launches whose window touches a time and that nobody has compared with this one yet; at most 50, soonest first.</summary>
    /// <param name="launchId">The launch whose list it is.</param>
    /// <param name="audienceId">The list.</param>
    /// <param name="from">From when.</param>
    /// <param name="until">Until when; a window that only begins then does not touch it.</param>
    Task<IReadOnlyList<long>> UncountedAsync(long launchId, long audienceId, DateTimeOffset from, DateTimeOffset until);

    /// <summary>Counts the customers that stand on both of two complete lists, and writes the number down for both. Done before: nothing.</summary>
    Task CountSharedAsync(long audienceId, long otherId);

    /// <summary>How many customers two lists share, by the other list; lists with which none are shared, or that were not compared, are absent.</summary>
    Task<IReadOnlyDictionary<long, int>> SharedAsync(long audienceId);

    /// <summary>How many customers are on a complete list.</summary>
    Task<int> CountAsync(long audienceId);

    /// <summary>Whether a customer is on a list.</summary>
    Task<bool> ContainsAsync(long audienceId, long customerId);

    /// <summary>Ids of those of these account numbers that are on a list, by account number.</summary>
    Task<IReadOnlyDictionary<string, long>> MembersAsync(long audienceId, IReadOnlyCollection<string> accounts);

    /// <summary>Whether the register has account numbers of so many digits.</summary>
    Task<bool> HoldsAccountsAsync(int digits);

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
