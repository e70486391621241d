using ServiceGate.Core.Facts.Definitions;
using ServiceGate.Workflow.Definitions;

namespace ServiceGate.Core.Rules.Definitions;

/// <summary>Something that keeps an installation from starting: a definition that it relies on is not what it was.</summary>
/// <param name="File">The file, or the version where the file is missing.</param>
/// <param name="Rule"><see cref="ShippedFiles.Immutable"/> or <see cref="ShippedFiles.Kept"/>.</param>
/// <param name="Message">What is wrong, as an English sentence.</param>
public sealed record BrokenDefinition(string File, string Rule, string Message);

/// <summary>Compares the files of definitions with what was published of them and with what launches follow.</summary>
public static class ShippedFiles
{
    /// <summary>A published version never changes: launches judged by it would be judged otherwise afterwards.</summary>
    public const string Immutable = "definition.published-is-immutable";

    /// <summary>A version that was published, or that launches follow, stays there.</summary>
    public const string Kept = "definition.published-is-kept";

    /// <summary>What is wrong; empty when every published and followed version is there unchanged.</summary>
    public static IReadOnlyList<BrokenDefinition> Broken(
        IEnumerable<WorkflowDefinition> files, IEnumerable<DefinitionPublication> publications, IEnumerable<FollowedVersion> followed)
    {
        var there = files.ToDictionary(d => (d.Id, d.Version));
        var published = publications.Where(p => p.WasPublished).ToList();
        var changed =
            from publication in published.DistinctBy(p => (p.Definition, p.Version))
            where there.TryGetValue((publication.Definition, publication.Version), out var file) && file.Hash != publication.Hash
            let definition = there[(publication.Definition, publication.Version)]
            select new BrokenDefinition(definition.FileName, Immutable, $"It was changed after {definition.Id} v{definition.Version} had been published; a change is a new version.");
        var missing =
            from version in published.Select(p => (p.Definition, p.Version)).Concat(followed.Select(f => (f.Definition, f.Version))).Distinct()
            where !there.ContainsKey(version)
            select new BrokenDefinition($"{version.Definition} v{version.Version}", Kept, "There is no file of this version, which was published or which launches follow.");
        return [.. changed, .. missing];
    }
}
