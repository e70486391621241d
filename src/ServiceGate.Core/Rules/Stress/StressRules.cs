using System.Globalization;
using System.Runtime.CompilerServices;
using ServiceGate.Core.Facts;
using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Facts.Launches;
using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Core.Foundation.Time;

namespace ServiceGate.Core.Rules.Stress;

/// <summary>What is asked of the hotlines of a launch begun by <see cref="RuleSets.HotlinesAreTested"/> or later whose kind asks for it: each hour in which the target is missed has an answer.</summary>
public static class StressRules
{
    /// <summary>Whether it is asked of a launch.</summary>
    public static bool AreAsked(LaunchFacts facts) => facts.Launch.RuleSet >= RuleSets.HotlinesAreTested && facts.Checklist is { Stress: not null } checklist && checklist.AsksFor(Section.Stress);

    // Gate, readiness and page ask for the same hours.
    private static readonly ConditionalWeakTable<LaunchFacts, IReadOnlyList<LineForecast>> Reckoned = [];

    /// <summary>The forecast of each line that somebody has filled in, in the order of the checklist; reckoned once for the same facts.</summary>
    public static IReadOnlyList<LineForecast> Of(LaunchFacts facts) => AreAsked(facts) ? Reckoned.GetValue(facts, Reckon) : [];

    private static IReadOnlyList<LineForecast> Reckon(LaunchFacts facts)
    {
        var items = facts.Contents<StressForecast>(Section.Stress).ToDictionary(i => i.Key, i => i.Content, StringComparer.Ordinal);
        return [.. facts.Checklist.Stress!.Lines.Where(line => items.ContainsKey(line.Code)).Select(line => CallForecast.Of(line, items[line.Code], facts.Checklist.Stress, facts))];
    }

    /// <summary>What is missing, as rules; their field is the line's code.</summary>
    public static IReadOnlyList<Violation> Missing(LaunchFacts facts)
    {
        if (!AreAsked(facts)) return [];
        var there = facts.Items.Where(i => i.Section is Section.Stress).Select(i => i.Key).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. facts.Checklist.Stress!.Lines.Where(line => !there.Contains(line.Code)).Select(line => Violation.Of("stress.line-missing", line.Code, ("line", line.Code), ("zh", line.Name.Zh ?? ""), ("en", line.Name.En ?? ""))),
            .. Unanswered(facts).Select(line => Violation.Of("stress.hours-unanswered", line.Line.Code, [.. Arguments(line, facts)])),
        ];
    }

    /// <summary>The lines with hours in which the target is missed and which nothing answers.</summary>
    public static IEnumerable<LineForecast> Unanswered(LaunchFacts facts) => Of(facts).Where(line => line.Missed.Count > 0);

    /// <summary>What sentences about such a line name: the line, how many hours, the first of them, its calls and seats, and the seats that it needs.</summary>
    public static IEnumerable<(string, object)> Arguments(LineForecast line, LaunchFacts facts)
    {
        var first = line.Missed[0];
        return
        [
            ("line", line.Line.Code), ("zh", line.Line.Name.Zh ?? ""), ("en", line.Line.Name.En ?? ""), ("count", line.Missed.Count), ("hour", LocalHour(first.At, facts).Replace('T', ' ')), ("calls", (int)Math.Ceiling(first.Calls)), ("seats", first.Seats), ("needed", first.SeatsNeeded),
        ];
    }

    /// <summary>An hour's beginning as answers name it: local in the window's zone.</summary>
    public static string LocalHour(DateTimeOffset at, LaunchFacts facts) => at.InZone(facts.Launch.Window.Zone).ToString(LocalTimes.Format, CultureInfo.InvariantCulture);
}
