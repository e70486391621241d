using ServiceGate.Core.Facts.Launches;
using ServiceGate.Core.Foundation.Json;
using ServiceGate.Core.Rules.StepTypes;
using ServiceGate.Web.Hosting;
using ServiceGate.Web.Shell.Languages;

namespace ServiceGate.IntegrationTests.Pages;

/// <summary>Whatever the shipped definitions and checklists name by a code has a name for people, in every language.</summary>
public sealed class ShippedNamesTests
{
    private static readonly FileCatalogue Files = FileCatalogue.Read(Path.Combine(AppContext.BaseDirectory, "workflows"));

    private static readonly TextCatalogue Texts = TextCatalogue.Load(strict: true);

    private static IEnumerable<SupportedLanguage> Languages => SupportedLanguage.All;

    [TestCaseSource(nameof(Languages))]
    public void Steps_OfEveryDefinition_HaveNames(SupportedLanguage language)
    {
        var steps = Files.Definitions.SelectMany(definition => definition.AllActivities)
            .Where(activity => activity.Type.Waits && activity.Type is not OpenGate)
            .Select(activity => activity.Id);

        Assert.That(Missing(language, "step", steps), Is.Empty);
    }

    [TestCaseSource(nameof(Languages))]
    public void Messages_OfEveryDefinition_HaveTexts(SupportedLanguage language)
    {
        var messages = Files.Definitions.SelectMany(definition => definition.AllActivities)
            .Where(activity => activity.Type is Notify).Select(activity => activity.Text("message")!);

        Assert.That(Missing(language, "message", messages), Is.Empty);
    }

    [TestCaseSource(nameof(Languages))]
    public void Notices_Channels_Duties_AndDepartments_HaveNames(SupportedLanguage language)
    {
        var checklists = Files.Definitions.Select(d => LaunchVariants.Of(d.Id)!.Value).Select(course => Files.Checklist(course.Kind, course.Variant)).ToList();

        Assert.Multiple(() =>
        {
            Assert.That(Missing(language, "step", checklists.SelectMany(c => c.Notices.Keys)), Is.Empty);
            Assert.That(Missing(language, "channel", checklists.SelectMany(c => c.Channels).Select(c => c.Code)), Is.Empty);
            Assert.That(Missing(language, "duty", checklists.SelectMany(c => c.Duties).Select(d => d.Code)), Is.Empty);
            Assert.That(Missing(language, "department", checklists.SelectMany(c => c.Concerns).Select(c => c.Department)), Is.Empty);
            Assert.That(Missing(language, "section", checklists.SelectMany(c => c.Concerns).Select(c => c.Section.Code())), Is.Empty);
        });
    }

    private static IEnumerable<string> Missing(SupportedLanguage language, string area, IEnumerable<string> codes) =>
        codes.Distinct().Select(code => $"{area}.{code}").Where(key => !Texts.For(language).Has(key));
}
