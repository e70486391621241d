using System.Text.Json.Serialization;
using ServiceGate.Core.Facts.Audiences;
using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Web.Imports.Files;

namespace ServiceGate.Web.Imports;

/// <summary>What is done about bad lines.</summary>
public enum ImportMode
{
    /// <summary>Any bad line: nothing is imported.</summary>
    [JsonStringEnumMemberName("all")] All,

    /// <summary>The good lines are imported, the bad ones reported.</summary>
    [JsonStringEnumMemberName("good")] Good,
}

/// <summary>An import of affected customers as it is asked for.</summary>
/// <param name="Launch">The launch's number.</param>
/// <param name="PersonId">Who imports.</param>
/// <param name="CommandId">Id of the command: the same file under the same id is imported once, and an interrupted import is taken up.</param>
/// <param name="Source">Name of the file.</param>
/// <param name="Encoding">Name of the encoding when somebody chose one; null: it is detected.</param>
/// <param name="Mode">What is done about bad lines.</param>
/// <param name="Preview">Whether the customers are only set aside, for somebody to look at the difference and adopt them.</param>
/// <param name="Separator">What stands between cells when somebody chose it (<c>comma</c>, <c>semicolon</c>, <c>tab</c>, <c>pipe</c>); null: it is detected.</param>
/// <param name="Columns">What columns are to be read as when somebody chose it, by heading; the empty name leaves a column aside. Null: by their headings.</param>
/// <param name="Sheet">The sheet of a workbook when somebody chose it; null: the first one with a header.</param>
public sealed record ImportRequest(
    string Launch, long PersonId, string CommandId, string? Source = null, string? Encoding = null, ImportMode Mode = ImportMode.All, bool Preview = false,
    string? Separator = null, IReadOnlyDictionary<string, string>? Columns = null, string? Sheet = null)
{
    internal TableChoices Choices => new(Encoding, Separator, Sheet);

    internal IReadOnlyDictionary<string, string> Chosen => Columns ?? new Dictionary<string, string>();
}

/// <summary>How far an import is.</summary>
/// <param name="Done">Customers set aside so far.</param>
/// <param name="Total">Customers to set aside.</param>
public sealed record ImportProgress(int Done, int Total);

/// <summary>What an import did, or would do when it is adopted.</summary>
/// <param name="Imported">How many customers the list has.</param>
/// <param name="BadLines">How many lines were left out.</param>
/// <param name="Problems">What was wrong with them, of each rule at most <see cref="ImportLimits.MostNamed"/>.</param>
/// <param name="ListHash">What names the list.</param>
/// <param name="Revision">Revision of the dossier's list item; 0: not adopted.</param>
/// <param name="Encoding">The encoding that was read.</param>
/// <param name="Audience">Id of the list.</param>
/// <param name="Counts">What it does to the register.</param>
/// <param name="Difference">How it differs from the list whose place it takes; null when there is none.</param>
/// <param name="Reading">How the file was read.</param>
/// <param name="Warnings">What somebody should know before the list is used.</param>
/// <param name="Rounded">Accounts of which the file has lost the last digits.</param>
public sealed record ImportReport(
    int Imported, int BadLines, IReadOnlyList<Violation> Problems, string ListHash, int Revision, string Encoding, long Audience, ImportCounts Counts, ListDifference? Difference,
    FileReading Reading, IReadOnlyList<Violation> Warnings, int Rounded);

/// <summary>How a file was read, for somebody to see whether it was meant so.</summary>
/// <param name="Format">Kind of file: <c>csv</c> or <c>xlsx</c>.</param>
/// <param name="Encoding">Its encoding; null where the kind has only one.</param>
/// <param name="Separator">What stands between its cells: <c>comma</c>, <c>semicolon</c>, <c>tab</c>, <c>pipe</c>; null where the kind has none.</param>
/// <param name="Sheet">The sheet that was read; null where the kind has none.</param>
/// <param name="Sheets">The sheets that could be read.</param>
/// <param name="Columns">What each of its columns was read as.</param>
/// <param name="Notes">What was left aside, and why.</param>
/// <param name="Broken">How often each rule is broken by its lines.</param>
public sealed record FileReading(
    string Format, string? Encoding, string? Separator, string? Sheet, IReadOnlyList<string> Sheets, IReadOnlyList<ColumnUse> Columns, IReadOnlyList<Violation> Notes,
    IReadOnlyDictionary<string, int> Broken)
{
    internal static FileReading Of(CustomerFile file, IReadOnlyDictionary<string, int> broken) =>
        new(file.Shape.Format, file.Shape.Encoding, file.Shape.Separator, file.Shape.Sheet, file.Shape.Sheets ?? [], file.Mapping, file.Notes, broken);
}

/// <summary>The limits of an import.</summary>
public static class ImportLimits
{
    /// <summary>The largest file, in megabytes.</summary>
    public const int MostMegabytes = 100;

    /// <summary>The largest file, in bytes.</summary>
    public const long MostBytes = MostMegabytes * 1024L * 1024;

    /// <summary>The most times that a broken rule is named.</summary>
    public const int MostNamed = 100;

    /// <summary>How many customers are set aside in one transaction.</summary>
    public const int ChunkSize = 500;
}
