using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Facts.FactSheets;
using ServiceGate.Core.Rules.FactSheets;

namespace ServiceGate.Tests.FactSheets;

/// <summary>Whatever the sheet: a text that is made of it contradicts nothing, and one with another value in one place always does.</summary>
public sealed class FactProperties
{
    private static readonly Config Many = Config.QuickThrowOnFailure.WithMaxTest(2000);

    private static readonly string[] Chinese = ["资费为", "，自", "起，合约期", "，返还", "，含", "，咨询", "，详见", "；速率"];
    private static readonly string[] English = ["It costs ", ", from ", ", for ", ", with ", ", ", ", call ", ", see ", "; at "];

    [Test]
    public void ATextMadeOfTheSheet_IsNeverFlagged() => Check.One(Many, Prop.ForAll(Arb.From(Facts()), (Given facts) =>
        Flags(facts, Said(facts, chinese: true)).Length == 0 && Flags(facts, Said(facts, chinese: false)).Length == 0));

    [Test]
    public void ATextWithOneValueChanged_IsAlwaysFlagged() => Check.One(Many, Prop.ForAll(
        Arb.From(from one in Facts() from other in Facts() from place in Gen.Choose(0, 7) select (one, other, place)),
        ((Given One, Given Other, int Place) c) =>
        {
            var changed = c.One.Values.Select((v, i) => i == c.Place ? c.Other.Values[i] : v).ToArray();
            // Seven days are no other number of months: what only a fact of another measure could contradict nobody flags.
            var (said, meant) = (SheetValues.Of(changed[c.Place])[0], SheetValues.Of(c.One.Values[c.Place])[0]);
            if (said.Agrees(meant) || !said.Measures.Intersect(meant.Measures).Any()) return true;
            return new[] { true, false }.All(chinese => Flags(c.One, Said(c.One with { Values = changed }, chinese)) is { Length: > 0 } flags && !flags.Contains('|', StringComparison.Ordinal));
        }));

    [Test]
    public void PlaceholdersOfTheSheet_AreNeverFlagged() => Check.One(Many, Prop.ForAll(Arb.From(Facts()), (Given facts) =>
    {
        var sheet = SheetOf(facts);
        var filled = new FilledText(Said(facts, chinese: true), []);
        return !FactComparison.Script("hotline", new(new(filled.Text)), new(null, true, filled), sheet).Any();
    }));

    [Test]
    public void WhatTheWordsOfTheSheetPromise_IsNeverFlagged_AndAnythingElseAlways() => Check.One(Many, Prop.ForAll(
        Arb.From(from one in Promise() from other in Promise() select (one, other)),
        ((int[] One, int[] Other) c) =>
        {
            var sheet = Sheets.Of(Sheets.Fact("price", FactType.Money, new(Amount: "58", Per: MoneyPer.Month)), Sheets.Fact("included", FactType.Text, new(Text: new(
                $"{Text(c.One[0])}GB / {Text(c.One[1])}分钟 / {Text(c.One[2])}条，限速{Text(c.One[3])}Mbps", $"{Text(c.One[0])} GB / {Text(c.One[1])} minutes / {Text(c.One[2])} messages, then {Text(c.One[3])} Mbps"))));
            return c.One.Select((n, i) => Sheets.Flagged(sheet, Promised(i, n))).All(f => f.Length == 0)
                && c.Other.Select((n, i) => n == c.One[i] ? 1 : Sheets.Flagged(sheet, Promised(i, n)).Length).All(length => length > 0);
        }));

    private static Gen<int[]> Promise() => from data in Gen.Choose(1, 900) from calls in Gen.Choose(1, 3000) from messages in Gen.Choose(1, 900) from rate in Gen.Choose(1, 900) select new[] { data, calls, messages, rate };

    private static string Promised(int place, int number) => place switch
    {
        0 => $"含{Text(number)}GB流量。",
        1 => $"通话{Text(number)}分钟。",
        2 => $"短信{Text(number)}条。",
        _ => $"限速后为{Text(number)}Mbps。",
    };

    private sealed record Given(FactValue[] Values);

    private static readonly FactType[] Types =
        [FactType.Money, FactType.Date, FactType.Duration, FactType.Percentage, FactType.Number, FactType.Phone, FactType.Url, FactType.Number];

    private static Gen<Given> Facts() =>
        from amount in Gen.Choose(1, 999)
        from cents in Gen.Elements("", ".5", ".90")
        from per in Gen.Elements<MoneyPer?>(MoneyPer.Month, MoneyPer.Year, null)
        from day in Gen.Choose(0, 3000)
        from term in Gen.Choose(1, 48)
        from unit in Gen.Elements("month", "day", "hour", "minute")
        from percent in Gen.Choose(1, 100)
        from data in Gen.Choose(1, 900)
        from phone in Gen.Elements("10000", "10001", "10086", "10010", "95079", "400-820-8820", "0571-87654321", "13800138000")
        from url in Gen.Choose(1, 99)
        from speed in Gen.Choose(1, 900)
        select new Given(
        [
            new(Amount: Text(amount) + cents, Per: per), new(Date: new DateOnly(2025, 1, 1).AddDays(day).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)), new(Number: Text(term), Unit: unit),
            new(Percent: Text(percent)), new(Number: Text(data), Unit: "gb"), new(Phone: phone), new(Url: $"https://www.example.com/offer/{Text(url)}"), new(Number: Text(speed), Unit: "mbps"),
        ]);

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static FactSheet SheetOf(Given facts) => Sheets.Of([.. facts.Values.Select((v, i) => Sheets.Fact($"fact-{Text(i)}", Types[i], v))]);

    private static string Said(Given facts, bool chinese) =>
        string.Concat(facts.Values.Select((v, i) => (chinese ? Chinese : English)[i] + FactWords.Of(v, chinese))) + (chinese ? "。" : ".");

    private static string Flags(Given facts, string text) => Sheets.Flagged(SheetOf(facts), text);
}
