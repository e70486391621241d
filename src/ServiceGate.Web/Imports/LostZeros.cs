using ServiceGate.Core.Ports.Stores;

namespace ServiceGate.Web.Imports;

/// <summary>Account numbers that differ from others by zeros in front only: a spreadsheet that takes them for numbers drops those.</summary>
internal static class LostZeros
{
    /// <summary>How many new accounts of an import are looked at: zeros are lost by the column.</summary>
    public const int MostLookedAt = 500;

    private const int MostZeros = 3;
    private const int AtOnce = 500;

    /// <summary>How many of these accounts the register holds with more or fewer zeros in front.</summary>
    public static async Task<int> CountAsync(ICommandSession session, IReadOnlyCollection<string> accounts)
    {
        var twins = accounts.SelectMany(a => Twins(a).Select(t => (Account: a, Twin: t))).ToLookup(t => t.Twin, t => t.Account, StringComparer.Ordinal);
        var found = new HashSet<string>(StringComparer.Ordinal);
        foreach (var some in twins.Select(t => t.Key).Chunk(AtOnce))
            foreach (var known in (await session.Audiences.RegisteredAsync(some)).Keys)
                found.UnionWith(twins[known]);
        return found.Count;
    }

    /// <summary>How many of these accounts are among them once more with fewer zeros in front.</summary>
    public static int Within(IReadOnlyCollection<string> accounts, Func<string, bool> isAmong) => accounts.Count(a => a.Length > 1 && a[0] == '0' && a.TrimStart('0') is { Length: > 0 } bare && isAmong(bare));

    private static IEnumerable<string> Twins(string account)
    {
        var bare = account.TrimStart('0');
        if (bare.Length == 0 || !bare.All(char.IsAsciiDigit)) return [];
        return Enumerable.Range(0, MostZeros + 1).Select(zeros => new string('0', zeros) + bare).Where(twin => twin != account && twin.Length <= 32);
    }
}
