using System.Text.Json;
using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Core.Foundation.Json;

namespace ServiceGate.Tests.Content;

/// <summary>A number that is left out is named by its place, however deep it stands.</summary>
public sealed class MissingValuesTests
{
    [TestCase("""{"title":"a","riskKey":"R1","trigger":"t","actions":[{"what":"stop","who":"IT"}]}""", ExpectedResult = "actions[0].withinMinutes")]
    [TestCase("""{"title":"a","riskKey":"R1","trigger":"t","actions":[{"what":"a","who":"b","withinMinutes":5},{"what":"c","who":"d"}],"rollback":{"holders":"IT"}}""", ExpectedResult = "actions[1].withinMinutes, rollback.termDays")]
    [TestCase("""{"title":"a","riskKey":"R1","trigger":"t","actions":[{"what":"a","who":"b","withinMinutes":5}]}""", ExpectedResult = "")]
    [TestCase("""{"actions":"none","rollback":7}""", ExpectedResult = "")]
    [TestCase("""[]""", ExpectedResult = "")]
    public string Of_APlan(string json)
    {
        using var document = JsonDocument.Parse(json);
        return string.Join(", ", MissingValues.Of(typeof(ContingencyPlan), document.RootElement));
    }

    [Test]
    public void Read_NamesTheFieldAndTheRule()
    {
        using var document = JsonDocument.Parse("""{"title":"a","riskKey":"R1","trigger":"t","actions":[{"what":"stop","who":"IT"}]}""");
        var check = new Check();

        Assert.That(ItemContent.Read(Section.Contingency, document.RootElement, check), Is.Null);
        Assert.That(check.Violations.Select(v => (v.Rule, v.Field)), Is.EqualTo(new[] { ("value.required", "actions[0].withinMinutes") }));
    }
}
