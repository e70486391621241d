using System.Text.Json;
using ServiceGate.Core.Commands.AfterWork;
using ServiceGate.Core.Commands.Concerns;
using ServiceGate.Core.Commands.Contingency;
using ServiceGate.Core.Commands.Dossiers;
using ServiceGate.Core.Commands.Launches;
using ServiceGate.Core.Commands.Notices;
using ServiceGate.Core.Facts;
using ServiceGate.Core.Facts.Contingency;
using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Facts.Gates;
using ServiceGate.Core.Facts.Launches;
using ServiceGate.Core.Foundation.Json;
using ServiceGate.Core.Ports.Contingency;
using ServiceGate.Core.Ports.Stores;
using ServiceGate.Core.Rules.Launches;
using ServiceGate.Core.Rules.Notices;
using ServiceGate.Core.Rules.StepTypes;
using ServiceGate.Data.Sql;
using ServiceGate.IntegrationTests.Upgrades.Before;
using ServiceGate.Tests.Scenarios;
using ServiceGate.Workflow.Definitions;

namespace ServiceGate.IntegrationTests.Generated.Stories;

/// <summary>What people do in <see cref="CoursesOfToday"/> besides taking a launch on.</summary>
internal static class ActsOfToday
{
    /// <summary>Whether the first customers are about to be told.</summary>
    public static bool IsTelling(Activity step, LaunchFacts facts) =>
        step.Type is OpenGate && facts.Gates.Any(g => g is { Name: GateNames.NoticeRelease, Status: GateStatus.Open }) && facts.Batches.Any(b => !b.HasEnded);

    /// <summary>The first announcement is stopped before anybody was told.</summary>
    public static async Task StopsAsync(StoredStory story, LaunchFacts facts)
    {
        var first = facts.Batches.Where(b => !b.HasEnded).Min(b => b.DueAt);
        story.Clock.Set(first);
        foreach (var batch in facts.Batches.Where(b => !b.HasEnded && b.DueAt == first).ToList())
            await story.DoAsync(Cast.Operations, new SteerBatch(story.Number, batch.Id, "stop", "网关故障"));
    }

    /// <summary>It is stopped, and operations propose how to settle that.</summary>
    public static async Task ProposesAsync(StoredStory story, LaunchFacts facts)
    {
        await StopsAsync(story, facts);
        await story.DoAsync(Cast.Operations, new ProposeSettlement(story.Number, PromisedNotices.StepOwedByLaw(facts), "late-notice", "网关故障", "网上营业厅公告", "赠送一天服务"));
    }

    /// <summary>The contingency plan lets hotline agents roll back single customers.</summary>
    public static Task<bool> GivesTheRightAsync(StoredStory story, Activity step, LaunchFacts facts) => GivesTheRightAsync(story, step, facts, null);

    /// <summary>The same, and another system does it.</summary>
    public static Task<bool> HasAnotherSystemActAsync(StoredStory story, Activity step, LaunchFacts facts) => GivesTheRightAsync(story, step, facts, new(Endpoint: "tv-rollback"));

    /// <summary>A customer is rolled back, and the other system says no.</summary>
    public static async Task IsRefusedAsync(StoredStory story, LaunchFacts facts)
    {
        await story.DoAsync(Cast.Agent, new RollBackCustomer(story.Number, "TV0001", "黑屏", "call-back", true, "CC-1"));
        var customer = await story.ReadAsync(async s => (await s.Audiences.MembersAsync(facts.Launch.AudienceId!.Value, ["TV0001"])).Values.Single());
        await story.WriteAsync(async s =>
        {
            var call = (await s.Contingency.OfCustomerAsync(facts.Launch.Id, customer))!;
            await s.Contingency.MoveAsync(call with { State = ActionState.Refused, Tries = 1, SettledAt = story.Clock.GetUtcNow(), Answer = "no-such-box" }, call.State, call.Tries);
        });
    }

    /// <summary>It began before plans could be acted on.</summary>
    public static Task KeepsTheRulesOfBeforeAsync(StoredStory story, LaunchFacts facts) => story.Service<Database>().WriteAsync(
        sql => sql.ExecuteAsync("UPDATE launch SET rule_set = @before, input_rev = input_rev + 1 WHERE id = @Id", new { before = RuleSets.ConcernsAreWaived, facts.Launch.Id }), CancellationToken.None);

    /// <summary>Everybody wants to go back.</summary>
    public static async Task RollsEverybodyBackAsync(StoredStory story, LaunchFacts facts)
    {
        for (var i = 1; i <= facts.Checklist.RollbackHoldLeast; i++)
            await story.DoAsync(Cast.Agent, new RollBackCustomer(story.Number, $"TV{i:D4}", "黑屏", "call-back", true, "CC-1"));
    }

