using ServiceGate.Core.Facts.Stress;

namespace ServiceGate.Core.Rules.Stress;

/// <summary>What a checklist may say of hotlines; looked at when it is read, so that no forecast is made of shares that lose calls.</summary>
public static class StressAskRules
{
    /// <summary>What is wrong, a sentence each, with the place in the checklist.</summary>
    /// <param name="ask">What it says; null: nothing.</param>
    public static IEnumerable<string> Problems(StressAsk? ask)
    {
        if (ask is null) yield break;
        if (ask.Lines is not { Count: > 0 } || ask.Lines.Any(l => string.IsNullOrWhiteSpace(l?.Code) || string.IsNullOrWhiteSpace(l.Name?.Zh) || string.IsNullOrWhiteSpace(l.Name.En)))
            yield return "stress.lines: at least one line with code and name in Chinese and English is wanted (text.required)";
        else if (ask.Lines.Select(l => l.Code).Distinct(StringComparer.Ordinal).Count() != ask.Lines.Count) yield return "stress.lines: a code stands twice (list.twice)";
        if (string.IsNullOrWhiteSpace(ask.Department)) yield return "stress.department: the department that answers for the hotline is wanted (text.required)";
        if (ask.Rates is null || ask.Rates.All().Any(r => r.Calls is null or < 0)) yield return "stress.rates: diamond, gold, silver, basic and window are wanted, 0 or more (number.range)";
        if (ask.Spread is not { Count: > 0 and <= StressAsk.LongestSpread } || ask.Spread.Any(s => s < 0) || ask.Spread.Sum() != 100) yield return "stress.spread: shares of 0 or more, together 100, over at most 72 hours, are wanted (stress.spread-sum)";
        if (ask.TargetPercent is < 1 or > 99) yield return "stress.targetPercent: 1 to 99 are wanted (number.range)";
        if (ask.TargetSeconds is < 0 or > 3600) yield return "stress.targetSeconds: 0 to 3,600 are wanted (number.range)";
        if (ask.HandlingSeconds is < 10 or > 7200) yield return "stress.handlingSeconds: 10 to 7,200 are wanted (number.range)";
        if (ask.ToldPerHour < 1) yield return "stress.toldPerHour: at least 1 is wanted (number.range)";
    }
}
