using System.Text.Json;
using ServiceGate.Core.Commands.Dossiers;
using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Core.Foundation.Json;

namespace ServiceGate.Core.Commands.DossierFiles;

/// <summary>Reads what a dossier's file says of its format, and takes its items apart; what they hold is looked at one by one afterwards.</summary>
internal static class DossierFileReader
{
    private static readonly HashSet<string> Members = ["format", "version", "sections", "launch", "attachments"];

    /// <summary>The most items of all sections together.</summary>
    private static int MostItems => SaveItem.MostItems * DossierSections.All.Count;

    /// <summary>Whether a file speaks of the notice plan and of nothing else: then it is operations' alone.</summary>
    public static bool SpeaksOnlyOfNotices(JsonElement file) =>
        file.ValueKind is JsonValueKind.Object && file.TryGetProperty("sections", out var sections) && sections.ValueKind is JsonValueKind.Object
        && sections.EnumerateObject().Any() && sections.EnumerateObject().All(s => s.Name == Section.Notices.Code());

    /// <summary>The items that a file has, by section and key.</summary>
    /// <param name="file">The file.</param>
    /// <param name="check">Collects what is wrong with the file as such.</param>
    public static IReadOnlyDictionary<Section, IReadOnlyDictionary<string, JsonElement>> Read(JsonElement file, Check check)
    {
        var read = new Dictionary<Section, IReadOnlyDictionary<string, JsonElement>>();
        if (file.ValueKind is not JsonValueKind.Object)
        {
            check.That(false, "dossier-file.format", "format", ("format", DossierFile.FormatName));
            return read;
        }
        foreach (var unknown in file.EnumerateObject().Where(m => !Members.Contains(m.Name))) check.That(false, "dossier-file.member", unknown.Name.Shortened(64), ("member", unknown.Name.Shortened(64)));
        check.That(file.TryGetProperty("format", out var format) && format.ValueKind is JsonValueKind.String && format.GetString() == DossierFile.FormatName,
                "dossier-file.format", "format", ("format", DossierFile.FormatName))
            .That(file.TryGetProperty("version", out var version) && version.ValueKind is JsonValueKind.Number && version.TryGetInt32(out var number) && number == DossierFile.FormatVersion,
                "dossier-file.version", "version", ("version", DossierFile.FormatVersion));
        if (!file.TryGetProperty("sections", out var sections) || sections.ValueKind is not JsonValueKind.Object)
        {
            check.That(false, "dossier-file.sections", "sections");
            return read;
        }
        foreach (var part in sections.EnumerateObject()) ReadSection(part, read, check);
        check.That(read.Values.Sum(s => s.Count) <= MostItems, "list.too-long", "sections", ("most", MostItems));
        return read;
    }

    private static void ReadSection(JsonProperty part, Dictionary<Section, IReadOnlyDictionary<string, JsonElement>> read, Check check)
    {
        var field = "sections." + part.Name.Shortened(64);
        if (!CoreJson.TryParseCode<Section>(part.Name, out var section) || !DossierSections.All.Contains(section))
        {
            check.That(false, "dossier-file.section", field, ("section", part.Name.Shortened(64)));
            return;
        }
        if (part.Value.ValueKind is not JsonValueKind.Object)
        {
            check.That(false, "content.shape", field, ("reason", part.Value.ValueKind));
            return;
        }
        var items = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (var item in part.Value.EnumerateObject())
        {
            var place = $"{field}.{item.Name.Shortened(64)}";
            check.That(DossierRules.IsKey(item.Name), "item.key", place, ("key", item.Name.Shortened(64)))
                .That(items.TryAdd(item.Name, item.Value), "list.twice", place, ("value", item.Name.Shortened(64)));
        }
        check.That(items.Count <= SaveItem.MostItems, "list.too-long", field, ("most", SaveItem.MostItems));
        if (section is Section.Launch) check.That(items.Count == 1 && items.ContainsKey(LaunchHeader.Key), "dossier-file.header", field);
        read[section] = items;
    }
}
