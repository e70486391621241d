using ServiceGate.Web.Api;
using ServiceGate.Web.Imports;
using ServiceGate.Web.Shell.Languages;

namespace ServiceGate.Web.Features.Customers;

/// <summary>How a file was read.</summary>
/// <param name="Format">Kind of file: <c>csv</c> or <c>xlsx</c>.</param>
/// <param name="Encoding">Its encoding; null where the kind has only one.</param>
/// <param name="Separator">What stands between its cells: <c>comma</c>, <c>semicolon</c>, <c>tab</c>, <c>pipe</c>; null where the kind has none.</param>
/// <param name="Sheet">The sheet that was read; null where the kind has none.</param>
/// <param name="Sheets">The sheets that could be read.</param>
/// <param name="Columns">What each of its columns was read as, in their order.</param>
/// <param name="Notes">What was left aside, and why.</param>
/// <param name="Broken">How often each rule is broken, the most frequent first; of each at most 100 are among the problems.</param>
public sealed record FileReadingDocument(
    string Format, string? Encoding, string? Separator, string? Sheet, IReadOnlyList<string> Sheets, IReadOnlyList<ColumnUse> Columns, IReadOnlyList<ViolationDocument> Notes, IReadOnlyList<BrokenRuleDocument> Broken)
{
    internal static FileReadingDocument Of(FileReading reading, Texts texts) => new(
        reading.Format, reading.Encoding, reading.Separator, reading.Sheet, reading.Sheets, reading.Columns, [.. reading.Notes.Select(n => ViolationDocument.Of(n, texts))],
        [.. reading.Broken.OrderByDescending(b => b.Value).ThenBy(b => b.Key, StringComparer.Ordinal).Select(b => new BrokenRuleDocument(b.Key, b.Value))]);
}

/// <summary>How often a rule is broken.</summary>
/// <param name="Rule">Its id.</param>
/// <param name="Count">How often.</param>
public sealed record BrokenRuleDocument(string Rule, int Count);
