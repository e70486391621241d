using ServiceGate.Core.Facts.Flows;
using ServiceGate.Core.Facts.Launches;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Foundation.Json;
using ServiceGate.Core.Rules.StepTypes;
using ServiceGate.Web.Features.Definitions;
using ServiceGate.Web.Hosting;
using ServiceGate.Web.Shell.Languages;
using ServiceGate.Web.Views.Flows;
using ServiceGate.Web.Views.Launches;
using ServiceGate.Workflow.Definitions;

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
    public void Steps_OfEveryDefinition_SayWhoActsAndWhatKindTheyAre(SupportedLanguage language)
    {
        var texts = Texts.For(language);
        var silent =
            from definition in Files.Definitions
            from step in FlowSteps.Of(definition)
            let words = (Who: StepWords.WhoOf(step, definition, texts), Kind: StepWords.KindOf(step, texts))
            where words.Who.Length == 0 || words.Kind.Length == 0 || words.Who.Contains('.', StringComparison.Ordinal)
            select $"{definition.FileName} {step.Id}: {words}";

        Assert.That(silent, Is.Empty);
    }

    [Test]
    public void Steps_ThatFillIn_LeadToThePageWhereThey_AreHandedIn()
    {
        var pages = Files.Definitions.SelectMany(definition => definition.AllActivities.Where(a => a.Type is CollectSections), (definition, step) => (step.Id, Page: PageOf(definition, step)))
            .Distinct().Order().ToList();

        Assert.That(pages, Is.EqualTo(new[] { ("audience", "/launches/x/notices"), ("dossier", "/launches/x/dossier"), ("report", "/launches/x/notices") }));
    }

    private static string PageOf(WorkflowDefinition definition, Activity step) =>
        WorkLinks.Of("x", new WorkItem(1, "key", WorkKind.FillIn, step.Id, new(Role.ProductManager), default, null), definition);

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
