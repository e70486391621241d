using System.Globalization;
using System.Text.Json.Nodes;
using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Foundation.Json;
using ServiceGate.Web.Imports;
using ServiceGate.Web.Shell.Languages;
using ServiceGate.Web.Views.Launches;

namespace ServiceGate.Web.Features.DossierFiles.Registers;

/// <summary>A section of a dossier as a workbook, a line an item, with the headings of the reader's language.</summary>
internal static class RegisterWorkbook
{
    /// <summary>The media type.</summary>
    public const string ContentType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /// <summary>Writes it.</summary>
    /// <param name="view">The launch.</param>
    /// <param name="section">The section.</param>
    /// <param name="texts">The language of headings and names.</param>
    public static byte[] Write(LaunchView view, Section section, Texts texts) => Write(
        [.. view.Facts.Items.Where(i => i.Section == section).Select(i => (i.Key, JsonNode.Parse(i.Content)!.AsObject()))], section,
        section is Section.Concerns ? view.Facts.Checklist.Concerns.ToDictionary(c => c.Id, c => c.Question.In(texts.Language.Tag), StringComparer.Ordinal) : [], texts);

    /// <summary>Writes it.</summary>
    /// <param name="contents">The items by key.</param>
    /// <param name="section">The section.</param>
    /// <param name="asked">What the checklist asks, by key.</param>
    /// <param name="texts">The language of headings and names.</param>
    public static byte[] Write(IReadOnlyList<(string Key, JsonObject Content)> contents, Section section, Dictionary<string, string> asked, Texts texts)
    {
        var items = contents.Select(i => (i.Key, Values: Values(i.Content))).ToList();
        var columns = RegisterColumns.Of(section).Where(c => IsAlwaysThere(c) || items.Any(i => i.Values.ContainsKey(c.Path))).ToList();
        List<string> headings = [RegisterColumns.Key, .. section is Section.Concerns ? [RegisterColumns.Question] : Array.Empty<string>(), .. columns.Select(c => c.Path)];
        IEnumerable<string> Row(string key, IReadOnlyDictionary<string, JsonNode> values) =>
        [
            CellGuard.Write(key),
            .. section is Section.Concerns ? [asked.TryGetValue(key, out var question) ? CellGuard.Write(question) : ""] : Array.Empty<string>(),
            .. columns.Select(c => values.TryGetValue(c.Path, out var value) ? Shown(c, value, texts) : ""),
        ];
        // What a concern asks is there to be answered; a line without an answer is none.
        var open = asked.Keys.Where(id => items.TrueForAll(i => i.Key != id)).Select(id => Row(id, new Dictionary<string, JsonNode>()));
        return Template.Workbook(texts.T("section." + section.Code()), [.. headings.Select(path => RegisterColumns.Heading(texts, section, path))], [.. items.Select(i => Row(i.Key, i.Values)), .. open]);
    }

    private static bool IsAlwaysThere(RegisterColumn column) => column.Kind is not CellKind.Empty && (!column.Path.Contains('[', StringComparison.Ordinal) || column.Path.StartsWith("controlRecords[0]", StringComparison.Ordinal));

    private static string Shown(RegisterColumn column, JsonNode value, Texts texts) => column.Kind switch
    {
        CellKind.Number => value.GetValue<int>().ToString(CultureInfo.InvariantCulture),
        CellKind.Flag => texts.T(value.GetValue<bool>() ? "common.yes" : "common.no"),
        CellKind.Code => texts.FieldValue(column.Path, value.GetValue<string>()),
        CellKind.Empty => texts.T("register.empty"),
        _ => CellGuard.Write(value.GetValue<string>()),
    };

    /// <summary>The values of an item by path; a record or list with nothing in it stands by itself.</summary>
    private static Dictionary<string, JsonNode> Values(JsonObject item)
    {
        var values = new Dictionary<string, JsonNode>(StringComparer.Ordinal);
        foreach (var (name, value) in item) Add(value, name, values);
        return values;
    }

    private static void Add(JsonNode? node, string path, Dictionary<string, JsonNode> values)
    {
        if (node is JsonObject { Count: > 0 } members)
            foreach (var (name, value) in members) Add(value, $"{path}.{name}", values);
        else if (node is JsonArray { Count: > 0 } rows)
            foreach (var (i, row) in rows.Index()) Add(row, string.Create(CultureInfo.InvariantCulture, $"{path}[{i}]"), values);
        else if (node is not null) values[path] = node;
    }
}
