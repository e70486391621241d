using ServiceGate.Core.Commands.Launches;
using ServiceGate.Core.Facts.Launches;
using ServiceGate.Core.Facts.Notices;
using ServiceGate.Core.Foundation.Time;
using ServiceGate.Tests.Scenarios;

namespace ServiceGate.Tests.Notices;

/// <summary>What customers read, and when they are disturbed, goes by their clocks, whatever zone the window was typed in.</summary>
public sealed class CustomersZoneTests
{
    private static async Task<Scenario> MovedAsync(WindowInput window)
    {
        var story = await (await Scenario.StartAsync()).ToReleaseAsync();
        await story.DoAsync(Scenario.Manager, new EditHeader(story.Number, Scenario.Header(window), story.RevisionOf("launch", "header")));
        return story;
    }

    [Test]
    public async Task AWindowTypedInUtc_IsAnnouncedByTheHoursOfTheUnit()
    {
        var story = await MovedAsync(new("2026-12-10T18:00", "2026-12-10T22:00", "UTC"));

        var (first, eve, overrun) = (story.Batch("announce-72h"), story.Batch("announce-eve"), story.Batch("overrun"));
        Assert.That(first.DueAt, Is.EqualTo(Utc("2026-12-07T08:00")));
        Assert.That((eve.DueAt, eve.UsefulUntil), Is.EqualTo((Utc("2026-12-10T08:00"), Utc("2026-12-10T12:00"))));
        Assert.That(overrun.DueAt, Is.EqualTo(Utc("2026-12-11T00:00")));
        var text = story.State.Versions[first.VersionId].Text;
        Assert.That(text.Zh, Does.Contain("12月11日02:00至06:00"));
        Assert.That(text.En, Does.Contain("11 December 02:00 to 06:00"));
    }

    [Test]
    public async Task TheQuietHours_AreThoseOfTheUnit()
    {
        // 20:58Z is four in the afternoon in New York and two minutes to five in the morning in Hangzhou.
        var story = await MovedAsync(new("2026-12-02T15:58", "2026-12-02T19:00", "America/New_York"));
        await story.SignAllAsync();
        await story.At("2026-12-02T04:58").TendAsync();
        Assert.That(story.Batches.Where(b => b.Purpose is Core.Facts.Dossiers.NoticePurpose.Announcement).Select(b => b.Status), Is.All.Not.EqualTo(BatchStatus.Running));

        await story.At("2026-12-02T08:00").TendAsync();

        Assert.That(story.Batch("announce-eve").TimeZone, Is.EqualTo("Asia/Shanghai"));
    }

    [Test]
    public async Task ALaunchBegunBefore_KeepsItsHours()
    {
        var story = await (await Scenario.StartAsync()).ToReleaseAsync();
        story.Sessions.Restore(story.State with { Launches = story.State.Launches.SetItem(story.Launch.Id, story.Launch with { RuleSet = RuleSets.First }) });

        await story.DoAsync(Scenario.Manager, new EditHeader(
            story.Number, Scenario.Header(new("2026-12-10T18:00", "2026-12-10T22:00", "UTC")), story.RevisionOf("launch", "header")));

        Assert.That(story.Batch("announce-72h").DueAt, Is.EqualTo(Utc("2026-12-06T16:00")));
    }

    private static DateTimeOffset Utc(string local) => DateTimeOffset.Parse(local + "Z", System.Globalization.CultureInfo.InvariantCulture);
}
