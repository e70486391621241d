using ServiceGate.Core.Rules.Times;
using ServiceGate.Tests.Scenarios;

namespace ServiceGate.Tests.Gates;

/// <summary>By when a gate must open. The sample's announcements go out on the 24th and the 27th between 16:00 and 20:00; its window begins on the 28th at 00:00.</summary>
public sealed class GateTimesTests
{
    [TestCase("notice-release", "2026-11-02T09:00", ExpectedResult = "11-24 20:00", Description = "the end of the first announcement's hours")]
    [TestCase("notice-release", "2026-11-24T19:59", ExpectedResult = "11-24 20:00")]
    [TestCase("notice-release", "2026-11-24T20:00", ExpectedResult = "11-27 20:00", Description = "the second one is of use until then, the first one only until the 27th at 00:00")]
    [TestCase("go-ahead", "2026-11-02T09:00", ExpectedResult = "11-27 20:00", Description = "four hours before the window")]
    [TestCase("any-other", "2026-11-02T09:00", ExpectedResult = "11-27 20:00")]
    public async Task<string> Latest_FollowsAnnouncementsAndWindow(string gate, string now) =>
        await LatestAsync((await (await Scenario.StartAsync()).ToReviewAsync()).At(now), gate);

    [Test]
    public async Task Latest_WhenTheFirstAnnouncementHasNoHours_IsWhenItIsDue()
    {
        var story = await (await Scenario.StartAsync()).ToReviewAsync();
        (await story.ChangeAsync(Scenario.Operations, "notices", "announce-72h", "band", null)).Required();

        Assert.That(await LatestAsync(story, "notice-release"), Is.EqualTo("11-24 08:00"), "72 hours before midnight, in the daytime before");
    }

    [Test]
    public async Task Latest_WhenNothingIsAnnounced_IsTheGoAheads()
    {
        var story = await (await Scenario.StartAsync()).ToFilledAsync();

        Assert.That(await LatestAsync(story, "notice-release"), Is.EqualTo("11-27 20:00"));
    }

    private static async Task<string> LatestAsync(Scenario story, string gate) =>
        GateTimes.Latest(gate, await story.FactsAsync(), story.Clock.GetUtcNow()).ToOffset(TimeSpan.FromHours(8)).ToString("MM-dd HH:mm", System.Globalization.CultureInfo.InvariantCulture);
}
