using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using ServiceGate.Core.Commands.DossierFiles;
using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Core.Foundation.Json;
using ServiceGate.Web.Imports.Files;
using ServiceGate.Web.Shell.Languages;

namespace ServiceGate.Web.Features.DossierFiles.Registers;

/// <summary>A workbook as a dossier's file of one section, its columns found by their headings in either language and in any order; or everything that is wrong with it, by line and column.</summary>
/// <param name="section">The section.</param>
/// <param name="catalogue">The languages.</param>
internal sealed class RegisterReading(Section section, TextCatalogue catalogue)
{
    private readonly IReadOnlyList<Texts> _languages = [.. SupportedLanguage.All.Select(catalogue.For)];
    private readonly Dictionary<string, int> _lines = new(StringComparer.Ordinal);

    /// <summary>Reads a workbook.</summary>
    /// <param name="content">The workbook.</param>
    /// <param name="check">Collects what is wrong; fields are <c>lines[n].path</c>.</param>
    /// <returns>The file; null where something is wrong.</returns>
    public JsonElement? Read(Stream content, Check check)
    {
        var (table, problem) = TableOpening.Open(content, new(), heading => PathOf(heading) is not null, asWritten: true);
        if (problem is not null) check.Add([problem]);
        if (table is null) return null;
        var items = new JsonObject();
        string?[]? columns = null;
        check.That(table.Shape.Format == "xlsx", "register.not-workbook", "file");
        foreach (var row in check.Passed ? table.Rows(check).Where(r => !r.IsBlank).Take(SaveMost + 2) : [])
        {
            if (columns is null)
            {
                columns = ColumnsOf(row, check);
                if (columns is null) return null;
            }
            else ReadLine(row, columns, items, check);
        }
        check.That(columns is not null || !check.Passed, "register.no-heading", "file", ("heading", RegisterColumns.Heading(_languages[0], section, RegisterColumns.Key)));
        return check.Passed ? JsonSerializer.SerializeToElement(new JsonObject
        {
            ["format"] = DossierFile.FormatName,
            ["version"] = DossierFile.FormatVersion,
            ["sections"] = new JsonObject { [section.Code()] = items },
        }) : null;
    }

    /// <summary>What is wrong with an item, with the line and the column in which it stands.</summary>
    /// <param name="violation">What the command says.</param>
    public Violation Placed(Violation violation) =>
        violation.Field?.Split('.', 4) is ["sections", _, var key, ..] parts && _lines.TryGetValue(key, out var line) ? violation with { Field = At(line, parts.Length == 4 ? parts[3] : RegisterColumns.Key), Pointer = null } : violation;

    private const int SaveMost = 1000;

    private string? PathOf(string heading) => RegisterColumns.PathOf(_languages, section, heading);

    private string?[]? ColumnsOf(TableRow row, Check check)
    {
        var columns = row.Cells.Select(cell => PathOf(cell)).ToArray();
        var before = check.Violations.Count;
        foreach (var (i, cell) in row.Cells.Index())
        {
            check.That(columns[i] is not null || string.IsNullOrWhiteSpace(cell), "register.column-unknown", At(row.Number), ("column", cell.Shortened(64)))
                .That(columns[i] is null || Array.IndexOf(columns, columns[i]) == i, "register.column-twice", At(row.Number), ("column", cell.Shortened(64)));
        }
        check.That(columns.Contains(RegisterColumns.Key), "register.no-heading", At(row.Number), ("heading", RegisterColumns.Heading(_languages[0], section, RegisterColumns.Key)));
        return check.Violations.Count == before ? columns : null;
    }

