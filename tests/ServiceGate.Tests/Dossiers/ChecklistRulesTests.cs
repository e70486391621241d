using System.Text.Json.Nodes;
using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Facts.Launches;
using ServiceGate.Core.Foundation.Json;
using ServiceGate.Core.Rules.Launches;
using ServiceGate.Tests.Scenarios;

namespace ServiceGate.Tests.Dossiers;

/// <summary>A checklist that can be read but says what no launch can live with is named with place and rule.</summary>
public sealed class ChecklistRulesTests
{
    private const string Name = """{"zh":"备份","en":"Backup"}""";

    [TestCase("holdPoints", "[null]", "holdPoints[0] text.required")]
    [TestCase("holdPoints", $$"""[{"code":null,"name":{{Name}},"minutes":0}]""", "holdPoints[0].code text.required")]
    [TestCase("holdPoints", $$"""[{"code":"a","name":{{Name}},"minutes":0},{"code":"a","name":{{Name}},"minutes":1}]""", "holdPoints[1].code list.twice")]
    [TestCase("holdPoints", $$"""[{"code":"own-1","name":{{Name}},"minutes":0}]""", "holdPoints[0].code hold-point.code")]
    [TestCase("holdPoints", """[{"code":"a","name":null,"minutes":0}]""", "holdPoints[0].name text.required")]
    [TestCase("holdPoints", """[{"code":"a","name":{"zh":"备份"},"minutes":0}]""", "holdPoints[0].name text.required")]
    [TestCase("holdPoints", $$"""[{"code":"a","name":{{Name}},"minutes":1441}]""", "holdPoints[0].minutes number.range")]
    [TestCase("holdPoints", $$"""[{"code":"a","name":{{Name}},"minutes":-1441}]""", "holdPoints[0].minutes number.range")]
    [TestCase("holdPoints", $$"""[{"code":"a","name":{{Name}},"minutes":-1440},{"code":"b","name":{{Name}},"minutes":1440}]""", "")]
    [TestCase("postChecks", "[null]", "postChecks[0] text.required")]
    [TestCase("postChecks", $$"""[{"code":null,"name":{{Name}},"kind":"figure","minutes":1}]""", "postChecks[0].code text.required")]
    [TestCase("postChecks", $$"""[{"code":"own-1","name":{{Name}},"kind":"figure","minutes":1}]""", "postChecks[0].code post-check.code")]
    [TestCase("postChecks", $$"""[{"code":"a","name":{{Name}},"kind":"figure","minutes":1},{"code":"a","name":{{Name}},"kind":"check","minutes":1440}]""", "postChecks[1].code list.twice")]
    [TestCase("postChecks", """[{"code":"a","name":{"zh":"拨测"},"kind":"test-call","minutes":1}]""", "postChecks[0].name text.required")]
    [TestCase("postChecks", $$"""[{"code":"a","name":{{Name}},"kind":"test-call","minutes":0}]""", "postChecks[0].minutes number.range")]
    [TestCase("postChecks", $$"""[{"code":"a","name":{{Name}},"kind":"test-call","minutes":1441}]""", "postChecks[0].minutes number.range")]
    [TestCase("postChecks", $$"""[{"code":"a","name":{{Name}},"kind":"test-call","minutes":1,"least":-1}]""", "postChecks[0].least number.range")]
    [TestCase("postChecks", $$"""[{"code":"a","name":{{Name}},"kind":"test-call","minutes":1,"dropPercent":101}]""", "postChecks[0].dropPercent number.range")]
    [TestCase("rehearsals", """{"high":null}""", "rehearsals.high list.required")]
    [TestCase("rehearsals", """{"high":["laboratory"]}""", "")]
    [TestCase("rollbackHoldPercent", "0", "rollbackHoldPercent number.range")]
    [TestCase("rollbackHoldPercent", "101", "rollbackHoldPercent number.range")]
    [TestCase("rollbackHoldPercent", "100", "")]
    [TestCase("rollbackHoldLeast", "0", "rollbackHoldLeast number.range")]
    [TestCase("rollbackHoldLeast", "1", "")]
    [TestCase("risks", """{"questions":[null]}""", "risks.questions[0] text.required")]
    public void AMember_IsNamedWithPlaceAndRule(string member, string json, string broken)
    {
        var file = JsonNode.Parse(CoreJson.Canonical(ShippedCatalogue.Newest.Checklist(LaunchKind.ItCutover, LaunchVariant.Launch)))!.AsObject();
        file[member] = JsonNode.Parse(json);
        var problems = ChecklistRules.Problems(CoreJson.Read<Checklist>(file.ToJsonString()), ShippedCatalogue.Newest.Causes);
        Assert.That(string.Join(';', problems.Select(p => $"{p[..p.IndexOf(": ", StringComparison.Ordinal)]} {p[(p.LastIndexOf('(') + 1)..^1]}")), Is.EqualTo(broken));
    }
}
