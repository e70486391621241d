using ServiceGate.Core.Commands.SignOffs;

namespace ServiceGate.Tests.Scenarios;

/// <summary>A launch that is worked on at nodes whose clocks do not agree.</summary>
public sealed class ClocksOfNodes
{
    [Test]
    public async Task Decision_OnANodeWhoseClockIsBehind_StillComesAfterTheOneItFollows()
    {
        var story = await (await Scenario.StartAsync()).ToReviewAsync();
        var ahead = story.Clock.GetUtcNow();
        await story.RunAsync(Scenario.It, new DecideStep(story.Number, "review-it", StepVote.Approve, story.Launch.ContentRevision), "first");
        story.Clock.Set(ahead - TimeSpan.FromMinutes(5));

        await story.RunAsync(
            Scenario.CustomerService, new DecideStep(story.Number, "review-customer-service", StepVote.Approve, story.Launch.ContentRevision), "second");

        var decisions = story.State.Decisions.Where(d => d.Step is "review-it" or "review-customer-service").ToDictionary(d => d.Step, d => d.At);
        Assert.That(decisions["review-it"], Is.EqualTo(ahead));
        Assert.That(decisions["review-customer-service"], Is.EqualTo(ahead.AddMilliseconds(1)));
        Assert.That(story.State.Audit[story.Launch.Id].Select(e => e.At), Is.Ordered);
    }
}
