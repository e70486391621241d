using ServiceGate.Core.Ports.Stores;
using ServiceGate.Core.Rules.Audiences;

namespace ServiceGate.Core.Commands.Audiences;

/// <summary>Customers of a list whom somebody names by account numbers, as people copy them.</summary>
public static class NamedCustomers
{
    /// <summary>
    /// The ids of those who stand on the list, by account as it is asked for. An account number finds exactly itself; in another case it finds the one that differs in nothing else,
    /// if there is one only.
    /// </summary>
    /// <param name="session">The transaction.</param>
    /// <param name="audience">The list.</param>
    /// <param name="accounts">The numbers, without what nobody sees (<see cref="PastedText.Account"/>).</param>
    public static async Task<IReadOnlyDictionary<string, long>> OnListAsync(ICommandSession session, long audience, IReadOnlyCollection<string> accounts)
    {
        var members = await session.Audiences.MembersAsync(audience, accounts);
        var others = accounts.Where(a => !members.ContainsKey(a)).ToList();
        if (others.Count == 0) return members;
        var near = await session.Audiences.MembersAsync(audience, [.. others.SelectMany(PastedText.AccountForms)]);
        var found = members.ToDictionary(StringComparer.Ordinal);
        foreach (var account in others)
            if (PastedText.AccountForms(account).Where(near.ContainsKey).ToList() is [var only]) found.Add(account, near[only]);
        return found;
    }
}
