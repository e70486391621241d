using System.Globalization;
using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Core.Rules.Audiences;
using ServiceGate.Web.Imports.Files;

namespace ServiceGate.Web.Imports.Accounts;

/// <summary>
/// A file that names accounts: one with a header, read as a file of customers of which only the accounts count, or a bare list of them without one.
/// </summary>
/// <param name="table">The file's table.</param>
/// <param name="chosen">Which columns somebody has chosen, by heading.</param>
internal sealed class AccountFile(TableFile table, IReadOnlyDictionary<string, string> chosen)
{
    private const int MostTitles = 10;
    private const string Account = ".account";

    private readonly CustomerFile _customers = new(table, new([]), chosen);
    private bool? _hasHeader, _isBare;

    /// <summary>Whether it has no header and no row with more than one cell, or one row of nothing else: every cell is an account then.</summary>
    public bool IsBare => _isBare ??= !HasHeader && (table.Rows(new()).Where(r => !r.IsBlank).Take(2).Count() == 1 || table.Rows(new()).All(r => Said(r).Take(2).Count() <= 1));

    /// <summary>Whether one of its first rows says where the accounts are.</summary>
    public bool HasHeader => _hasHeader ??= table.Rows(new()).Where(r => !r.IsBlank).Take(MostTitles).Any(r => r.Problem is null && CustomerColumns.IsHeader(r.Cells, chosen));

    /// <summary>The accounts that it names, in order; each brought to its usual form.</summary>
    /// <param name="check">Collects what is wrong with the file as a whole; nothing is read on then.</param>
    public IEnumerable<NamedAccount> Lines(Check check) => IsBare ? table.Rows(check).Where(r => !r.IsBlank).SelectMany(Bare) : _customers.Lines(check).Select(Of);

    /// <summary>How it was read, once it was.</summary>
    /// <param name="broken">How often each rule is broken.</param>
    public FileReading Reading(IReadOnlyDictionary<string, int> broken) => !IsBare ? FileReading.Of(_customers, broken) : new(
        table.Shape.Format, table.Shape.Encoding, table.Shape.Separator, table.Shape.Sheet, table.Shape.Sheets ?? [], [new("", ColumnNames.Known[0])],
        [.. table.Notes, Violation.Of("import.note-no-header")], broken);

    private static IEnumerable<string> Said(TableRow row) => row.Cells.Where(c => !string.IsNullOrWhiteSpace(c));

    private static IEnumerable<NamedAccount> Bare(TableRow row) => row.Problem is { } problem
        ? [new(row.Number, "", problem)]
        : row.Cells.Select((cell, place) => (cell, place)).Where(c => !string.IsNullOrWhiteSpace(c.cell)).Select(c => NamedAccount.Of(row.Number, c.cell, row.Rounded.Contains(c.place)));

    // What is wrong with its other cells is no matter here.
    private static NamedAccount Of(ReadLine line) => line.IsRounded
        ? new(line.Number, "", NamedAccount.Rounded(line.Number))
        : new(line.Number, line.Row?.Account ?? "", line.Problems.FirstOrDefault(p => p.Field?.EndsWith(Account, StringComparison.Ordinal) == true || p.Field?.Contains('.') != true));
}

/// <summary>An account that a line names.</summary>
/// <param name="Line">The line's number, from 1.</param>
/// <param name="Account">The account number in its usual form.</param>
/// <param name="Problem">Why it names none; null: it does.</param>
internal sealed record NamedAccount(int Line, string Account, Violation? Problem)
{
    private const int Longest = 32;

    /// <summary>What a cell names.</summary>
    public static NamedAccount Of(int line, string cell, bool rounded = false)
    {
        var account = PastedText.Account(cell);
        if (rounded || PastedText.IsScientific(cell)) return new(line, "", Rounded(line));
        return account.Length is > 0 and <= Longest && account.All(c => char.IsAsciiLetterOrDigit(c) || c == '-') ? new(line, account, null) : new(line, "", Broken("import.account", line));
    }

    /// <summary>That a spreadsheet has lost its last digits.</summary>
    public static Violation Rounded(int line) => Broken("import.scientific", line);

    /// <summary>A rule that it breaks.</summary>
    public static Violation Broken(string rule, int line, params (string, object)[] arguments) => Violation.Of(rule, string.Create(CultureInfo.InvariantCulture, $"lines[{line}].account"), arguments);
}
