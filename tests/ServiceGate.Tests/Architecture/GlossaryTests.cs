using System.Text.RegularExpressions;

namespace ServiceGate.Tests.Architecture;

/// <summary>The glossary names types that are there, and every term in both languages.</summary>
public sealed partial class GlossaryTests
{
    private static readonly IReadOnlyList<string[]> Terms = [.. MarkdownPage.Of(Path.Combine("src", "GLOSSARY.md")).Rows().Select(r => r.Cells).Where(c => c.Length == 4)];

    [Test]
    public void Types_AreThere()
    {
        var files = SourceFile.All.ToList();
        var unknown = from term in Terms
                      from named in Named().Matches(term[3])
                      where !files.Any(f => f.Types.Contains(named.Groups["type"].Value) && (!named.Groups["member"].Success || f.Names.Contains(named.Groups["member"].Value)))
                      select $"{term[0]}: {named.Value}";
        Assert.That(string.Join('\n', unknown), Is.Empty);
    }

    [Test]
    public void Terms_AreInBothLanguagesAndHaveAType()
    {
        var unclear = Terms.Where(t => t[0].Length == 0 || !Chinese().IsMatch(t[1]) || t[2].Length == 0 || !Named().IsMatch(t[3])).Select(t => string.Join(" | ", t));
        Assert.That(string.Join('\n', unclear), Is.Empty);
    }

    [Test]
    public void Terms_StandOnce() => Assert.That(Terms.Select(t => t[0]), Is.Not.Empty.And.Unique);

    [Test]
    public void Types_AreRead() =>
        Assert.That(Named().Matches("`Launch`, `Role.Operations`, `IFlowEngine` but not `--demo`").Select(m => m.Value), Is.EqualTo(["`Launch`", "`Role.Operations`", "`IFlowEngine`"]));

    [GeneratedRegex(@"`(?<type>[A-Z]\w*)(?:\.(?<member>[A-Z]\w*))?`")]
    private static partial Regex Named();

    [GeneratedRegex(@"\p{IsCJKUnifiedIdeographs}")]
    private static partial Regex Chinese();
}
