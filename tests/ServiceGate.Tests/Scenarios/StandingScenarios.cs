using ServiceGate.Core.Facts.Launches;
using ServiceGate.Core.Rules.Launches;

namespace ServiceGate.Tests.Scenarios;

/// <summary>How a launch stands in the eyes of people is one computed word; the status that programs know stays beside it.</summary>
public sealed class StandingScenarios
{
    [Test]
    public async Task AReturnedLaunch_IsReturned_UntilItIsHandedInAgain()
    {
        var story = await (await Scenario.StartAsync()).ToReviewAsync();
        Assert.That(Stands(story), Is.EqualTo((LaunchStatus.InReview, LaunchStanding.InReview)));

        (await story.DecideAsync(Scenario.It, "review-it", false, "请补充回退方案")).Required();
        Assert.That(Stands(story), Is.EqualTo((LaunchStatus.InReview, LaunchStanding.Returned)));
        (await story.ChangeAsync(Scenario.Manager, "concerns", "I7", "evidence", "另一版")).Required();
        Assert.That(Stands(story), Is.EqualTo((LaunchStatus.InReview, LaunchStanding.Returned)), "mended is not handed in");
        (await story.HandInAsync(Scenario.Manager, "dossier")).Required();
        Assert.That(Stands(story), Is.EqualTo((LaunchStatus.InReview, LaunchStanding.InReview)));
    }

    [Test]
    public async Task AGateThatShutsAgain_IsSaid_AndSoIsItsOpening()
    {
        var story = await (await Scenario.StartAsync()).ToReleaseAsync();
        Assert.That(Stands(story), Is.EqualTo((LaunchStatus.Announcing, LaunchStanding.Announcing)));

        (await story.ChangeAsync(Scenario.Manager, "concerns", "I7", "evidence", "另一版")).Required();
        Assert.That(Stands(story), Is.EqualTo((LaunchStatus.Announcing, LaunchStanding.NoticeShut)));
        await story.ApproveAsync(Scenario.CustomerService, "review-customer-service");
        Assert.That(Stands(story), Is.EqualTo((LaunchStatus.Announcing, LaunchStanding.Announcing)));
    }

    [Test]
    public async Task AGoAheadThatShutsAgain_IsSaid()
    {
        var story = await (await Scenario.StartAsync()).ToGoAheadAsync();
        Assert.That(Stands(story), Is.EqualTo((LaunchStatus.Ready, LaunchStanding.Ready)));
        (await story.ChangeAsync(Scenario.Manager, "concerns", "I7", "evidence", "另一版")).Required();
        Assert.That(Stands(story), Is.EqualTo((LaunchStatus.Ready, LaunchStanding.GoAheadShut)));
    }

    [Test]
    public void EveryStatus_HasItsWord() => Assert.That(
        Enum.GetValues<LaunchStatus>().Select(s => LaunchStandings.Of(s).ToString()), Is.EqualTo(Enum.GetValues<LaunchStatus>().Select(s => s.ToString())));

    private static (LaunchStatus, LaunchStanding?) Stands(Scenario story) => (story.Launch.Status, story.Launch.Standing);
}
