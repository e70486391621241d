using System.Text.Json;
using System.Text.Json.Nodes;
using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Facts.Launches;
using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Core.Foundation.Json;
using ServiceGate.Core.Ports.Catalogue;
using ServiceGate.Web.Features.Dossiers;

namespace ServiceGate.IntegrationTests.Api;

/// <summary>The description says of each section what its items hold: which members, what they mean, how long and how great they may be.</summary>
public sealed class SectionSchemaTests
{
    private static ApiStand Api => ApiServer.Stand;

    [TestCase("concerns", "ConcernAnswer", "verdict note evidence")]
    [TestCase("risks", "Risk", "title cause customersAffected likelihood impact controls residualLikelihood residualImpact owner touchesBilling")]
    [TestCase("contingency", "ContingencyPlan", "title riskKey trigger actions rollback compensation rehearsal measure pullers customerAction feeReduction validUntil")]
    [TestCase("channels", "Script", "text knowledgeArticle secondLine")]
    [TestCase("trials", "Trial", "group journey on participants passed findings settled")]
    [TestCase("notices", "NoticeStep", "purpose channels text failedText leadMinutes band usefulUntilMinutes ignoreQuietHours deviationReason nature consentFor perBatch perHour perDay")]
    public async Task Section_IsDescribedByItsMembers(string section, string schema, string members)
    {
        var document = await DocumentAsync();
        var operations = document["paths"]![$"/api/v1/launches/{{number}}/dossier/{section}/{{key}}"]!;

        Assert.That((string)operations["put"]!["requestBody"]!["content"]!["application/json"]!["schema"]!["$ref"]!, Is.EqualTo($"#/components/schemas/{schema}"));
        Assert.That((string)operations["get"]!["responses"]!["200"]!["content"]!["application/json"]!["schema"]!["$ref"]!, Is.EqualTo($"#/components/schemas/SectionItemOf{schema}"));
        var described = document["components"]!["schemas"]![schema]!["properties"]!.AsObject();
        Assert.That(described.Select(p => p.Key), Is.SupersetOf(members.Split(' ')));
        Assert.That(described.Where(p => string.IsNullOrWhiteSpace(DescriptionOf(p.Value!))).Select(p => p.Key), Is.Empty, "without a meaning");
    }

    [TestCase("Risk", "title", 1, 200)]
    [TestCase("Risk", "cause", 1, 1000)]
    [TestCase("Risk", "controls", 1, 2000)]
    [TestCase("ConcernAnswer", "note", null, 2000)]
    [TestCase("ConcernAnswer", "evidence", null, 500)]
    [TestCase("ContingencyAction", "what", 1, 500)]
    [TestCase("OneClickRollback", "holders", 1, 200)]
    [TestCase("Script", "knowledgeArticle", null, 64)]
    [TestCase("Trial", "journey", 1, 2000)]
    [TestCase("NoticeStep", "deviationReason", null, 500)]
    public async Task Text_IsDescribedWithItsLength(string schema, string member, int? least, int most)
    {
        var described = (await DocumentAsync())["components"]!["schemas"]![schema]!["properties"]![member]!;

        Assert.That(((int?)described["minLength"], (int?)described["maxLength"]), Is.EqualTo((least, (int?)most)));
    }

    [TestCase("Risk", "likelihood", 1, 5)]
    [TestCase("Risk", "customersAffected", 0, 100_000_000)]
    [TestCase("ContingencyAction", "withinMinutes", 0, 10_080)]
    [TestCase("OneClickRollback", "termDays", 1, 365)]
    [TestCase("Trial", "participants", 1, 1_000_000)]
    [TestCase("Trial", "passed", 0, null, Description = "never more than took part: no bound of its own")]
    public async Task Number_IsDescribedWithItsBounds(string schema, string member, int least, int? most)
    {
        var described = (await DocumentAsync())["components"]!["schemas"]![schema]!["properties"]![member]!;

        Assert.That(((int?)described["minimum"], (int?)described["maximum"]), Is.EqualTo(((int?)least, most)));
    }

    [Test]
    public void Examples_AreSuchAsTheCheckTakes()
    {
        var checklist = Api.Service<ICatalogue>().Checklist(LaunchKind.ItCutover, LaunchVariant.Launch);
        foreach (var (section, examples) in ItemExamples.All)
            foreach (var example in examples)
            {
                var check = new Check();
                var key = section switch { Section.Concerns => checklist.Concerns[0].Id, Section.Channels => checklist.Channels[0].Code, Section.Notices => "announce-again", Section.Facts => example is SheetFact { Segments: null } ? "ask-line" : "segments", Section.Stress => checklist.Stress!.Lines[0].Code, _ => "X1" };
                ItemContent.Read(section, JsonSerializer.SerializeToElement(example, example.GetType(), CoreJson.Options), check)!.Validate(key, checklist, check);
                Assert.That(check.Violations, Is.Empty, $"{section} {example}");
            }
    }

    [Test]
    public async Task Header_IsWrittenAsItIsRead_AndWithTheWindowAsOneMember()
    {
        var path = $"/launches/{await Api.CreateLaunchAsync("Read and written")}/dossier/launch/header";
        var read = await Api.GetAsync("manager", path);

        var same = await Api.SendAsync("manager", HttpMethod.Put, path, read.Body["content"]!.ToJsonString(), ifMatch: read.Tag);
        Assert.That((same.Status, same.Member("hash")), Is.EqualTo((200, read.Member("hash"))));

        var content = read.Body["content"]!.AsObject();
        content["windowEnd"] = "2026-11-28T05:00";
        var moved = await Api.SendAsync("manager", HttpMethod.Put, path, content.ToJsonString(), ifMatch: read.Tag);
        Assert.That((moved.Status, (string)(await Api.GetAsync("manager", path)).Body["content"]!["windowEnd"]!), Is.EqualTo((200, "2026-11-28T05:00")));
    }

    private static string? DescriptionOf(JsonNode schema) => (string?)schema["description"] ?? (schema["oneOf"] as JsonArray ?? []).Select(c => (string?)c!["description"]).FirstOrDefault(d => d is not null);

    private static async Task<JsonNode> DocumentAsync() => (await Api.SendAsync(ApiStand.Request(HttpMethod.Get, "/openapi/v1.json", null, null))).Body;
}
