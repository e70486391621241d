using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Facts.FactSheets;
using ServiceGate.Core.Facts.Launches;
using ServiceGate.Core.Rules.FactSheets;
using ServiceGate.Tests.Scenarios;

namespace ServiceGate.Tests.FactSheets;

/// <summary>Fact sheets of tests.</summary>
internal static class Sheets
{
    /// <summary>A fact of everybody, with its kind.</summary>
    public static (FactKind Kind, FactValue Value) Fact(string code, FactType type, FactValue value) => (new(code, new(code, code), type, BySegment: true), value);

    /// <summary>A sheet with these facts.</summary>
    public static FactSheet Of(params (FactKind Kind, FactValue Value)[] facts) =>
        FactSheet.Of(Checklist([.. facts.Select(f => f.Kind)]), facts.Select(f => (f.Kind.Code, new SheetFact([f.Value]))));

    /// <summary>The checklist of an offer, with other facts.</summary>
    public static Checklist Checklist(IReadOnlyList<FactKind> kinds) => ShippedCatalogue.Newest.Checklist(LaunchKind.Offer, LaunchVariant.Launch) with { Facts = kinds };

    /// <summary>An offer: 58 yuan a month for 12 months, 78 afterwards, 30 % back, 60 GB at 100 Mbps, from 1 March 2026, hotline 10000.</summary>
    public static FactSheet Offer { get; } = Of(
        Fact("price", FactType.Money, new(Amount: "58", Per: MoneyPer.Month)), Fact("price-after", FactType.Money, new(Amount: "78", Per: MoneyPer.Month)),
        Fact("term", FactType.Duration, new(Number: "12", Unit: "month")), Fact("refund", FactType.Percentage, new(Percent: "30")), Fact("data", FactType.Number, new(Number: "60", Unit: "gb")),
        Fact("speed", FactType.Number, new(Number: "100", Unit: "mbps")), Fact("sale-from", FactType.Date, new(Date: "2026-03-01")), Fact("line", FactType.Phone, new(Phone: "10000")),
        Fact("url", FactType.Url, new(Url: "https://www.example.com/58")), Fact("more", FactType.Text, new(Text: new("赠送300分钟通话，另付9元可加1张副卡", "300 minutes of calls, one more card for RMB 9"))));

    /// <summary>A cutover: 30 minutes between 0:00 and 6:00 on 1 March 2026.</summary>
    public static FactSheet Cutover { get; } = Of(
        Fact("interruption", FactType.Duration, new(Number: "30", Unit: "minute")), Fact("time-window", FactType.Moment, new(From: "2026-03-01T00:00", Until: "2026-03-01T06:00")),
        Fact("ask-line", FactType.Phone, new(Phone: "10086")));

    /// <summary>An offer whose contents and limits are words.</summary>
    public static FactSheet Worded { get; } = Of(
        Fact("price", FactType.Money, new(Amount: "58", Per: MoneyPer.Month)), Fact("term", FactType.Duration, new(Number: "12", Unit: "month")),
        Fact("included", FactType.Text, new(Text: new("60GB / 300分钟 / 50条", "60 GB / 300 minutes / 50 messages"))),
        Fact("limits", FactType.Text, new(Text: new("达量后限速1Mbps", "1 Mbps afterwards"))), Fact("penalty", FactType.Text, new(Text: new("最多120元", "RMB 120 at most"))));

    /// <summary>Three facts that every script tells.</summary>
    public static FactSheet Told { get; } = Of(
        Telling("complaint-line", "投诉电话", FactType.Phone, new(Phone: "10000")), Telling("term", "在网合约期", FactType.Duration, new(Number: "12", Unit: "month")),
        Telling("price-after", "到期资费", FactType.Money, new(Amount: "79", Per: MoneyPer.Month)));

    private static (FactKind Kind, FactValue Value) Telling(string code, string name, FactType type, FactValue value) => (new(code, new(name, code), type, Told: true), value);

    /// <summary>What a text states that the sheet has otherwise, in its order.</summary>
    public static string Flagged(FactSheet sheet, string text) =>
        string.Join('|', FactComparison.Contradictions(Section.Channels, "hotline", FactComparison.Contradicts, new(null, true, new(text, [])), sheet).Select(f => f.Words));
}
