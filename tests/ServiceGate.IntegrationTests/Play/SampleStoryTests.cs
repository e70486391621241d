using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Web.Play;

namespace ServiceGate.IntegrationTests.Play;

/// <summary>The shipped sample: what its story says and what is expected of its ledger.</summary>
public sealed class SampleStoryTests
{
    internal static string Folder { get; } = Path.Combine(AppContext.BaseDirectory, "samples", "tv-user-migration");

    [Test]
    public void Read_WhenAllCustomersArePlayed_ExpectsOneRowPerRecipientNoticeAndChannel()
    {
        var sample = Sample.Read(Folder);
        Assert.Multiple(() =>
        {
            Assert.That(sample.Count, Is.EqualTo(20_000));
            Assert.That(sample.AccountsOn(NoticeChannel.Sms).Count(), Is.EqualTo(20_000));
            Assert.That(sample.AccountsOn(NoticeChannel.Push).Count(), Is.EqualTo(12_000));
            Assert.That(sample.Failed, Has.Count.EqualTo(37));
            Assert.That(LedgerCheck.CountExpected(sample), Is.EqualTo(20_000 + 12_000 + 20_000 + 20_000));
        });
    }

    [Test]
    public void Read_WhenFewerArePlayed_TakesTheFirstLines()
    {
        var sample = Sample.Read(Folder, 2000);
        Assert.Multiple(() =>
        {
            Assert.That(sample.Count, Is.EqualTo(2000));
            Assert.That(sample.CustomersCsv.Split('\n', StringSplitOptions.RemoveEmptyEntries), Has.Length.EqualTo(2001));
            Assert.That(sample.Failed, Has.Count.EqualTo(5));
        });
    }

    [Test]
    public void Read_WhenTheLaunchFailsForNobodyPlayed_Refuses() =>
        Assert.That(() => Sample.Read(Folder, 50), Throws.TypeOf<InvalidDataException>().With.Message.Contains("50"));

    [Test]
    public void Of_WhenAStepGoesThroughASection_MakesOneKeyedRequestPerItem()
    {
        var sample = Sample.Read(Folder, 100);
        var step = sample.Story.Steps.First(s => s.Call?.Each?.Section == "risks");
        var variables = StoryPlayer.Begin(sample, sample.Story.Window).With(("launch", "HZ-2026-000001"));
        var requests = StoryRequest.Of(step, sample, variables, "play", compressed: false).ToList();
        Assert.Multiple(() =>
        {
            Assert.That(requests.Select(r => r.Key), Is.EqualTo(new[] { "play-3-1", "play-3-2", "play-3-3", "play-3-4", "play-3-5" }));
            Assert.That(requests.Select(r => r.Path), Has.Exactly(1).EqualTo("/launches/HZ-2026-000001/dossier/risks/R5"));
            Assert.That(requests[0].Json!["customersAffected"]!.GetValue<int>(), Is.EqualTo(40));
        });
    }

    [Test]
    public void Of_WhenTheScheduleIsCompressed_ShortensTheNoticesWithAReason()
    {
        var sample = Sample.Read(Folder, 100);
        var step = sample.Story.Steps.First(s => s.Call?.Each?.Section == "notices");
        var variables = StoryPlayer.Begin(sample, sample.Story.Window).With(("launch", "HZ-2026-000001"));
        var first = StoryRequest.Of(step, sample, variables, "play", compressed: true).First().Json!.AsObject();
        Assert.Multiple(() =>
        {
            Assert.That(first["leadMinutes"]!.GetValue<int>(), Is.EqualTo(2));
            Assert.That(first.ContainsKey("band"), Is.False);
            Assert.That(first["deviationReason"]!.GetValue<string>(), Is.Not.Empty);
        });
    }

    [Test]
    public void InMinutes_WhenPlayingBeginsNow_PutsTheWindowIntoTheNextMinutes()
    {
        var story = Sample.Read(Folder, 100).Story;
        var script = PlayScript.InMinutes(story, new DateTimeOffset(2026, 11, 22, 3, 59, 40, TimeSpan.Zero));
        Assert.That(script.Window, Is.EqualTo(new StoryWindow("2026-11-22T12:03", "2026-11-22T14:03", "Asia/Shanghai")));
    }
}
