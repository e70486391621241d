using System.Text.Json;
using System.Text.Json.Nodes;
using ServiceGate.Core.Commands.Dossiers;
using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Facts.Gates;
using ServiceGate.Core.Foundation.Time;
using ServiceGate.Core.Rules.StepTypes;

namespace ServiceGate.Tests.Scenarios;

/// <summary>Customer service has the final word: what changes behind it is put before customer service again.</summary>
public sealed class FinalWordScenarios
{
    private static readonly WindowInput Night = new("2026-12-22T00:00", "2026-12-22T06:00", "Asia/Shanghai");

    [TestCase("product", "withdrawal", "gate.sign-again billing", "gate.sign-again customer-service", "gate.sign-again it")]
    [TestCase("offer", "launch", "gate.sign-again billing", "gate.sign-again customer-service", "gate.sign-again it")]
    [TestCase("product", "launch", "gate.sign-again customer-service", "gate.sign-again it", "gate.sign-again market")]
    [TestCase("network-cutover", "launch", "gate.sign-again customer-service", "gate.sign-again it", "gate.sign-again network")]
    public async Task Risk_WhenItChangesAfterTheFinalWord_AsksCustomerServiceAgain(string kind, string variant, params string[] asked)
    {
        var story = await SignedAsync(kind, variant);
        await story.DoAsync(Cast.Manager, new SaveItem(story.Number, "risks", "R1", Changed(await RiskAsync(story)), 1));

        Assert.That(story.Gate(GateNames.NoticeRelease), Is.Not.EqualTo(GateStatus.Open));
        Assert.That((await story.BlockersAsync(GateNames.NoticeRelease)).Where(b => b.StartsWith("gate.sign-again", StringComparison.Ordinal)), Is.EqualTo(asked));
        Assert.That(story.Work, Does.Contain("review-customer-service#again"));
    }

    private static async Task<Scenario> SignedAsync(string kind, string variant)
    {
        var story = await Scenario.StartAsync(ShippedCatalogue.Newest);
        await new CourseRobot(story, kind, variant, RiskLevel.Medium) { Stays = (step, _) => step is { Type: OpenGate } or { Type: ConfirmAcknowledgements } }.RunAsync(Night);
        Assert.That((await story.BlockersAsync(GateNames.NoticeRelease)).Where(b => b.StartsWith("gate.sign", StringComparison.Ordinal)), Is.Empty, "everybody has signed");
        return story;
    }

    private static async Task<JsonObject> RiskAsync(Scenario story) => JsonNode.Parse(
        (await story.FactsAsync()).Items.Single(i => i.Key == "R1").Content)!.AsObject();

    private static JsonElement Changed(JsonObject risk)
    {
        risk["cause"] = "另一原因";
        return JsonSerializer.SerializeToElement(risk);
    }
}
