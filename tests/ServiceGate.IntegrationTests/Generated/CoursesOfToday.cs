using System.Text.Json;
using ServiceGate.Core.Commands.Dossiers;
using ServiceGate.Core.Commands.Notices;
using ServiceGate.Core.Commands.SignOffs;
using ServiceGate.Core.Facts;
using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Facts.Gates;
using ServiceGate.Core.Facts.Notices;
using ServiceGate.Core.Facts.SignOffs;
using ServiceGate.Core.Foundation.Json;
using ServiceGate.Core.Foundation.Time;
using ServiceGate.Core.Rules.Notices;
using ServiceGate.Core.Rules.StepTypes;
using ServiceGate.IntegrationTests.Upgrades.Before;
using ServiceGate.Tests.Scenarios;
using ServiceGate.Workflow.Definitions;

namespace ServiceGate.IntegrationTests.Generated;

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
        new(FellShort, "it-cutover", "launch", RiskLevel.Medium, IsTelling) { Window = AfterTomorrow, Then = StopsAsync },
        new(SettlementProposed, "it-cutover", "launch", RiskLevel.Medium, IsTelling) { Window = AfterTomorrow, Then = ProposesAsync },
        new(RollsBack, "it-cutover", "launch", RiskLevel.Medium, Course.IsAt("ServiceGate.PostLaunchReview")) { Instead = GivesTheRightAsync },
        new(StandsStill, "it-cutover", "launch", RiskLevel.Medium, Course.IsAt("ServiceGate.SignOff")) { Then = Course.FailsAsync },
        new(UnderWay, "network-cutover", "emergency", RiskLevel.Medium, Course.IsAt("ServiceGate.AwaitLaunch")) { Begins = "2026-12-22T00:30", Window = ThisNight },
        new(SecondPerson, "it-cutover", "emergency", RiskLevel.Medium, Course.IsAt("ServiceGate.AwaitLaunch")) { Begins = "2026-12-22T00:30", Window = ThisNight },
        new(LooksLikeMarketing, "batch-outreach", "launch", RiskLevel.Medium, Course.IsAt("ServiceGate.SignOff")) { Text = "尊敬的客户，您的套餐限时优惠。" },
        new(BeforeItsSeeds, "batch-outreach", "launch", RiskLevel.Medium, Course.IsAt("ServiceGate.OpenGate")) { Customers = SeedRules.FewCustomers, Then = SendsSeedsAsync },
    ];

    private static bool IsTelling(Activity step, LaunchFacts facts) =>
        step.Type is OpenGate && facts.Gates.Any(g => g is { Name: GateNames.NoticeRelease, Status: GateStatus.Open }) && facts.Batches.Any(b => !b.HasEnded);

    private static async Task StopsAsync(StoredStory story, LaunchFacts facts)
    {
        var first = facts.Batches.Where(b => !b.HasEnded).Min(b => b.DueAt);
        story.Clock.Set(first);
        foreach (var batch in facts.Batches.Where(b => !b.HasEnded && b.DueAt == first).ToList())
            await story.DoAsync(Cast.Operations, new SteerBatch(story.Number, batch.Id, "stop", "网关故障"));
    }

    private static async Task ProposesAsync(StoredStory story, LaunchFacts facts)
    {
        await StopsAsync(story, facts);
        await story.DoAsync(Cast.Operations, new ProposeSettlement(story.Number, PromisedNotices.StepOwedByLaw(facts), "late-notice", "网关故障", "网上营业厅公告", "赠送一天服务"));
    }

    private static async Task<bool> GivesTheRightAsync(StoredStory story, Activity step, LaunchFacts facts)
    {
        var plan = facts.Items.FirstOrDefault(i => i.Section is Section.Contingency);
        if (step.Type is not AgreeToSubmit || plan is null || plan.Content.Contains("termDays", StringComparison.Ordinal)) return false;
        var content = CoreJson.Canonical(((ContingencyPlan)ItemContent.Stored(plan)) with { Rollback = new("热线坐席", 30) });
        await story.DoAsync(Cast.Manager, new SaveItem(story.Number, Section.Contingency.Code(), plan.Key, JsonSerializer.Deserialize<JsonElement>(content), plan.Revision));
        return true;
    }

    private static async Task SendsSeedsAsync(StoredStory story, LaunchFacts facts)
    {
        foreach (var owed in SeedRules.Owed(facts).ToList())
        {
            var text = facts.Contents<NoticeStep>(Section.Notices).First(s => s.Key == owed.Step).Content.Text;
            await story.DoAsync(Cast.Operations, new RecordSeeds(story.Number, owed.Step, owed.Channel.Code(), SeedRules.HashOf(text), 3));
        }
    }
}
