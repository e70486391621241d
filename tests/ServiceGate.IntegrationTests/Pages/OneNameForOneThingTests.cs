using ServiceGate.Core.Facts.Launches;
using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Web.Features.Definitions;
using ServiceGate.Web.Hosting;
using ServiceGate.Web.Imports;
using ServiceGate.Web.Shell.Languages;

namespace ServiceGate.IntegrationTests.Pages;

/// <summary>What checklists, definitions and imports name is called there as everywhere else, in the language of the page.</summary>
public sealed class OneNameForOneThingTests
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "workflows");
    private static readonly FileCatalogue Files = FileCatalogue.Read(Folder);
    private static readonly TextCatalogue Catalogue = TextCatalogue.Load(strict: true);
    private static readonly Texts Chinese = Catalogue.For(SupportedLanguage.Chinese);
    private static readonly Texts English = Catalogue.For(SupportedLanguage.Find("en")!);

    [Test]
    public void Channels_OfEveryChecklist_HaveNoSecondName()
    {
        var channels = Files.Definitions.SelectMany(d => LaunchVariants.Of(d.Id) is var (kind, variant) ? Files.Checklist(kind, variant, d.Version).Channels : []).ToList();
        var other = channels.Where(c => c.Name.Zh != Chinese.T("channel." + c.Code) || !string.Equals(c.Name.En, English.T("channel." + c.Code), StringComparison.OrdinalIgnoreCase));

        Assert.That(channels, Is.Not.Empty);
        Assert.That(other.Select(c => $"{c.Code} {c.Name}").Distinct(), Is.Empty);
    }

    [TestCase("hotline", ExpectedResult = "客服热线")]
    [TestCase("app", ExpectedResult = "APP与网上营业厅")]
    [TestCase("tv-screen", ExpectedResult = "电视屏幕")]
    public string Channel_IsCalled(string code) => Chinese.T("channel." + code);

    [Test]
    public void WhyOneSignatureIsEnough_IsSaidInChinese_ForEveryShippedDefinition()
    {
        var words = Files.Definitions.SelectMany(d => d.AllActivities).Where(a => a.Text("singleSignature") is not null).Select(a => StepWords.QuorumOf(a, Chinese)).Distinct().ToList();

        Assert.That(words, Is.Not.Empty);
        Assert.That(words.Where(w => w.Any(char.IsAsciiLetter)), Is.Empty);
    }

    [TestCase("import.column-missing", "column", "account", "账号")]
    [TestCase("import.column-unknown", "known", "account, push_id, consent_for", "账号、推送标识、同意用途")]
    public void Columns_InMessages_AreCalledByTheirHeadings(string rule, string argument, string codes, string named)
    {
        var arguments = new Dictionary<string, string>(StringComparer.Ordinal) { ["column"] = "phonne", ["known"] = "", ["found"] = "", [argument] = codes };
        var sentence = Chinese.Rule(new Violation(rule, "lines[1]", arguments));

        Assert.That(sentence, Does.Contain(named).And.Not.Contain(codes));
    }

    [Test]
    public void Columns_ByTheirNamesInBothLanguages_AreReadAsThemselves()
    {
        var names = new[] { Chinese, English }.SelectMany(texts => ColumnNames.Known.Select(column => (column, Read: ColumnNames.Find(texts.T("audience.column." + column))?.Column)));

        Assert.That(names.Where(n => n.Read != n.column), Is.Empty);
    }

    [TestCase("钻石", ExpectedResult = "diamond")]
    [TestCase("黄金", ExpectedResult = "gold")]
    [TestCase("白银", ExpectedResult = "silver")]
    [TestCase("基础", ExpectedResult = "basic")]
    public string? Tiers_AsTheMessageNamesThem_AreRead(string word)
    {
        Assert.That(Chinese.T("rule.import.tier"), Does.Contain(word));
        return CellText.Tier(word);
    }
}