    private void ReadLine(TableRow row, string?[] columns, JsonObject items, Check check)
    {
        if (row.Problem is { } problem) check.Add([problem with { Field = At(row.Number) }]);
        var cells = row.Cells.Index().Where(c => c.Index < columns.Length && columns[c.Index] is not null).ToDictionary(c => columns[c.Index]!, c => CellGuard.Read(c.Item), StringComparer.Ordinal);
        var key = cells.GetValueOrDefault(RegisterColumns.Key)?.Trim();
        var said = cells.Where(c => c.Key is not (RegisterColumns.Key or RegisterColumns.Question) && c.Value is not null).ToList();
        // The question alone is no answer.
        if (said.Count == 0 && section is Section.Concerns) return;
        check.That(key is { Length: > 0 }, "text.required", At(row.Number, RegisterColumns.Key)).That(key is null || !items.ContainsKey(key), "register.key-twice", At(row.Number, RegisterColumns.Key), ("value", (key ?? "").Shortened(64)));
        if (key is not { Length: > 0 } || items.ContainsKey(key)) return;
        _lines[key] = row.Number;
        var item = new JsonObject();
        foreach (var column in RegisterColumns.Of(section))
            if (cells.GetValueOrDefault(column.Path) is { } cell && ValueOf(column, cell, At(row.Number, column.Path), check) is { } value) Put(item, column.Path, value);
        items[key] = item;
    }

    private JsonNode? ValueOf(RegisterColumn column, string cell, string field, Check check)
    {
        switch (column.Kind)
        {
            case CellKind.Text:
                return JsonValue.Create(cell);
            case CellKind.Number:
                if (int.TryParse(cell.Trim(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)) return JsonValue.Create(number);
                check.That(false, "register.number", field, ("value", cell.Shortened(64)));
                return null;
            case CellKind.Flag:
                foreach (var (flag, word) in new[] { (true, "common.yes"), (false, "common.no") })
                    if (_languages.Any(t => Is(t.T(word), cell)) || Is(flag ? "true" : "false", cell)) return JsonValue.Create(flag);
                check.That(false, "register.flag", field, ("value", cell.Shortened(64)), ("known", string.Join(" / ", _languages.Select(t => $"{t.T("common.yes")}, {t.T("common.no")}"))));
                return null;
            case CellKind.Code:
                if (RegisterColumns.CodesOf(column.Path).FirstOrDefault(code => Is(code, cell) || _languages.Any(t => Is(t.FieldValue(column.Path, code), cell))) is { } known) return JsonValue.Create(known);
                check.That(false, "register.word", field, ("value", cell.Shortened(64)), ("known", string.Join(" / ", _languages.Select(t => string.Join(", ", RegisterColumns.CodesOf(column.Path).Select(c => t.FieldValue(column.Path, c)))))));
                return null;
            default:
                check.That(_languages.Any(t => Is(t.T("register.empty"), cell)), "register.word", field, ("value", cell.Shortened(64)), ("known", string.Join(" / ", _languages.Select(t => t.T("register.empty")))));
                return column.Path == "controlRecords" ? new JsonArray() : new JsonObject();
        }
    }

    /// <summary>Puts a value where its path says; a row that is left out between others is one with nothing in it, which the check names.</summary>
    private static void Put(JsonObject item, string path, JsonNode value)
    {
        if (path.Split('.') is not [var parent, var member])
        {
            item[path] = value;
            return;
        }
        if (parent.Split('[', ']') is not [var list, var row, ..])
        {
            if (item[parent] is not JsonObject inner) item[parent] = inner = [];
            inner[member] = value;
            return;
        }
        if (item[list] is not JsonArray rows) item[list] = rows = [];
        for (var index = int.Parse(row, CultureInfo.InvariantCulture); rows.Count <= index;) rows.Add(new JsonObject());
        rows[int.Parse(row, CultureInfo.InvariantCulture)]![member] = value;
    }

    private static bool Is(string name, string cell) => string.Equals(name, cell.Trim(), StringComparison.OrdinalIgnoreCase);

    private static string At(int line, string? path = null) => string.Create(CultureInfo.InvariantCulture, $"lines[{line}]{(path is null ? "" : "." + path)}");
}
