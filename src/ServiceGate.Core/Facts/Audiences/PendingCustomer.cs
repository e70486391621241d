using System.Text.Json.Serialization;
using ServiceGate.Core.Foundation.Json;

namespace ServiceGate.Core.Facts.Audiences;

/// <summary>What an import does to the register for one of its customers.</summary>
public enum RowEffect
{
    /// <summary>Nothing: the register says the same.</summary>
    [JsonStringEnumMemberName("same")] Same,

    /// <summary>The customer is added.</summary>
    [JsonStringEnumMemberName("added")] Added,

    /// <summary>The customer is changed.</summary>
    [JsonStringEnumMemberName("changed")] Changed,

    /// <summary>Nothing: the customer is another unit's, and stands on the list as registered.</summary>
    [JsonStringEnumMemberName("kept")] Kept,
}

/// <summary>A customer of the register, and how often it was changed.</summary>
/// <param name="Customer">The customer.</param>
/// <param name="Revision">From 1, plus 1 with each change.</param>
public sealed record RegisteredCustomer(Customer Customer, long Revision);

/// <summary>A customer of an import that is not adopted yet.</summary>
/// <param name="Customer">As the register is to say; the id of a new one is given when it is set aside.</param>
/// <param name="Effect">What the import does to the register.</param>
/// <param name="Registered">As the register said when the import looked; null for a new one.</param>
/// <param name="Flagged">Whether a second look is due: an emergency does not take numbers from a file.</param>
/// <param name="Consent">A consent that is written to the register with it; null: none, what is there stays.</param>
public sealed record PendingCustomer(Customer Customer, RowEffect Effect, RegisteredCustomer? Registered, bool Flagged = false, Consent? Consent = null)
{
    /// <summary>How many values it takes away.</summary>
    public int Taken => Registered?.Customer is not { } before || Effect is not RowEffect.Changed
        ? 0
        : Lost(before.Name, Customer.Name) + Lost(before.Phone, Customer.Phone) + Lost(before.Email, Customer.Email) + Lost(before.PushId, Customer.PushId);

    private static int Lost(string? before, string? now) => before is not null && now is null ? 1 : 0;
}

/// <summary>What an import does to the register, counted.</summary>
/// <param name="Added">New customers.</param>
/// <param name="Changed">Customers who are changed.</param>
/// <param name="Same">Customers of whom the register says the same already.</param>
/// <param name="Kept">Customers of other units, who stand on the list as they are registered.</param>
/// <param name="Taken">Values that are taken away: of a column that the file has, in lines that say nothing in it.</param>
/// <param name="Flagged">Customers of an emergency who are new, or whose number in the file is another than the registered one, which is then used.</param>
/// <param name="Left">Lines left out for the sake of the register: customers of units of others, and such as nobody can reach.</param>
/// <param name="Lines">Lines looked at so far, of those that are well formed.</param>
/// <param name="Consents">Consents that are written down; null: none.</param>
[Members("added", "changed", "same", "kept", "taken", "flagged", "left", "lines", "consents")]
public sealed record ImportCounts(int Added = 0, int Changed = 0, int Same = 0, int Kept = 0, int Taken = 0, int Flagged = 0, int Left = 0, int Lines = 0, int? Consents = null)
{
    /// <summary>With lines that were looked at besides.</summary>
    /// <param name="pending">Those of their customers who are set aside.</param>
    /// <param name="lines">How many lines.</param>
    public ImportCounts With(IReadOnlyCollection<PendingCustomer> pending, int lines)
    {
        int Count(RowEffect effect) => pending.Count(s => s.Effect == effect);
        var consents = (Consents ?? 0) + pending.Count(s => s.Consent is not null);
        return new(
            Added + Count(RowEffect.Added), Changed + Count(RowEffect.Changed), Same + Count(RowEffect.Same), Kept + Count(RowEffect.Kept),
            Taken + pending.Sum(s => s.Taken), Flagged + pending.Count(s => s.Flagged), Left + lines - pending.Count, Lines + lines, consents > 0 ? consents : null);
    }
}

/// <summary>How a list differs from the one whose place it is to take.</summary>
/// <param name="Before">How many customers that one has.</param>
/// <param name="Added">How many come to it.</param>
/// <param name="Removed">How many leave it.</param>
/// <param name="Changed">How many stay, and are reached otherwise.</param>
[Members("before", "added", "removed", "changed")]
public sealed record ListDifference(int Before, int Added, int Removed, int Changed);

/// <summary>What an import has done to a unit's customers.</summary>
/// <param name="Unit">Code of the unit.</param>
/// <param name="Added">New customers.</param>
/// <param name="Changed">Changed ones.</param>
[Members("unit", "added", "changed")]
public sealed record UnitChange(string Unit, int Added, int Changed);
