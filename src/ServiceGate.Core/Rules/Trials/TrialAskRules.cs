using ServiceGate.Core.Facts.Trials;
using ServiceGate.Core.Foundation.Checks;

namespace ServiceGate.Core.Rules.Trials;

/// <summary>What a checklist may ask of trials; looked at when it is read.</summary>
public static class TrialAskRules
{
    /// <summary>What is wrong, a sentence each, with the place in the checklist.</summary>
    /// <param name="ask">What it asks; null: nothing.</param>
    public static IEnumerable<string> Problems(TrialAsk? ask)
    {
        if (ask is null) yield break;
        if (ask.SevereFrom is < 1 or > TrialFinding.Steps) yield return "trials.severeFrom: 1 to 5 are wanted (number.range)";
        if (ask.Severity is { } words && (words.Count != TrialFinding.Steps || words.Any(w => !IsWhole(w)))) yield return "trials.severity: 5 descriptions in Chinese and English are wanted (trial.scale-size)";
        foreach (var (journey, i) in (ask.Journeys ?? []).Select((j, i) => (j, i)))
            if (!IsWhole(journey?.Text)) yield return $"trials.journeys[{i}]: Chinese and English are wanted (text.required)";
    }

    private static bool IsWhole(LocalText? text) => !string.IsNullOrWhiteSpace(text?.Zh) && !string.IsNullOrWhiteSpace(text.En);
}
