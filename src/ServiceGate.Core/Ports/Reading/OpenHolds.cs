using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Ports.Stores;
using ServiceGate.Core.Rules.Organisation;

namespace ServiceGate.Core.Ports.Reading;

/// <summary>Reads what is not confirmed about accounts: all that <see cref="SecondPerson"/> has to know.</summary>
public static class OpenHolds
{
    /// <summary>What is not confirmed about some accounts, and about whoever has them in hand, and so on.</summary>
    public static async Task<IReadOnlyCollection<AccountHold>> ReadAsync(ICommandSession session, IReadOnlyCollection<long> accounts)
    {
        var (open, asked, next) = (new List<AccountHold>(), new HashSet<long>(), accounts.Distinct().ToList());
        while (next.Count > 0)
        {
            asked.UnionWith(next);
            open.AddRange(await session.Holds.OpenAsync(next));
            next = [.. SecondPerson.HoldersOf(asked, open).Where(holder => !asked.Contains(holder))];
        }
        return open;
    }
}
