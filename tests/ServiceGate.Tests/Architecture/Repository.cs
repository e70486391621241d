using System.Text.Json;
using System.Xml.Linq;

namespace ServiceGate.Tests.Architecture;

/// <summary>The sources, as the tests that judge them read them.</summary>
internal static class Repository
{
    internal static string Root { get; } = FindRoot();

    internal static IEnumerable<string> SourcesOf(string project) => FilesOf(project, "*.cs");

    internal static IEnumerable<string> PagesOf(string project) => FilesOf(project, "*.razor");

    /// <summary>The project files below <c>src</c>, by project name.</summary>
    internal static IReadOnlyDictionary<string, XDocument> Projects { get; } =
        Directory.EnumerateFiles(Path.Combine(Root, "src"), "*.csproj", SearchOption.AllDirectories).Where(f => !IsBuilt(f))
            .ToDictionary(f => Path.GetFileNameWithoutExtension(f), XDocument.Load, StringComparer.Ordinal);

    /// <summary>Keys of the texts that pages have in a language.</summary>
    internal static IReadOnlySet<string> TextsIn(string language) =>
        Directory.EnumerateFiles(Path.Combine(Root, "src", "ServiceGate.Web"), $"*.{language}.json", SearchOption.AllDirectories).Where(f => !IsBuilt(f))
            .SelectMany(Keys).ToHashSet(StringComparer.Ordinal);

    private static List<string> Keys(string file)
    {
        using var json = JsonDocument.Parse(File.ReadAllText(file));
        return [.. json.RootElement.EnumerateObject().Select(p => p.Name)];
    }

    private static IEnumerable<string> FilesOf(string project, string pattern) =>
        Directory.EnumerateFiles(Path.Combine(Root, "src", project), pattern, SearchOption.AllDirectories).Where(f => !IsBuilt(f));

    private static bool IsBuilt(string file) =>
        file.Split(Path.DirectorySeparatorChar).Any(part => part is "obj" or "bin");

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "ServiceGate.sln"))) folder = folder.Parent;
        return folder?.FullName ?? throw new DirectoryNotFoundException("The tests run inside the repository, beside ServiceGate.sln.");
    }
}
