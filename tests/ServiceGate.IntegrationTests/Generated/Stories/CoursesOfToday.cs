using ServiceGate.Core.Commands.SignOffs;
using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Facts.Launches;
using ServiceGate.Core.Facts.SignOffs;
using ServiceGate.Core.Foundation.Time;
using ServiceGate.Core.Rules.Launches;
using ServiceGate.Core.Rules.Notices;
using ServiceGate.Core.Rules.StepTypes;
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

    public const string NotMet = "today, a concern is not met";
    public const string Tried = "today, a trial has found something and a hotline lacks seats";
    public const string WaiverAsked = "today, a waiver is asked for";
    public const string RollsBackAsBefore = "today, its customers may be rolled back as before";
    public const string Rehearses = "today, its plan can be rehearsed by test calls";
    public const string RollbackRefused = "today, a rollback was refused";
    public const string RollbacksHeld = "today, many rollbacks hold what comes next";
    public const string AsksTwo = "today, the next stage waits for a second person";
    public const string Watched = "today, between stages, watched";

    public const string BeforeItsChange = "today, at its hold points";
    public const string PointTicked = "today, a hold point is ticked";

    public const string BeforeItsEnd = "today, its work under way";
    public const string Checked = "today, a check after the work has failed";

    private static readonly IReadOnlyList<Stage> TwoStages =
    [
        new(new("试点", "Pilot"), StageKind.Pilot, "2026-12-22T00:10", Measures: [new("紧急呼叫成功率", Comparison.AtLeast, "99.9", true)]), new(new("全量", "All"), StageKind.All, "2026-12-22T01:30"),
    ];

    private static readonly WindowInput AfterTomorrow = new("2026-12-24T00:00", "2026-12-24T06:00", "Asia/Shanghai");
    private static readonly WindowInput ThisNight = new("2026-12-22T00:10", "2026-12-22T06:00", "Asia/Shanghai");

    public static IEnumerable<Course> All =>
    [
        new(BeforeItsStart, "it-cutover", "launch", RiskLevel.Medium, Course.IsAt("ServiceGate.AwaitLaunch")),
        new(BeforeItsChange, "network-cutover", "launch", RiskLevel.Medium, Course.IsAt("ServiceGate.AwaitLaunch")) { Points = [new(-30, "备份已验证")] },
        new(PointTicked, "network-cutover", "launch", RiskLevel.Medium, Course.IsAt("ServiceGate.AwaitLaunch")) { Points = [new(-30, "备份已验证")], Then = ActsOfToday.TicksOneAsync },
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
        new(NotMet, "it-cutover", "launch", RiskLevel.Medium, Course.IsAt("ServiceGate.SignOff")) { Then = ActsOfToday.LeavesUnmetAsync },
        new(Tried, "batch-outreach", "launch", RiskLevel.Medium, Course.IsAt("ServiceGate.SignOff")) { Then = ActsOfToday.FindsSomethingAsync },
        new(WaiverAsked, "it-cutover", "launch", RiskLevel.Medium, Course.IsAt("ServiceGate.SignOff")) { Then = ActsOfToday.AsksForAWaiverAsync },
        new(RollsBack, "it-cutover", "launch", RiskLevel.Medium, Course.IsAt("ServiceGate.PostLaunchReview")) { Instead = ActsOfToday.GivesTheRightAsync },
        new(RollsBackAsBefore, "it-cutover", "launch", RiskLevel.Medium, Course.IsAt("ServiceGate.PostLaunchReview")) { Instead = ActsOfToday.GivesTheRightAsync, Then = ActsOfToday.KeepsTheRulesOfBeforeAsync },
        new(Rehearses, "it-cutover", "launch", RiskLevel.Medium, Course.IsAt("ServiceGate.SignOff")) { Instead = ActsOfToday.HasAnotherSystemActAsync },
        new(RollbackRefused, "it-cutover", "launch", RiskLevel.Medium, Course.IsAt("ServiceGate.PostLaunchReview")) { Instead = ActsOfToday.HasAnotherSystemActAsync, Then = ActsOfToday.IsRefusedAsync },
        new(RollbacksHeld, "it-cutover", "launch", RiskLevel.Medium, Course.IsAt("ServiceGate.PostLaunchReview")) { Instead = ActsOfToday.GivesTheRightAsync, Then = ActsOfToday.RollsEverybodyBackAsync },
        new(StandsStill, "it-cutover", "launch", RiskLevel.Medium, Course.IsAt("ServiceGate.SignOff")) { Then = Course.FailsAsync },
        new(UnderWay, "network-cutover", "emergency", RiskLevel.Medium, Course.IsAt("ServiceGate.AwaitLaunch")) { Begins = "2026-12-22T00:30", Window = ThisNight },
        new(SecondPerson, "it-cutover", "emergency", RiskLevel.Medium, Course.IsAt("ServiceGate.AwaitLaunch")) { Begins = "2026-12-22T00:30", Window = ThisNight },
        new(AsksTwo, "product", "launch", RiskLevel.Medium, (_, facts) => StageGo.Waiting(facts) is not null) { Stages = TwoStages, Instead = ActsOfToday.GoesWithoutAMustAsync },
        new(Watched, "product", "launch", RiskLevel.Medium, (step, facts) => step.Type is WatchComplaints && RollOut.Begun(facts) == 1) { Stages = TwoStages },
        new(LooksLikeMarketing, "batch-outreach", "launch", RiskLevel.Medium, Course.IsAt("ServiceGate.SignOff")) { Text = "尊敬的客户，您的套餐限时优惠。" },
        new(BeforeItsSeeds, "batch-outreach", "launch", RiskLevel.Medium, Course.IsAt("ServiceGate.OpenGate")) { Customers = SeedRules.FewCustomers, Then = ActsOfToday.SendsSeedsAsync },
        // By the version that asks for checks after the work; what is played before follows the one of before.
        new(BeforeItsEnd, "network-cutover", "launch", RiskLevel.Medium, Course.IsAt("ServiceGate.AwaitLaunch")) { Then = (story, facts) => ActsOfToday.WorksAsync(story, facts) },
        new(Checked, "network-cutover", "launch", RiskLevel.Medium, Course.IsAt("ServiceGate.AwaitLaunch")) { Then = ActsOfToday.FailsACheckAsync },
    ];
}
