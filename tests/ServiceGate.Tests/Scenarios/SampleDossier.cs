using System.Text.Json;

namespace ServiceGate.Tests.Scenarios;

/// <summary>The contents of <c>samples/tv-user-migration/dossier.json</c>.</summary>
internal static class SampleDossier
{
    /// <summary>The file as it is.</summary>
    internal static JsonElement File { get; } = Read();

    private static JsonElement Root => File.GetProperty("sections");

    /// <summary>The items of a section, by key.</summary>
    internal static IEnumerable<(string Key, JsonElement Content)> Items(string section) =>
        Root.GetProperty(section).EnumerateObject().Select(p => (p.Name, p.Value));

    /// <summary>One item.</summary>
    internal static JsonElement Item(string section, string key) => Root.GetProperty(section).GetProperty(key);

    private static JsonElement Read()
    {
        using var json = JsonDocument.Parse(System.IO.File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "samples", "tv-user-migration", "dossier.json")));
        return json.RootElement.Clone();
    }
}
