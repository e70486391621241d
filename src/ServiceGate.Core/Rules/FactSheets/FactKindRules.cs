using System.Globalization;
using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Facts.FactSheets;
using ServiceGate.Core.Facts.Launches;
using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Core.Foundation.Json;

namespace ServiceGate.Core.Rules.FactSheets;

/// <summary>What a checklist may say of facts; looked at when it is read.</summary>
public static class FactKindRules
{
    /// <summary>What is wrong, a sentence each, with the place in the checklist.</summary>
    /// <param name="facts">What it says; null: nothing.</param>
    public static IEnumerable<string> Problems(IReadOnlyList<FactKind>? facts)
    {
        if (facts is null) yield break;
        foreach (var variant in Enum.GetValues<LaunchVariant>().Where(variant => facts.Count(f => f?.AppliesTo(variant) == true) > FactKind.Most))
            yield return $"facts: at most {FactKind.Most} of {variant.Code()} (list.too-long)";
        foreach (var (fact, i) in facts.Select((f, i) => (f, i)))
        {
            var place = string.Create(CultureInfo.InvariantCulture, $"facts[{i}]");
            if (fact is null || !IsCode(fact.Code)) yield return $"{place}.code: 1 to 32 small letters, digits and hyphens are wanted (fact.code)";
            else if (fact.Code == SheetFact.SegmentsKey || NoticeText.Placeholders.Contains(fact.Code)) yield return $"{place}.code: “{fact.Code}” means something else in texts (fact.code)";
            else if (facts.Take(i).Any(f => f?.Code == fact.Code)) yield return $"{place}.code: “{fact.Code}” stands twice (list.twice)";
            if (fact is not null && !IsWhole(fact.Name)) yield return $"{place}.name: Chinese and English are wanted (text.required)";
        }
    }

    private static bool IsCode(string? code) => code is { Length: > 0 and <= 32 } && code.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-');

    private static bool IsWhole(LocalText? text) => !string.IsNullOrWhiteSpace(text?.Zh) && !string.IsNullOrWhiteSpace(text.En);
}
