using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Facts.Launches;
using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Core.Foundation.Json;

namespace ServiceGate.Tests.Dossiers;

/// <summary>The checklists that ship: complete in both languages, in keeping with their own rules, and with enough to ask for every kind and variant.</summary>
public sealed class ShippedChecklists
{
    private static readonly string[] _departments =
        ["product", "market", "customer-service", "channels", "enterprise", "network", "it", "billing", "operations", "finance", "legal", "security"];

    /// <summary>The courses that have a definition, with the number of concerns they ask, counted by hand in the files.</summary>
    private static readonly object[] _courses =
    [
        new object[] { LaunchKind.Product, LaunchVariant.Launch, 19 },
        new object[] { LaunchKind.Product, LaunchVariant.Withdrawal, 17 },
        new object[] { LaunchKind.Offer, LaunchVariant.Launch, 19 },
        new object[] { LaunchKind.Offer, LaunchVariant.Withdrawal, 15 },
        new object[] { LaunchKind.NetworkCutover, LaunchVariant.Launch, 24 },
        new object[] { LaunchKind.NetworkCutover, LaunchVariant.Emergency, 16 },
        new object[] { LaunchKind.ItCutover, LaunchVariant.Launch, 21 },
        new object[] { LaunchKind.ItCutover, LaunchVariant.Emergency, 15 },
        new object[] { LaunchKind.BatchOutreach, LaunchVariant.Launch, 21 },
    ];

    private static readonly ChecklistFiles _files = All();

