using System.Text;
using ServiceGate.Core.Foundation.Checks;

namespace ServiceGate.Web.Imports.Files;

/// <summary>How the lines of a text file begin: those that are for programs only, and what stands between cells.</summary>
/// <param name="Separator">What stands between cells.</param>
/// <param name="Skipped">How many lines in front are no rows.</param>
/// <param name="Columns">How many cells the first row has.</param>
/// <param name="Notes">What is said of the lines that are skipped.</param>
internal sealed record TextStart(char Separator, int Skipped, int Columns, IReadOnlyList<Violation> Notes)
{
    private const string Hint = "sep=";
    private const string Type = "#TYPE";

    /// <summary>
    /// Looks at the first lines. <c>sep=;</c>, by which a spreadsheet is told, is obeyed; <c>#TYPE …</c>, which PowerShell writes, is skipped and said.
    /// </summary>
    /// <param name="file">The file.</param>
    /// <param name="encoding">Its encoding.</param>
    /// <param name="asked">The separator that somebody chose; null: it is found out.</param>
    /// <param name="known">Whether a cell is a column's name.</param>
    public static TextStart Of(Stream file, Encoding encoding, char? asked, Func<string, bool> known)
    {
        file.Position = 0;
        using var text = new StreamReader(file, encoding, true, 4 * 1024, leaveOpen: true);
        var lines = new LineReader(text, TableLimits.LongestLine);
        var (skipped, hinted, notes) = (0, (char?)null, new List<Violation>());
        while (lines.Next(out var read))
        {
            var line = read.TrimStart('\uFEFF').ToString();
            var bare = line.Trim().Trim('"');
            if (bare.StartsWith(Hint, StringComparison.OrdinalIgnoreCase) && line.TrimStart(' ', '"')[Hint.Length..] is [var separator, ..] && MaySeparate(separator)) hinted = separator;
            else if (bare.StartsWith(Type, StringComparison.OrdinalIgnoreCase)) notes.Add(Violation.Of("import.note-type", null, ("line", skipped + 1)));
            else if (bare.Length > 0)
            {
                line = WithRest(line, lines);
                var between = asked ?? hinted ?? Separators.Likeliest(line, known);
                return new(between, skipped, Quotes.Split(line, between).Count, notes);
            }
            skipped++;
        }
        return new(asked ?? hinted ?? ',', skipped, 1, notes);
    }

    /// <summary>A header may have line breaks in its cells, too.</summary>
    private static string WithRest(string line, LineReader lines)
    {
        for (var i = 0; i < 5 && line.AsSpan().Count('"') % 2 == 1 && lines.Next(out var next); i++) line = $"{line} {next}";
        return line;
    }

    private static bool MaySeparate(char c) => char.IsAscii(c) && !char.IsLetterOrDigit(c) && c is not ('"' or ' ');
}
