using System.Text.RegularExpressions;
using ServiceGate.Web.Shell.Languages;

namespace ServiceGate.IntegrationTests.Pages;

public sealed partial class TextCatalogueTests
{
    private static readonly TextCatalogue Catalogue = TextCatalogue.Load(strict: true);

    [Test]
    public void Faults_OfTheShippedTexts_AreNone() =>
        Assert.That(CatalogueCheck.Faults(Catalogue), Is.Empty);

    [Test]
    public void Faults_WhenLanguagesDiffer_NameEachDifference()
    {
        var catalogue = Of(
            chinese: new() { ["a"] = "甲", ["b"] = "{n} 乙", ["c"] = " " },
            english: new() { ["b"] = "{m} b", ["c"] = "c", ["d"] = "d", ["d.one"] = "one d" });
        Assert.That(CatalogueCheck.Faults(catalogue), Is.EqualTo(new[]
        {
            "en lacks 'a'",
            "'b' has other placeholders in en",
            "zh-CN has an empty text 'c'",
            "zh-CN lacks 'd'",
        }));
    }

    [Test]
    public void Sources_NameOnlyTextsThatExist()
    {
        var english = Catalogue.For(SupportedLanguage.English);
        var missing = SourceFiles()
            .SelectMany(file => Key().Matches(File.ReadAllText(file)).Select(match => (File: Path.GetFileName(file), Key: match.Groups[1].Value)))
            .Where(use => !english.Has(use.Key));
        Assert.That(missing, Is.Empty);
    }

    [Test]
    public void T_WithNumbers_WritesThemInTheLanguagesWay() =>
        Assert.That(English(("a", "{n} of {name}")).T("a", ("n", 18204), ("name", "Wang")), Is.EqualTo("18,204 of Wang"));

    [Test]
    public void T_WhenAValueLooksLikeAPlaceholder_LeavesItAlone() =>
        Assert.That(English(("a", "{x}{y}")).T("a", ("x", "{y}"), ("y", "b")), Is.EqualTo("{y}b"));

    [Test]
    public void Count_WithOne_TakesTheFormForOne()
    {
        var texts = English(("a", "{count} things"), ("a.one", "one thing"));
        Assert.That((texts.Count("a", 1), texts.Count("a", 2)), Is.EqualTo(("one thing", "2 things")));
    }

    [Test]
    public void T_WhenMissingAndStrict_Throws() =>
        Assert.That(() => English(("a", "a")).T("b"), Throws.TypeOf<KeyNotFoundException>());

    [Test]
    public void T_WhenMissingAndNotStrict_ShowsTheKey()
    {
        var texts = Of(new(), new() { ["a"] = "{n}" }, strict: false).For(SupportedLanguage.English);
        Assert.That((texts.T("b"), texts.T("a")), Is.EqualTo(("⟦b⟧", "⟦a:{n}⟧")));
    }

    [TestCase(0.91, "91%")]
    [TestCase(0.57, "57%")]
    [TestCase(0.9999, "99.9%")]
    [TestCase(1, "100%")]
    public void Percent_IsCutRatherThanRounded(double fraction, string expected) =>
        Assert.That(English(("a", "a")).Percent(fraction), Is.EqualTo(expected));

    private static Texts English(params (string Key, string Text)[] texts) =>
        Of([], texts.ToDictionary(text => text.Key, text => text.Text)).For(SupportedLanguage.English);

    private static TextCatalogue Of(Dictionary<string, string> chinese, Dictionary<string, string> english, bool strict = true) =>
        new(new Dictionary<string, IReadOnlyDictionary<string, string>> { ["zh-CN"] = chinese, ["en"] = english }, strict);

    private static IEnumerable<string> SourceFiles()
    {
        var root = new DirectoryInfo(TestContext.CurrentContext.TestDirectory);
        while (!File.Exists(Path.Combine(root.FullName, "ServiceGate.sln")))
            root = root.Parent ?? throw new InvalidOperationException("The tests do not run inside the repository.");
        return new[] { "*.razor", "*.cs" }
            .SelectMany(kind => Directory.EnumerateFiles(Path.Combine(root.FullName, "src", "ServiceGate.Web"), kind, SearchOption.AllDirectories))
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal));
    }

    // Keys that are put together at run time are found by the browser tests.
    [GeneratedRegex("""[Tt]exts\.(?:T|Count)\("([a-z][A-Za-z0-9.\-/]*[A-Za-z0-9])"[,)]""")]
    private static partial Regex Key();
}
