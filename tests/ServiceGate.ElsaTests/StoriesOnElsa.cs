using ServiceGate.Core.Ports.Engines;
using ServiceGate.Tests.Engines;
using ServiceGate.Tests.Scenarios;

namespace ServiceGate.ElsaTests;

/// <summary>The main job end to end, on Elsa.</summary>
public sealed class WholeStoryOnElsa : WholeStory
{
    /// <summary>Plays on Elsa.</summary>
    [OneTimeSetUp]
    public void PlayOnElsa() => Scenario.Follower = () => new StoryFollower();

    /// <summary>Plays on the embedded engine again.</summary>
    [OneTimeTearDown]
    public void PlayOnTheEmbeddedEngine() => Scenario.Follower = null;
}

/// <summary>Every course that ships, on Elsa.</summary>
public sealed class CoursesOnElsa : CourseScenarios
{
    /// <summary>Plays on Elsa.</summary>
    [OneTimeSetUp]
    public void PlayOnElsa() => Scenario.Follower = () => new StoryFollower();

    /// <summary>Plays on the embedded engine again.</summary>
    [OneTimeTearDown]
    public void PlayOnTheEmbeddedEngine() => Scenario.Follower = null;
}

/// <summary>Decisions that are taken back, on Elsa.</summary>
public sealed class TakenBackOnElsa : TakenBackDecisions
{
    private static readonly string[] OfTheCommittee =
    [
        nameof(CommitteesVote_TakenBackWhileItWaits_AndARejectionThatEndedTheLaunchStands),
        nameof(Conditions_FallWithTheApprovalThatSetThem),
        nameof(ConfirmationOfACondition_TakenBack_OwesItAgain),
    ];

    /// <summary>Leaves out the stories of the committee: their definition is the tests' own, and Elsa has only what ships and what is drawn for engines.</summary>
    [SetUp]
    public void LeaveOutTheCommittee()
    {
        if (OfTheCommittee.Contains(TestContext.CurrentContext.Test.MethodName)) Assert.Ignore("Elsa has not been given the definition of this story.");
    }

    /// <summary>Plays on Elsa.</summary>
    [OneTimeSetUp]
    public void PlayOnElsa() => Scenario.Follower = () => new StoryFollower();

    /// <summary>Plays on the embedded engine again.</summary>
    [OneTimeTearDown]
    public void PlayOnTheEmbeddedEngine() => Scenario.Follower = null;
}

/// <summary>An installation moves to Elsa and back.</summary>
public sealed class MovingToElsa : MovingSuite
{
    internal override IJournalFollower Other() => new StoryFollower();
}
