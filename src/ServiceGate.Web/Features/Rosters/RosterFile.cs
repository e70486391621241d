using System.Globalization;
using System.Text;
using CsvHelper;
using ServiceGate.Core.Commands.Rosters;
using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Core.Rules.Rosters;

namespace ServiceGate.Web.Features.Rosters;

/// <summary>
/// A roster as it is pasted or sent: lines, separated by commas (full-width ones too) or as a spreadsheet is copied by tabs, of person, duty role, beginning, end and number, and where a time comes twice the two offsets. Roles by their code or their
/// Chinese name; a first line with the names of the columns is passed over.
/// </summary>
internal static class RosterFile
{
    private const int Least = 5, Most = 7;

    private static readonly Dictionary<string, string> Roles = new(StringComparer.Ordinal) { ["值班长"] = "duty-manager", ["客服值班长"] = "customer-service-duty-manager" };

    /// <summary>Reads it, no further than one line more than may be imported at once.</summary>
    /// <param name="text">The lines.</param>
    /// <param name="check">Collects what is wrong with it.</param>
    /// <returns>The entries, each with its number as it was typed.</returns>
    public static IReadOnlyList<(DutyEntry Entry, string Number)> Read(string? text, Check check)
    {
        var read = new List<(DutyEntry, string)>();
        var plain = Plain(text ?? "");
        using var lines = new StringReader(plain);
        using var csv = CsvReader.Create(lines, new CsvReaderOptions { Separator = plain.Contains('\t', StringComparison.Ordinal) && !plain.Contains(',', StringComparison.Ordinal) ? '\t' : ',', HasHeader = false, TrackLineNumbers = true, TrimWhitespace = true, AllowLineBreaksInQuotes = false });
        while (read.Count <= RosterRules.MostImported && csv.Read())
        {
            var cells = csv.Current.ToArray();
            if (cells is [""] || (csv.LineNumber == 1 && cells[0] is "person" or "登录名")) continue;
            check.That(cells.Length is >= Least and <= Most, "import.columns", string.Create(CultureInfo.InvariantCulture, $"shifts[{read.Count}]"), ("found", cells.Length), ("expected", Least));
            string? Cell(int i) => cells.ElementAtOrDefault(i) is { Length: > 0 } cell ? cell : null;
            var role = Cell(1) is { } named ? Roles.GetValueOrDefault(named, named) : null;
            read.Add((new(Cell(0), role, Cell(2)?.Replace(' ', 'T'), Cell(3)?.Replace(' ', 'T'), Cell(5), Cell(6)), Cell(4) ?? ""));
        }
        return read;
    }

    /// <summary>Commas, colons and digits are often typed full-width.</summary>
    private static string Plain(string text)
    {
        try
        {
            return text.Normalize(NormalizationForm.FormKC);
        }
        catch (ArgumentException)
        {
            return text;
        }
    }
}
