using ServiceGate.Core.Commands.SignOffs;
using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Facts.SignOffs;
using ServiceGate.Core.Foundation.Time;
using ServiceGate.Core.Rules.Notices;
using ServiceGate.IntegrationTests.Upgrades.Before;
using ServiceGate.Tests.Scenarios;

namespace ServiceGate.IntegrationTests.Generated.Stories;

/// <summary>Where only launches lead that begin by the rules of today: what is asked of them was not asked of those of before.</summary>
internal static class CoursesOfToday
{
    public const string BeforeItsStart = "today, before its start";
    public const string InReview = "today, in review";
    public const string Answered = "today, returned and answered";
    public const string Fulfilled = "today, its conditions said to be fulfilled";
    public const string SecondList = "today, with a second list";
    public const string FellShort = "today, an announcement fell short";
    public const string SettlementProposed = "today, a settlement is proposed";
    public const string RollsBack = "today, its customers may be rolled back";
    public const string StandsStill = "today, its flow stands still";
    public const string UnderWay = "today, an emergency under way";
    public const string SecondPerson = "today, an emergency that waits for a second person";
    public const string LooksLikeMarketing = "today, an outreach that looks like marketing";
    public const string BeforeItsSeeds = "today, an outreach before its seeds";

    private static readonly WindowInput AfterTomorrow = new("2026-12-24T00:00", "2026-12-24T06:00", "Asia/Shanghai");
    private static readonly WindowInput ThisNight = new("2026-12-22T00:10", "2026-12-22T06:00", "Asia/Shanghai");

    public static IEnumerable<Course> All =>
    [
        new(BeforeItsStart, "it-cutover", "launch", RiskLevel.Medium, Course.IsAt("ServiceGate.AwaitLaunch")),
        new(InReview, "network-cutover", "launch", RiskLevel.Medium, Course.IsAt("ServiceGate.SignOff")),
        new(Answered, "it-cutover", "launch", RiskLevel.Medium, (_, facts) => facts.Findings.Any(f => f.Status is FindingStatus.Answered))
        {
            Instead = async (story, step, facts) => await Course.ReturnsAsync(story, step, facts) || await Course.AnswersAsync(story, facts),
        },
        new(Fulfilled, "product", "launch", RiskLevel.High, Course.IsAt("ServiceGate.FulfilConditions"))
        {
            Instead = (story, step, facts) => Course.VotesAsync(story, step, facts, StepVote.ApproveWithConditions),
            Then = (story, facts) => Course.AnswersAsync(story, facts),
        },
        new(SecondList, "it-cutover", "launch", RiskLevel.Medium, (_, facts) => facts.Audience is not null) { Then = (story, _) => story.ImportAsync(Cast.Operations) },
        new(FellShort, "it-cutover", "launch", RiskLevel.Medium, ActsOfToday.IsTelling) { Window = AfterTomorrow, Then = ActsOfToday.StopsAsync },
        new(SettlementProposed, "it-cutover", "launch", RiskLevel.Medium, ActsOfToday.IsTelling) { Window = AfterTomorrow, Then = ActsOfToday.ProposesAsync },
        new(RollsBack, "it-cutover", "launch", RiskLevel.Medium, Course.IsAt("ServiceGate.PostLaunchReview")) { Instead = ActsOfToday.GivesTheRightAsync },
        new(StandsStill, "it-cutover", "launch", RiskLevel.Medium, Course.IsAt("ServiceGate.SignOff")) { Then = Course.FailsAsync },
        new(UnderWay, "network-cutover", "emergency", RiskLevel.Medium, Course.IsAt("ServiceGate.AwaitLaunch")) { Begins = "2026-12-22T00:30", Window = ThisNight },
        new(SecondPerson, "it-cutover", "emergency", RiskLevel.Medium, Course.IsAt("ServiceGate.AwaitLaunch")) { Begins = "2026-12-22T00:30", Window = ThisNight },
        new(LooksLikeMarketing, "batch-outreach", "launch", RiskLevel.Medium, Course.IsAt("ServiceGate.SignOff")) { Text = "尊敬的客户，您的套餐限时优惠。" },
        new(BeforeItsSeeds, "batch-outreach", "launch", RiskLevel.Medium, Course.IsAt("ServiceGate.OpenGate")) { Customers = SeedRules.FewCustomers, Then = ActsOfToday.SendsSeedsAsync },
    ];
}
