using System.Text.Json.Nodes;
using ServiceGate.Web.Play;

namespace ServiceGate.IntegrationTests.Play;

public sealed class StoryVariablesTests
{
    private static StoryVariables Variables() => new(JsonNode.Parse("""{"launch":"HZ-2026-000001","count":20,"failed":["A","B"]}""")!.AsObject());

    [Test]
    public void Fill_WhenATextIsOneVariable_GivesItsValueWithItsType() =>
        Assert.That(Variables().Fill(JsonNode.Parse("""{"n":"${count}","list":"${failed}","first":"${failed[0]}"}"""))!.ToJsonString(),
            Is.EqualTo("""{"n":20,"list":["A","B"],"first":"A"}"""));

    [Test]
    public void Fill_WhenAVariableStandsWithinAText_WritesItIntoIt() =>
        Assert.That(Variables().Fill("/launches/${launch}/of ${count}"), Is.EqualTo("/launches/HZ-2026-000001/of 20"));

    [Test]
    public void Fill_WhenTheVariableIsNotSet_NamesIt() =>
        Assert.That(() => Variables().Fill("${seen}"), Throws.TypeOf<InvalidDataException>().With.Message.Contains("seen"));

    [Test]
    public void Fill_WhenATextHoldsPlaceholdersOfNotices_LeavesThem() =>
        Assert.That(Variables().Fill("时间：{window}"), Is.EqualTo("时间：{window}"));

    [Test]
    public void With_WhenMoreIsSet_LeavesTheOriginalAlone()
    {
        var variables = Variables();
        Assert.That(variables.With(("key", "C1")).Fill("${key}"), Is.EqualTo("C1"));
        Assert.That(variables.Values.ContainsKey("key"), Is.False);
    }
}
