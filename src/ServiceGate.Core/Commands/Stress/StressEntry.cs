using ServiceGate.Core.Commands.Reconciling;
using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Facts.Launches;
using ServiceGate.Core.Facts.Stress;
using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Core.Foundation.Json;

namespace ServiceGate.Core.Commands.Stress;

/// <summary>What of a forecast is checked besides itself: whether the launch's rules have such, and that nobody writes an acceptance by hand.</summary>
internal static class StressEntry
{
    /// <summary>Names what is wrong with a forecast that is written.</summary>
    public static void Check(LaunchContext desk, string key, StressForecast forecast, StressForecast? before, Check check)
    {
        if (desk.Launch.RuleSet < RuleSets.HotlinesAreTested || desk.Checklist.Stress is null) check.That(false, "stress.not-of-this-launch", "key", ("line", key.Shortened(64)));
        foreach (var (answer, i) in (forecast.Answers ?? []).Select((a, i) => (a, i)).Where(a => a.a is { Kind: StressAnswerKind.Acceptance }))
            check.That(before?.Answers?.Any(kept => CoreJson.Canonical(kept) == CoreJson.Canonical(answer)) == true, "stress.accepted-by-hand", $"answers[{i}].kind");
    }
}
