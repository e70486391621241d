using System.IO.Enumeration;
using System.Xml.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using ServiceGate.Tests.Architecture;

namespace ServiceGate.IntegrationTests.Architecture;

/// <summary>A project of <c>src</c> as its compiler sees it, whatever the flavour: files that this build leaves out are read as well.</summary>
internal sealed class SourceProject
{
    private static readonly CSharpCompilationOptions Options = new(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable, allowUnsafe: true);

    private readonly string _name;
    private readonly XElement _project;

    internal SourceProject(string name)
    {
        (_name, _project) = (name, Repository.Projects[name].Root!);
        Sources = [.. Repository.SourcesOf(name).Select(Relative)];
        Pages = [.. Repository.PagesOf(name).Select(Relative)];
    }

    /// <summary>Its C# files, relative to its folder, with slashes.</summary>
    internal IReadOnlyList<string> Sources { get; }

    /// <summary>Its Razor files.</summary>
    internal IReadOnlyList<string> Pages { get; }

    /// <summary>Its folders with the number of files in each.</summary>
    internal IReadOnlyDictionary<string, int> Folders => Sources.Concat(Pages).CountBy(Arrow.Folder).ToDictionary(StringComparer.Ordinal);

    /// <summary>Everything in one compilation.</summary>
    /// <exception cref="InvalidOperationException">A Razor file was not built as it is.</exception>
    internal CSharpCompilation Compile()
    {
        var pages = new GeneratedRazor(_name);
        var trees = Sources.Select(file => Source.Parse(File.ReadAllText(Absolute(file)), file)).Concat(Pages.Select(page => Source.Parse(pages.Of(page), page)));
        return CSharpCompilation.Create(_name, trees.Append(Source.ImplicitUsings(IsWeb)), Platform.References(Others), Options);
    }

    /// <summary>Whether a file may name what is not there: it is part of an adapter that another flavour has.</summary>
    internal bool MayLack(string file) => !Platform.Has(_name) || LeftOut.Any(pattern => FileSystemName.MatchesSimpleExpression(pattern, file, ignoreCase: false));

    private bool IsWeb => _project.Attribute("Sdk")!.Value == "Microsoft.NET.Sdk.Web";

    private IEnumerable<string> Others => ReferencesOf(_project).SelectMany(other => ReferencesOf(Repository.Projects[other].Root!).Append(other)).Distinct(StringComparer.Ordinal);

    private static IEnumerable<string> ReferencesOf(XElement project) =>
        project.Descendants("ProjectReference").Select(r => Path.GetFileNameWithoutExtension(r.Attribute("Include")!.Value.Replace('\\', '/')));

    private IEnumerable<string> LeftOut => _project.Descendants("Compile").SelectMany(c => c.Attribute("Remove")!.Value.Split(';'));

    private string Absolute(string file) => Path.Combine(Repository.Root, "src", _name, file);

    private string Relative(string file) => Path.GetRelativePath(Path.Combine(Repository.Root, "src", _name), file).Replace('\\', '/');
}
