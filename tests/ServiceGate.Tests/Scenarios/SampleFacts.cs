using System.Text.Json;
using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Facts.FactSheets;
using ServiceGate.Core.Foundation.Json;

namespace ServiceGate.Tests.Scenarios;

/// <summary>A value for each fact of a sheet, as tests fill it in.</summary>
internal static class SampleFacts
{
    /// <summary>The content of a fact.</summary>
    public static JsonElement Of(FactKind kind) => JsonSerializer.SerializeToElement(new SheetFact([ValueOf(kind)]), CoreJson.Options);

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
