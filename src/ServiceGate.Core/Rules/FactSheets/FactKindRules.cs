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

    /// <summary>What is wrong with what channels have to have ready, a sentence each.</summary>
    /// <param name="elements">What the checklist says; null: nothing.</param>
    /// <param name="channels">Its channels.</param>
    public static IEnumerable<string> Problems(IReadOnlyList<ScriptElement>? elements, IReadOnlyList<ScriptChannel> channels)
    {
        if (elements is null) yield break;
        if (elements.Count > ElementRecord.Most) yield return $"elements: at most {ElementRecord.Most} (list.too-long)";
        foreach (var (element, i) in elements.Select((e, i) => (e, i)))
        {
            var place = string.Create(CultureInfo.InvariantCulture, $"elements[{i}]");
            if (element is null || !IsCode(element.Code)) yield return $"{place}.code: 1 to 32 small letters, digits and hyphens are wanted (fact.code)";
            else if (elements.Take(i).Any(e => e?.Code == element.Code)) yield return $"{place}.code: “{element.Code}” stands twice (list.twice)";
            if (element is not null && !IsWhole(element.Name)) yield return $"{place}.name: Chinese and English are wanted (text.required)";
            foreach (var unknown in (element?.Channels ?? []).Where(c => !channels.Any(known => known.Code == c))) yield return $"{place}.channels: there is no channel “{unknown}” (channel.unknown)";
        }
    }

    private static bool IsCode(string? code) => code is { Length: > 0 and <= 32 } && code.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-');

    private static bool IsWhole(LocalText? text) => !string.IsNullOrWhiteSpace(text?.Zh) && !string.IsNullOrWhiteSpace(text.En);
}
