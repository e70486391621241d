using ServiceGate.Core.Facts.Organisation;

namespace ServiceGate.Core.Rules.Organisation;

/// <summary>
/// Who is a second person (四眼原则、职责分离). One person may have several accounts in hand: whoever added an account, made it an administrator or set its password counts as one person with
/// it, at any time, until another administrator has confirmed it. Every rule that asks for two people asks this one, not whether two ids differ.
/// </summary>
public static class SecondPerson
{
    /// <summary>Whether an account is another person's than another account: neither is in the hands of the other, nor in the hands of one that is.</summary>
    /// <param name="person">An account.</param>
    /// <param name="first">The other one; 0, the system, is nobody.</param>
    /// <param name="open">What is not confirmed about both, and about those who have them in hand, and so on.</param>
    public static bool IsSecondTo(long person, long first, IReadOnlyCollection<AccountHold> open) =>
        person != first && !IsInHandsOf(person, first, open) && !IsInHandsOf(first, person, open);

    /// <summary>Whether an account is in somebody's hands, directly or through others.</summary>
    public static bool IsInHandsOf(long account, long holder, IReadOnlyCollection<AccountHold> open) => HoldersOf([account], open).Except([account]).Contains(holder);

    /// <summary>
    /// Whether what is signed, published or confirmed under an account counts: after somebody else has set its password only once a third person has confirmed that it
    /// was handed over.
    /// </summary>
    public static bool IsHandedOver(long account, IEnumerable<AccountHold> open) => !open.Any(hold => hold.PersonId == account && hold is { Kind: HoldKind.Reset, HandedBy: null });

    /// <summary>The accounts themselves and whoever has one of them in hand, directly or through others. The system has none: what it does, nobody has in hand.</summary>
    public static IReadOnlyCollection<long> HoldersOf(IEnumerable<long> accounts, IReadOnlyCollection<AccountHold> open)
    {
        var found = new HashSet<long>(accounts);
        var next = found.ToList();
        while (next.Count > 0)
            next = [.. open.Where(hold => next.Contains(hold.PersonId) && hold.By != Actor.System.PersonId && !found.Contains(hold.By)).Select(hold => hold.By).Distinct().Where(found.Add)];
        return found;
    }
}
