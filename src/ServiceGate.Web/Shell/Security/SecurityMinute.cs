using ServiceGate.Data.Security;

namespace ServiceGate.Web.Shell.Security;

/// <summary>
/// What has come of one minute: the first of each sort one by one, further ones that are alike counted in one row, and of refusals beyond what a node may write one row for
/// each kind without names. However much is refused, the rows of a minute are bounded; what people really did is never left out for it.
/// </summary>
/// <param name="mostRefusals">How many rows about refusals.</param>
internal sealed class SecurityMinute(int mostRefusals)
{
    /// <summary>How many that are alike get a row each.</summary>
    public const int OneByOne = 10;

    private readonly Dictionary<SecurityEvent, int> _rowsOf = [];
    private readonly List<SecurityRow> _single = [];
    private readonly Dictionary<SecurityEvent, SecurityRow> _counted = [];
    private int _refusals;

    /// <summary>Takes an entry.</summary>
    public void Take(SecurityEvent entry, DateTimeOffset at)
    {
        if (IsRefusal(entry) && !_counted.ContainsKey(entry) && ++_refusals > mostRefusals)
        {
            Count(entry with { PersonId = null, Tried = null, Address = null, TokenId = null, Route = null }, at);
            return;
        }
        var rows = _rowsOf.GetValueOrDefault(entry);
        if (rows >= OneByOne)
        {
            Count(entry, at);
            return;
        }
        _rowsOf[entry] = rows + 1;
        _single.Add(new(entry, at, at, 1));
    }

    /// <summary>What was not taken out yet; what is alike with it later is counted on from here.</summary>
    public IReadOnlyList<SecurityRow> TakeOut()
    {
        SecurityRow[] rows = [.. _single, .. _counted.Values];
        _single.Clear();
        _counted.Clear();
        return rows;
    }

    /// <summary>Whether somebody who is nobody can make as many as they like.</summary>
    private static bool IsRefusal(SecurityEvent entry) => entry is { Kind: SecurityKind.Request } or { Kind: SecurityKind.SignIn, Result: not "right" } or { Result: "refused" };

    private void Count(SecurityEvent entry, DateTimeOffset at) =>
        _counted[entry] = _counted.TryGetValue(entry, out var row) ? row with { LastAt = at, Made = row.Made + 1 } : new(entry, at, at, 1);
}
