using System.Text.Json;

namespace ServiceGate.BrowserTests;

/// <summary>The shipped sample.</summary>
internal static class Sample
{
    private static readonly JsonElement Dossier = JsonDocument.Parse(File.ReadAllText(Path("tv-user-migration", "dossier.json"))).RootElement.GetProperty("sections");

    /// <summary>A file below <c>samples</c>.</summary>
    internal static string Path(params string[] parts) => System.IO.Path.Combine([AppContext.BaseDirectory, "samples", .. parts]);

    /// <summary>The items of a section, by key.</summary>
    internal static IEnumerable<(string Key, JsonElement Content)> Items(string section) =>
        Dossier.GetProperty(section).EnumerateObject().Select(p => (p.Name, p.Value));

    /// <summary>One item.</summary>
    internal static JsonElement Item(string section, string key) => Dossier.GetProperty(section).GetProperty(key);

    /// <summary>The header and the first customers of the list.</summary>
    internal static IReadOnlyList<string> Customers(int count) => [.. File.ReadLines(Path("tv-user-migration", "customers.csv")).Take(count + 1)];

    /// <summary>The accounts of the first customers.</summary>
    internal static IReadOnlyList<string> Accounts(int count) => [.. Customers(count).Skip(1).Select(line => line.Split(',')[0])];
}