    private static async Task<bool> GivesTheRightAsync(StoredStory story, Activity step, LaunchFacts facts, CustomerAction? action)
    {
        var plan = facts.Items.FirstOrDefault(i => i.Section is Section.Contingency);
        if (step.Type is not AgreeToSubmit || plan is null || plan.Content.Contains("termDays", StringComparison.Ordinal)) return false;
        var content = CoreJson.Canonical(((ContingencyPlan)ItemContent.Stored(plan)) with { Rollback = new("热线坐席", 30), CustomerAction = action });
        await story.DoAsync(Cast.Manager, new SaveItem(story.Number, Section.Contingency.Code(), plan.Key, JsonSerializer.Deserialize<JsonElement>(content), plan.Revision));
        return true;
    }

    /// <summary>The first hold point is ticked in the evening before.</summary>
    public static async Task TicksOneAsync(StoredStory story, LaunchFacts facts) =>
        await story.DoAsync(Cast.Operations, new TickHoldPoint(story.Number, HoldPoints.Next(facts)!.Code, "网管截图 17"));

    /// <summary>Every hold point is ticked, and the work has begun.</summary>
    public static async Task WorksAsync(StoredStory story, LaunchFacts facts)
    {
        story.Clock.Set(facts.Launch.Window.Start.AddMinutes(20));
        while (HoldPoints.Next(await story.FactsAsync()) is { } point) await story.DoAsync(Cast.Operations, new TickHoldPoint(story.Number, point.Code, "网管截图 17"));
        await story.DoAsync(Cast.Operations, new ReportStart(story.Number));
    }

    /// <summary>The work is done, and calls to other operators do not go through.</summary>
    public static async Task FailsACheckAsync(StoredStory story, LaunchFacts facts)
    {
        await WorksAsync(story, facts);
        await story.DoAsync(Cast.Operations, new ReportEnd(story.Number));
        await story.DoAsync(Cast.Operations, new RecordPostCheck(story.Number, "off-net-call", "failed", "6", "4", "拨测记录 18"));
    }

    /// <summary>What must be measured is not, and operations would go on all the same.</summary>
    public static async Task<bool> GoesWithoutAMustAsync(StoredStory story, Activity step, LaunchFacts facts)
    {
        if (step.Type is not NextStage || RollOut.Begun(facts) != 1) return false;
        story.Clock.Set(RollOut.StartOfNext(facts)!.Value);
        await story.DoAsync(Cast.Operations, new DecideStage(story.Number, "go", "网管数据缺失"));
        return true;
    }

    /// <summary>A concern turns out not to be met.</summary>
    public static Task LeavesUnmetAsync(StoredStory story, LaunchFacts facts) => story.DoAsync(Cast.Manager, new SaveItem(
        story.Number, Section.Concerns.Code(), "I1", JsonSerializer.SerializeToElement(new { verdict = "not-met", note = "对账工具未交付" }),
        facts.Items.Single(i => i.Section is Section.Concerns && i.Key == "I1").Revision));

    /// <summary>A trial finds something severe that nobody has fixed, and the hotline has fewer seats than it needs.</summary>
    public static async Task FindsSomethingAsync(StoredStory story, LaunchFacts facts)
    {
        async Task SaveAsync(Section section, string key, ItemContent content) => await story.DoAsync(Cast.Manager, new SaveItem(
            story.Number, section.Code(), key, JsonSerializer.SerializeToElement<object>(content, CoreJson.Options), facts.Items.Single(i => i.Section == section && i.Key == key).Revision));
        await SaveAsync(Section.Trials, "T1", facts.Contents<Trial>(Section.Trials).Single().Content with { FindingRecords = [new("F1", "找不到入口", 4, Fix: new("界面组", "2026-12-20"))] });
        await SaveAsync(Section.Stress, "hotline", facts.Contents<StressForecast>(Section.Stress).Single().Content with { Shifts = [new(0, 24, 6, 90)] });
    }

    /// <summary>It is not met, and its owner asks for a waiver.</summary>
    public static async Task AsksForAWaiverAsync(StoredStory story, LaunchFacts facts)
    {
        await LeavesUnmetAsync(story, facts);
        await story.DoAsync(Cast.Manager, new AskWaiver(story.Number, "I1", "对账工具下周交付", "2027-12-31"));
    }

    /// <summary>The texts went to seed numbers, and nobody has said yet that they are right.</summary>
    public static async Task SendsSeedsAsync(StoredStory story, LaunchFacts facts)
    {
        foreach (var owed in SeedRules.Owed(facts).ToList())
        {
            var text = facts.Contents<NoticeStep>(Section.Notices).First(s => s.Key == owed.Step).Content.Text;
            await story.DoAsync(Cast.Operations, new RecordSeeds(story.Number, owed.Step, owed.Channel.Code(), SeedRules.HashOf(text), 3));
        }
    }
}