    private static ChecklistFiles All()
    {
        var files = new ChecklistFiles();
        foreach (var file in Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "workflows"), "*.json").Where(ChecklistFiles.IsChecklist))
            files.Add(file, CoreJson.Read<Checklist>(File.ReadAllText(file)));
        return files;
    }

    [Test]
    public void Checklist_OfALaunch_IsTheOneOfItsDefinitionsVersion()
    {
        Assert.Multiple(() =>
        {
            Assert.That(_files.Of(LaunchKind.BatchOutreach, LaunchVariant.Launch, 1).Notices, Is.Empty);
            Assert.That(_files.Of(LaunchKind.BatchOutreach, LaunchVariant.Launch, 2).Notices.Keys, Is.EqualTo(new[] { "message", "correction" }));
            Assert.That(_files.Of(LaunchKind.BatchOutreach, LaunchVariant.Launch, 7).IsOutreach, Is.True);
            Assert.That(_files.Of(LaunchKind.ItCutover, LaunchVariant.Launch, 2).Concerns, Is.EqualTo(_files.Of(LaunchKind.ItCutover, LaunchVariant.Launch, 1).Concerns));
        });
    }

    [TestCaseSource(nameof(_courses))]
    public void Concerns_OfACourse_AreAsManyAsTheFileLists(LaunchKind kind, LaunchVariant variant, int concerns)
    {
        Assert.That(concerns, Is.GreaterThanOrEqualTo(15));
        Assert.That(Of(kind, variant).Concerns, Has.Count.EqualTo(concerns));
    }

    [TestCaseSource(nameof(_courses))]
    public void Concerns_OfACourse_SayWhatTheyNeedInBothLanguages(LaunchKind kind, LaunchVariant variant, int concerns)
    {
        var checklist = Of(kind, variant);

        Assert.Multiple(() =>
        {
            Assert.That(checklist.Concerns.Select(c => c.Id), Is.Unique);
            foreach (var concern in checklist.Concerns)
            {
                Assert.That(_departments, Does.Contain(concern.Department), concern.Id);
                foreach (var text in new[] { concern.Question, concern.Guidance, concern.Evidence })
                    Assert.That(HasBoth(text), Is.True, $"{concern.Id}: {text.Zh}");
            }
        });
    }

    [TestCase(LaunchKind.Product)]
    [TestCase(LaunchKind.Offer)]
    [TestCase(LaunchKind.NetworkCutover)]
    [TestCase(LaunchKind.ItCutover)]
    [TestCase(LaunchKind.BatchOutreach)]
    public void Concerns_OfEveryKind_BeginWithTheFiveThatAreAlwaysAsked(LaunchKind kind)
    {
        Assert.That(Of(kind, LaunchVariant.Launch).Concerns.Take(5).Select(c => c.Id), Is.EqualTo(new[] { "C1", "C2", "C3", "C4", "C5" }));
    }

    [TestCaseSource(nameof(_courses))]
    public void Notices_OfACourse_AreFitToBeSavedAsTheyAreProposed(LaunchKind kind, LaunchVariant variant, int concerns)
    {
        var checklist = Of(kind, variant);

        Assert.Multiple(() =>
        {
            foreach (var (step, proposal) in checklist.Notices)
            {
                var check = new Check();
                var notice = (NoticeStep?)ItemContent.Read(Section.Notices, proposal, check);
                notice?.Validate(step, checklist, check);
                Assert.That(check.Violations, Is.Empty, step);
                Assert.That(HasBoth(notice!.Text) && (notice.FailedText is null || HasBoth(notice.FailedText)), Is.True, step);
            }
        });
    }

    [TestCaseSource(nameof(_courses))]
    public void Notices_OfACourse_TellCustomersAsEarlyAsItsRuleSays(LaunchKind kind, LaunchVariant variant, int concerns)
    {
        var checklist = Of(kind, variant);
        var leads = NoticesOf(checklist).Where(n => n.Purpose is NoticePurpose.Announcement).Select(n => n.LeadMinutes ?? 0).ToList();

        Assert.That(checklist.LeadHours * 60, Is.LessThanOrEqualTo(leads.DefaultIfEmpty(0).Max()));
    }

    [TestCase(LaunchKind.NetworkCutover, LaunchVariant.Launch, 72)]
    [TestCase(LaunchKind.ItCutover, LaunchVariant.Launch, 72)]
    [TestCase(LaunchKind.Product, LaunchVariant.Withdrawal, 720)]
    [TestCase(LaunchKind.Offer, LaunchVariant.Withdrawal, 720)]
    [TestCase(LaunchKind.Product, LaunchVariant.Launch, 0)]
    [TestCase(LaunchKind.BatchOutreach, LaunchVariant.Launch, 0)]
    [TestCase(LaunchKind.NetworkCutover, LaunchVariant.Emergency, 0)]
    public void LeadHours_AreTheOnesOfTheField(LaunchKind kind, LaunchVariant variant, int hours)
    {
        Assert.That(Of(kind, variant).LeadHours, Is.EqualTo(hours));
    }

    [TestCase(LaunchKind.NetworkCutover)]
    [TestCase(LaunchKind.ItCutover)]
    public void Notices_OfAnEmergency_TellAtOnceThenOfProgressAndRestoration(LaunchKind kind)
    {
        var notices = Of(kind, LaunchVariant.Emergency).Notices.ToDictionary(n => n.Key, n => CoreJson.Read<NoticeStep>(n.Value.GetRawText()));

        Assert.Multiple(() =>
        {
            Assert.That(notices["tell"].Purpose, Is.EqualTo(NoticePurpose.Emergency));
            Assert.That(notices["progress"].Purpose, Is.EqualTo(NoticePurpose.Progress));
            Assert.That(notices["restored"].Purpose, Is.EqualTo(NoticePurpose.Completion));
            Assert.That(notices["tell"].Text.Zh, Does.Contain("{restoration}"));
            Assert.That(notices["progress"].Text.En, Does.Contain("{restoration}"));
        });
    }

    [TestCaseSource(nameof(_courses))]
    public void Duties_OfACourse_NameEachOther(LaunchKind kind, LaunchVariant variant, int concerns)
    {
        var duties = Of(kind, variant).Duties;

        Assert.That(duties.Select(d => d.Code), Is.Unique.And.SupersetOf(duties.Select(d => d.NotWith).OfType<string>()));
        Assert.That(duties.Select(d => d.Name).Concat(Of(kind, variant).Channels.Select(c => c.Name)), Has.All.Matches<LocalText?>(HasBoth));
    }

    private static Checklist Of(LaunchKind kind, LaunchVariant variant) => _files.Of(kind, variant, null);

    private static IEnumerable<NoticeStep> NoticesOf(Checklist checklist) => checklist.Notices.Values.Select(n => CoreJson.Read<NoticeStep>(n.GetRawText()));

    private static bool HasBoth(LocalText? text) => text is not null && !string.IsNullOrWhiteSpace(text.Zh) && !string.IsNullOrWhiteSpace(text.En);
}
