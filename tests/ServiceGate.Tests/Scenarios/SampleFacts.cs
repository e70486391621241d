using System.Text.Json;
using ServiceGate.Core.Facts;
using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Facts.FactSheets;
using ServiceGate.Core.Facts.Launches;
using ServiceGate.Core.Foundation.Json;
using ServiceGate.Core.Rules.FactSheets;

namespace ServiceGate.Tests.Scenarios;

/// <summary>A value for each fact of a sheet, as tests fill it in.</summary>
internal static class SampleFacts
{
    /// <summary>The content of a fact.</summary>
    public static JsonElement Of(FactKind kind) => JsonSerializer.SerializeToElement(new SheetFact([ValueOf(kind)]), CoreJson.Options);

    /// <summary>A script of a channel; where the launch compares it with its sheet it tells what every script tells, and what the channel has to have ready is ready.</summary>
    public static JsonElement Script(Checklist checklist, string channel, int ruleSet)
    {
        if (ruleSet < RuleSets.FactsAreCompared || !checklist.AsksFor(Section.Facts)) return JsonSerializer.SerializeToElement(new Script(new("统一解释口径", "The script")), CoreJson.Options);
        var told = string.Join(' ', checklist.Facts!.Where(f => f.Told).Select(f => $"{{{f.Code}}}"));
        var elements = ElementsOf(checklist, channel).ToList();
        return JsonSerializer.SerializeToElement(new Script(new($"统一解释口径 {told}", $"The script {told}"), Elements: elements.Count > 0 ? elements : null), CoreJson.Options);
    }

    /// <summary>A script with what its channel has to have ready, where the launch asks for that.</summary>
    public static JsonElement Ready(JsonElement script, LaunchFacts facts, string channel) =>
        ScriptTexts.SheetOf(facts) is null || !ElementsOf(facts.Checklist, channel).Any() ? script
            : JsonSerializer.SerializeToElement(script.Deserialize<Script>(CoreJson.Options)! with { Elements = [.. ElementsOf(facts.Checklist, channel)] }, CoreJson.Options);

    private static IEnumerable<ElementRecord> ElementsOf(Checklist checklist, string channel) =>
        (checklist.Elements ?? []).Where(e => e.Compulsory && e.IsAskedOf(channel)).Select(e => new ElementRecord(e.Code, "口径专员", "2026-11-20", "KB-1"));

    /// <summary>A value of a fact's type.</summary>
    public static FactValue ValueOf(FactKind kind) => kind.Type switch
    {
        FactType.Money => new(Amount: "58", Per: MoneyPer.Month),
        FactType.Date => new(Date: "2026-12-31"),
        FactType.Moment => new(From: "2026-11-28T00:00", Until: "2026-11-28T06:00"),
        FactType.Number => new(Number: "100", Unit: "gb"),
        FactType.Duration => kind.Code == "term" ? new(Number: "12", Unit: "month") : new(Number: "30", Unit: "minute"),
        FactType.Percentage => new(Percent: "30"),
        FactType.Text => new(Text: new($"{kind.Name.Zh}按方案", $"{kind.Name.En} as planned")),
        FactType.Phone => new(Phone: "10000"),
        FactType.Url => new(Url: "https://www.example.com/offer"),
        _ => new(Yes: true),
    };
}
