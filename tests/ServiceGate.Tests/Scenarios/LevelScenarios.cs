using System.Text.Json;
using ServiceGate.Core.Commands.SignOffs;
using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Facts.Launches;
using ServiceGate.Core.Rules.Dossiers;

namespace ServiceGate.Tests.Scenarios;

/// <summary>The level of risk is not the proposer's word alone: facts keep it from falling below a floor, and reviewers raise it.</summary>
public sealed class LevelScenarios
{
    [Test]
    public async Task NothingSaved_IsNotAssessed()
    {
        var story = await (await Scenario.StartAsync(ShippedCatalogue.Newest)).CreateAsync();
        var facts = await story.FactsAsync();
        Assert.That((RiskLevels.IsAssessed(facts), RiskLevels.Of(facts)), Is.EqualTo((false, RiskLevel.Low)));
    }

    [TestCase("met", 500, null, 2, 2, "Low score")]
    [TestCase("not-met", 500, null, 2, 2, "Medium concern-not-met")]
    [TestCase("met", 1000, null, 2, 2, "Low score")]
    [TestCase("met", 1001, null, 2, 2, "Medium many-customers")]
    [TestCase("met", 500, true, 2, 2, "Medium billing")]
    [TestCase("met", 500, null, 1, 5, "High gravest-impact")]
    [TestCase("met", 500, null, 4, 5, "Critical score")]
    public async Task OneRisk_WithWhatStandsBesideIt_IsOfALevelForAReason(string verdict, int customers, bool? billing, int likelihood, int impact, string expected)
    {
        var story = await (await Scenario.StartAsync(ShippedCatalogue.Newest)).CreateAsync();
        await AssessAsync(story, verdict, customers, billing, likelihood, impact);

        var facts = await story.FactsAsync();
        Assert.That($"{RiskLevels.Of(facts)} {RiskLevels.Reasons(facts)[0].Rule}", Is.EqualTo(expected));
        Assert.That(RiskLevels.Of(facts with { Launch = facts.Launch with { RuleSet = RuleSets.StartIsReported } }), Is.EqualTo(Risk.LevelOf(likelihood * impact)), "a launch of before keeps its score");
    }

    [Test]
    public async Task AConcernThatIsNotMet_KeepsALaunchOutOfTheFastLane()
    {
        var story = await StagedLaunch.ToReviewAsync(low: true, notMet: "I7");
        Assert.That(await story.WaitingAsync(), Is.EqualTo("review#1"));
    }

    [Test]
    public async Task AReviewer_RaisesTheLevel_AndTheLaunchTakesThatLane()
    {
        var story = await StagedLaunch.ToReviewAsync(low: true);
        Assert.That(await story.WaitingAsync(), Is.EqualTo("fast#1"));

        Assert.That(await RaiseAsync(story, Scenario.Manager, "medium", "x"), Is.EqualTo("policy.not-allowed"));
        Assert.That(await RaiseAsync(story, Scenario.CustomerService, "low", "x"), Is.EqualTo("level.only-rises at level"));
        Assert.That(await RaiseAsync(story, Scenario.CustomerService, "medium", " "), Is.EqualTo("text.required at reason"));
        Assert.That(await RaiseAsync(story, Scenario.CustomerService, "medium", "影响两家医院"), Is.EqualTo("done"));

        Assert.That(await story.WaitingAsync(), Is.EqualTo("review#1"));
        Assert.That(RiskLevels.Of(await story.FactsAsync()), Is.EqualTo(RiskLevel.Medium));
        Assert.That(await RaiseAsync(story, Scenario.CustomerService, "medium", "x"), Is.EqualTo("level.only-rises at level"));
    }

    private static async Task<string> RaiseAsync(Scenario story, string person, string level, string reason)
    {
        var outcome = await story.RunAsync(person, new RaiseLevel(story.Number, level, reason));
        return outcome.IsDone ? "done" : string.Join(", ", outcome.Violations.Select(v => v.Field is null ? v.Rule : $"{v.Rule} at {v.Field}"));
    }

    private static async Task AssessAsync(Scenario story, string verdict, int customers, bool? billing, int likelihood, int impact)
    {
        (await story.SaveAsync(Scenario.Manager, "risks", "R1", JsonSerializer.SerializeToElement(new
        {
            title = "风险",
            cause = "原因",
            customersAffected = customers,
            likelihood,
            impact,
            controls = "措施",
            residualLikelihood = 1,
            residualImpact = impact,
            owner = "产品部",
            touchesBilling = billing,
        }))).Required();
        (await story.SaveAsync(Scenario.Manager, "concerns", "I7", JsonSerializer.SerializeToElement(new { verdict, note = "说明", evidence = "见材料" }))).Required();
    }
}
