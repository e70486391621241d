using ServiceGate.Core.Facts.Audiences;

namespace ServiceGate.Core.Rules.Audiences;

/// <summary>Under which terms a file of customers is imported.</summary>
/// <param name="Mine">Codes of the units whose customers the importer may write: those that the role covers.</param>
/// <param name="Scope">Codes of the units that the launch affects, with those below them.</param>
/// <param name="OwnUnit">The unit of new customers of whom the file does not say it.</param>
/// <param name="Columns">The columns that the file has.</param>
/// <param name="KeepsNumbers">Whether numbers come from the register where it has them: in an emergency, which nobody else looks at before customers are told.</param>
/// <param name="OnlyMine">Whether customers of units that the importer does not answer for are left out, affected or not: in an emergency.</param>
public sealed record ImportTerms(
    IReadOnlySet<string> Mine, IReadOnlySet<string> Scope, string OwnUnit, IReadOnlySet<CustomerColumn> Columns, bool KeepsNumbers = false, bool OnlyMine = false);

/// <summary>
/// What an import may do to the register, line by line. Customers are changed only by somebody whose role covers the unit that serves them and the one that the line
/// names; everybody else's stand on the list as they are registered, if the launch affects their unit. There new ones may come to the register, too.
/// </summary>
public static class RegisterRules
{
    /// <summary>Looks at a line.</summary>
    /// <param name="row">What it says.</param>
    /// <param name="known">The customer as registered; null when there is none with the account number.</param>
    /// <param name="terms">The terms.</param>
    /// <returns>What becomes of it, or the rule that it breaks.</returns>
    public static (PendingCustomer? Pending, string? Broken) Judge(CustomerRow row, RegisteredCustomer? known, ImportTerms terms)
    {
        var wanted = row.On(known?.Customer, terms.Columns, terms.OwnUnit);
        var served = known?.Customer.UnitCode ?? wanted.UnitCode;
        if (!terms.Mine.Contains(served) && terms.OnlyMine) return (null, "import.emergency-unit");
        if (!terms.Mine.Contains(served) && !terms.Scope.Contains(served)) return (null, "import.unit-of-others");
        var flagged = terms.KeepsNumbers && (known is null || Differs(row, known.Customer, terms.Columns));
        if (known is not null && (!terms.Mine.Contains(served) || !terms.Mine.Contains(wanted.UnitCode))) return (new(known.Customer, RowEffect.Kept, known, flagged), null);
        if (terms.KeepsNumbers && known?.Customer is { } registered)
            wanted = wanted with { Phone = registered.Phone ?? wanted.Phone, Email = registered.Email ?? wanted.Email, PushId = registered.PushId ?? wanted.PushId };
        if ((wanted.Phone ?? wanted.PushId ?? wanted.Email) is null) return (null, "import.no-address");
        var effect = known is null ? RowEffect.Added : wanted == known.Customer ? RowEffect.Same : RowEffect.Changed;
        return (new(wanted, effect, known, flagged, row.Consent), null);
    }

    private static bool Differs(CustomerRow row, Customer registered, IReadOnlySet<CustomerColumn> columns)
    {
        bool Other(CustomerColumn column, string? said, string? kept) => columns.Contains(column) && said is not null && said != kept;
        return Other(CustomerColumn.Phone, row.Phone, registered.Phone) || Other(CustomerColumn.Email, row.Email, registered.Email)
            || Other(CustomerColumn.PushId, row.PushId, registered.PushId);
    }
}
