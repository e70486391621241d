using CsvHelper;
using ServiceGate.Web.Shell.Languages;

namespace ServiceGate.Web.Shell.Lists;

/// <summary>
/// Writes lists as CSV for spreadsheets: UTF-8 with a byte-order mark, comma, CRLF. A cell that a spreadsheet would take for a formula, since it begins
/// with <c>= + - @</c>, a tab or a line end, gets a leading apostrophe and is shown as text.
/// </summary>
public static class CsvExport
{
    /// <summary>The media type of the files.</summary>
    public const string ContentType = "text/csv; charset=utf-8";

    private static readonly CsvWriterOptions Options = new()
    {
        WriteByteOrderMark = true,
        Injection = CsvInjection.Escape,
        InjectionCharacters = "=+-@\t\r\n",
    };

    /// <summary>Writes a file.</summary>
    /// <param name="output">Where to; it stays open.</param>
    /// <param name="header">Names of the columns.</param>
    /// <param name="rows">The rows; each has as many cells as there are columns. A null is an empty cell.</param>
    /// <param name="cancellation">Ends the writing.</param>
    public static async Task WriteAsync(Stream output, string[] header, IEnumerable<string?[]> rows, CancellationToken cancellation = default)
    {
        await using var csv = CsvWriter.Create(output, Options, leaveOpen: true);
        foreach (var row in rows.Prepend(header)) await csv.WriteRecordAsync(row, cancellation);
        await csv.FlushAsync(cancellation);
    }

    /// <summary>An answer that a browser stores as a file, its rows read while it is written.</summary>
    /// <param name="fileName">Name of the file.</param>
    /// <param name="header">Names of the columns.</param>
    /// <param name="rows">The rows.</param>
    public static IResult Result(string fileName, string[] header, IAsyncEnumerable<string?[]> rows) => Results.Stream(
        async output =>
        {
            await using var csv = CsvWriter.Create(output, Options, leaveOpen: true);
            await csv.WriteRecordAsync(header);
            await foreach (var row in rows) await csv.WriteRecordAsync(row);
            await csv.FlushAsync();
        },
        ContentType, fileName);

    /// <summary>An answer that a browser stores as a file, made from a list of columns.</summary>
    /// <param name="fileName">Name of the file.</param>
    /// <param name="columns">The columns.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="texts">The language of names.</param>
    public static IResult Result<TRow>(string fileName, IReadOnlyList<Column<TRow>> columns, IEnumerable<TRow> rows, Texts texts)
    {
        var written = columns.SelectMany(c => c.Csv).ToList();
        return Result(fileName, [.. written.Select(c => c.Heading)], rows.Select(row => written.Select(c => c.Value(row, texts)).ToArray()));
    }

    /// <summary>An answer that a browser stores as a file.</summary>
    /// <param name="fileName">Name of the file.</param>
    /// <param name="header">Names of the columns.</param>
    /// <param name="rows">The rows.</param>
    public static IResult Result(string fileName, string[] header, IEnumerable<string?[]> rows) =>
        Results.Stream(output => WriteAsync(output, header, rows), ContentType, fileName);
}
