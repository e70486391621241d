using ServiceGate.Core.Commands.Launches;
using ServiceGate.Core.Rules.Steps;

namespace ServiceGate.Tests.Scenarios;

/// <summary>Which unit decides: a one-city, low-risk launch its city; several cities or high risk the province.</summary>
public sealed class DecidingUnits
{
    [TestCase("HZ", "HZ", "R4", ExpectedResult = "HZ", Description = "one city, medium risk")]
    [TestCase("HZ", "HZ", "R1", ExpectedResult = "SP", Description = "one city, high risk")]
    [TestCase("HZ", "HZ,SX", "R4", ExpectedResult = "SP", Description = "two cities")]
    [TestCase("HZ", "YH", "R4", ExpectedResult = "HZ", Description = "a county of the city")]
    [TestCase("YH", "YH", "R4", ExpectedResult = "HZ", Description = "a county: at least its city")]
    [TestCase("HZ", "GRP", "R4", ExpectedResult = "GRP", Description = "the whole group")]
    public async Task<string> DecidingUnit_FollowsScopeAndRisk(string unit, string scope, string risk)
    {
        var story = await Scenario.StartAsync();
        var header = Scenario.Header() with { Scope = scope.Split(',') };
        story.Number = (await story.DoAsync(Scenario.Manager, new CreateLaunch("it-cutover", unit, header))).Number;
        (await story.SaveAsync(Scenario.Manager, "risks", risk, SampleDossier.Item("risks", risk))).Required();

        var facts = await story.FactsAsync();
        return facts.Tree.Find(StepUnits.DecidingUnit(facts))!.Code;
    }
}
