using System.Text.Json;

namespace ServiceGate.Tests.Scenarios;

/// <summary>The contents of <c>samples/tv-user-migration/dossier.json</c>.</summary>
internal static class SampleDossier
{
    private static readonly JsonElement Root = Read();

    /// <summary>The items of a section, by key.</summary>
    internal static IEnumerable<(string Key, JsonElement Content)> Items(string section) =>
        Root.GetProperty(section).EnumerateObject().Select(p => (p.Name, p.Value));

    /// <summary>One item.</summary>
    internal static JsonElement Item(string section, string key) => Root.GetProperty(section).GetProperty(key);

    private static JsonElement Read()
    {
        using var json = JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "samples", "tv-user-migration", "dossier.json")));
        return json.RootElement.Clone();
    }
}
