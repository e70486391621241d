using System.Text.RegularExpressions;
using ServiceGate.IntegrationTests.Kills;
using ServiceGate.Tests.Architecture;
using ServiceGate.Web.Hosting.Settings;

namespace ServiceGate.IntegrationTests.FrontPage;

/// <summary>What <c>samples/deploy/README.md</c> tells of verbs and settings is so.</summary>
public sealed partial class VerbTableTests
{
    private static IEnumerable<string> FirstCells(string heading) =>
        MarkdownPage.Of(Path.Combine("samples", "deploy", "README.md")).Rows().Where(row => row.Heading.StartsWith(heading, StringComparison.Ordinal)).Select(row => row.Cells[0]);

    private static IEnumerable<string> Verbs() => FirstCells("Command line");

    [TestCaseSource(nameof(Verbs))]
    public async Task Verb_HasTheOptionsThatThePageNames(string shown)
    {
        var words = Word().Match(shown.Trim('`')).Value.Trim();
        var (exit, help) = await Executable.RunAsync([.. words.Split(' '), "--help"]);
        Assert.That(exit, Is.Zero, help);
        Assert.That(help, Does.Match($@"(?m)^  \S+ {Regex.Escape(words)}( |$)"), "the program knows the verb");
        foreach (var option in Option().Matches(shown).Select(m => m.Value))
            Assert.That(help, Does.Match($@"(?m)^  {option}\b"), option);
    }

    [Test]
    public void Verbs_AreAllThatThereAre() =>
        Assert.That(Verbs().Select(v => Word().Match(v.Trim('`')).Value.Trim().Split(' ')[0]).Distinct(), Is.EquivalentTo(["serve", "play", "gate", "workflow", "announcements", "migrate", "backup", "audit", "attachments", "admin", "settings"]));

    [Test]
    public void Settings_AreKnown()
    {
        var named = new[] { "Settings", "Hangfire", "Elsa" }.SelectMany(FirstCells).SelectMany(Expanded).ToList();
        Assert.That(named, Has.Count.GreaterThan(10).And.SubsetOf(KnownSettings.All.Select(s => s.Name)));
    }

    /// <summary><c>A:&lt;channel&gt;:B, :C</c> is two settings of any channel.</summary>
    private static IEnumerable<string> Expanded(string cell)
    {
        var last = "";
        foreach (var name in Quoted().Matches(cell).Select(m => m.Groups["name"].Value.Replace("<channel>", "Sms", StringComparison.Ordinal)))
            yield return last = name[0] == ':' ? last[..last.LastIndexOf(':')] + name : name;
    }

    [GeneratedRegex("^[a-z-]+( [a-z][a-z-]*)*")]
    private static partial Regex Word();

    [GeneratedRegex("--[a-z-]+")]
    private static partial Regex Option();

    [GeneratedRegex("`(?<name>[^`]+)`")]
    private static partial Regex Quoted();
}
