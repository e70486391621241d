using System.Text.Json;
using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Rules.Dossiers;
using ServiceGate.Tests.Scenarios;

namespace ServiceGate.Tests.Dossiers;

/// <summary>Plans are ready when they are there; where none is owed nothing is called ready.</summary>
public sealed class ContingencyReadinessTests
{
    [Test]
    public async Task Plans_AsLongAsNobodyHasSaidWhatMayGoWrong_AreNotDone()
    {
        var story = await (await Scenario.StartAsync()).CreateAsync();

        Assert.That(await OfAsync(story), Is.EqualTo((0, 1, true, true)));
    }

    [Test]
    public async Task Plans_WhereNoRiskIsSerious_AreNotOwed_AndNotGreen()
    {
        var story = await (await Scenario.StartAsync()).CreateAsync();
        (await story.SaveAsync(Cast.Manager, "risks", "R1", Risk(1))).Required();

        Assert.That(await OfAsync(story), Is.EqualTo((1, 1, true, true)));
    }

    [Test]
    public async Task Plans_OfASeriousRisk_AreOwed()
    {
        var story = await (await Scenario.StartAsync()).CreateAsync();
        (await story.SaveAsync(Cast.Manager, "risks", "R1", Risk(5))).Required();

        Assert.That(await OfAsync(story), Is.EqualTo((0, 1, false, false)));
    }

    private static JsonElement Risk(int of) => JsonSerializer.SerializeToElement(
        new { title = "t", cause = "c", customersAffected = 1, likelihood = of, impact = of, controls = "c", residualLikelihood = 1, residualImpact = 1, owner = "o" });

    private static async Task<(int Done, int Total, bool IsComplete, bool IsIdle)> OfAsync(Scenario story)
    {
        var readiness = Readiness.Of(Section.Contingency, await story.FactsAsync());
        return (readiness.Done, readiness.Total, readiness.IsComplete, readiness.IsIdle);
    }
}
