using Microsoft.CodeAnalysis.CSharp.Syntax;
using ServiceGate.Tests.Architecture;

namespace ServiceGate.IntegrationTests.Architecture;

/// <summary>
/// The folders of every project use each other in one direction, their namespaces are their paths, and none is full. Counted as the compiler sees it
/// (<see cref="SymbolArrows"/>).
/// </summary>
public sealed class FolderTests
{
    /// <summary>What a project may still have. It has to be exactly so: whoever makes it better writes the better number here, and nobody may make it worse again.</summary>
    /// <param name="Pairs">Pairs of folders that use each other.</param>
    /// <param name="Knots">How many folders are in each group that reach each other, largest first.</param>
    /// <param name="Folders">How many folders it has.</param>
    /// <param name="Fullest">Files of the fullest folder, where that is more than <see cref="Most"/>.</param>
    /// <param name="Astray">Files whose namespace is not their folder.</param>
    private sealed record Allowed(int Pairs, string Knots, int Folders, int Fullest = Most, int Astray = 0);

    private const int Most = 25;

    private static readonly Dictionary<string, Allowed> Table = new(StringComparer.Ordinal)
    {
        ["ServiceGate.Workflow"] = new(0, "", 6),
        ["ServiceGate.Core"] = new(0, "", 96),
        ["ServiceGate.Data"] = new(0, "", 40),
        ["ServiceGate.Delivery"] = new(0, "", 6),
        ["ServiceGate.Hangfire"] = new(0, "", 1),
        ["ServiceGate.Elsa"] = new(0, "", 4),
        ["ServiceGate.Web"] = new(0, "", 85),
    };

    private static IEnumerable<string> Projects => Repository.Projects.Keys;

    [Test]
    public void Projects_AreAllInTheTable() => Assert.That(Table.Keys, Is.EquivalentTo(Projects));

    [TestCaseSource(nameof(Projects))]
    public void Folders_UseEachOtherInOneDirection(string project)
    {
        var source = new SourceProject(project);
        var arrows = new SymbolArrows(source.Compile());
        var graph = new FolderGraph(arrows.All);

        var found = $"{graph.Pairs} pairs, knots of [{string.Join(", ", graph.Knots.Select(knot => knot.Count))}]";

        var allowed = Table[project];
        Assert.That(arrows.Unknown.Where(name => !source.MayLack(name.File)), Is.Empty, "names nothing here, so that arrows are missed");
        Assert.That(found, Is.EqualTo($"{allowed.Pairs} pairs, knots of [{allowed.Knots}]"), () => $"Cycles, and what closes each:\n{string.Join('\n', graph.Cycles())}");
    }

    [TestCaseSource(nameof(Projects))]
    public void Folders_AreManyAndNotFull(string project)
    {
        var folders = new SourceProject(project).Folders;

        var allowed = Table[project];
        Assert.Multiple(() =>
        {
            Assert.That(folders, Has.Count.EqualTo(allowed.Folders), "folders");
            Assert.That(Math.Max(folders.Values.Max(), Most), Is.EqualTo(allowed.Fullest), () => string.Join('\n', folders.Where(f => f.Value > Most).Select(f => $"{Arrow.Spoken(f.Key)}: {f.Value} files")));
        });
    }

    [TestCaseSource(nameof(Projects))]
    public void Namespaces_AreFolders(string project)
    {
        var astray = new SourceProject(project).Sources.SelectMany(file => Astray(project, file)).ToList();

        Assert.That(astray, Has.Count.EqualTo(Table[project].Astray), () => string.Join('\n', astray));
    }

    private static IEnumerable<string> Astray(string project, string file)
    {
        var wanted = Arrow.Folder($"{project}/{file}").Replace('/', '.');
        return Source.Parse(File.ReadAllText(Path.Combine(Repository.Root, "src", project, file)), file).GetRoot().DescendantNodes().OfType<BaseNamespaceDeclarationSyntax>()
            .Select(space => space.Name.ToString()).Where(name => name != wanted).Select(name => $"{file}: {name}, not {wanted}");
    }
}
