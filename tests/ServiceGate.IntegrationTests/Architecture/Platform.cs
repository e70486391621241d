using Microsoft.CodeAnalysis;

namespace ServiceGate.IntegrationTests.Architecture;

/// <summary>The assemblies that this process runs on: the framework, all packages, and the projects that are in this build.</summary>
internal static class Platform
{
    private const string Ours = "ServiceGate.";

    private static readonly Dictionary<string, MetadataReference> Assemblies =
        ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).DistinctBy(Path.GetFileName)
            .ToDictionary(path => Path.GetFileNameWithoutExtension(path), path => (MetadataReference)MetadataReference.CreateFromFile(path), StringComparer.Ordinal);

    internal static bool Has(string assembly) => Assemblies.ContainsKey(assembly);

    /// <summary>Everything foreign, and those of our projects that are named and there: a namespace of another one would hide types.</summary>
    internal static IEnumerable<MetadataReference> References(IEnumerable<string> projects) =>
        Assemblies.Where(a => !a.Key.StartsWith(Ours, StringComparison.Ordinal)).Select(a => a.Value).Concat(projects.Where(Has).Select(name => Assemblies[name]));
}
