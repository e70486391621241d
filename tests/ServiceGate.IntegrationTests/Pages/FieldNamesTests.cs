using System.Text.Json;
using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Foundation.Json;
using ServiceGate.Web.Shell.Forms;
using ServiceGate.Web.Shell.Languages;

namespace ServiceGate.IntegrationTests.Pages;

public sealed class FieldNamesTests
{
    private static readonly Texts English = TextCatalogue.Load(strict: true).For(SupportedLanguage.Find("en")!);

    [Test]
    public void Field_OfEverythingInTheSample_HasAName()
    {
        using var dossier = JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "samples", "tv-user-migration", "dossier.json")));
        var nameless = from section in dossier.RootElement.GetProperty("sections").EnumerateObject()
                       from item in section.Value.EnumerateObject()
                       from field in FormContent.Fields(item.Value).Keys
                       where English.Field(CoreJson.ParseCode<Section>(section.Name), field) == field
                       select $"{section.Name} {field}";
        Assert.That(nameless.Distinct(), Is.Empty);
    }

    [TestCase("actions[0].what", ExpectedResult = "What 1")]
    [TestCase("rehearsal.on", ExpectedResult = "Day")]
    [TestCase("unheard[3].of", ExpectedResult = "unheard[3].of")]
    public string Field_OfAPlan_IsCalledAsInItsForm(string path) => English.Field(Section.Contingency, path);

    [TestCase("channels", "sms,push", ExpectedResult = "SMS, push")]
    [TestCase("verdict", "not-met", ExpectedResult = "not met")]
    [TestCase("settled", "", ExpectedResult = "No")]
    [TestCase("title", "sms", ExpectedResult = "sms")]
    public string FieldValue_OfACode_IsItsName(string path, string value) => English.FieldValue(path, value);
}
