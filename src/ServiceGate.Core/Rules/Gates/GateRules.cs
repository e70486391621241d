using ServiceGate.Core.Facts;
using ServiceGate.Core.Facts.Gates;
using ServiceGate.Core.Facts.Launches;
using ServiceGate.Core.Foundation.Kinds;
using ServiceGate.Core.Rules.Times;

namespace ServiceGate.Core.Rules.Gates;

/// <summary>
/// What keeps a gate shut. Pages, API, command line, senders and workflow all use this one function; a definition can ask for more steps, never for fewer rules.
/// </summary>
public static class GateRules
{
    /// <summary>Every rule. A new one is a class beside this one and a text in each language. Their order is of no matter: what they find is ordered below.</summary>
    public static IReadOnlyList<GateRule> All { get; } = Kinds.Of<GateRule>();

    /// <summary>What keeps a gate shut now, most urgent first; empty: nothing does.</summary>
    /// <param name="gate">The gate's name.</param>
    /// <param name="facts">The launch's facts.</param>
    /// <param name="now">Business time.</param>
    public static IReadOnlyList<Blocker> Blockers(string gate, LaunchFacts facts, DateTimeOffset now)
    {
        var latest = GateTimes.Latest(gate, facts, now);
        var found = AskedOf(gate).SelectMany(rule => rule.Find(facts, now));
        return [.. found.Select(b => b with { By = b.By is { } by && by < latest ? by : latest }).OrderBy(b => b.By).ThenBy(b => b.Rule, StringComparer.Ordinal)];
    }

    /// <summary>What keeps a gate shut now, each with the rule that found it.</summary>
    /// <inheritdoc cref="Blockers"/>
    public static IEnumerable<(GateRule Rule, Blocker Reason)> Found(string gate, LaunchFacts facts, DateTimeOffset now) =>
        AskedOf(gate).SelectMany(rule => rule.Find(facts, now).Select(reason => (rule, reason)));

    /// <summary>What of it time alone has broken.</summary>
    /// <inheritdoc cref="Blockers"/>
    public static IEnumerable<Blocker> BrokenByTime(string gate, LaunchFacts facts, DateTimeOffset now) =>
        AskedOf(gate).Where(rule => rule.BreaksByTime).SelectMany(rule => rule.Find(facts, now));

    /// <summary>
    /// Whether an open gate stays open whatever was found: once the window has begun, since what it guards is under way; and when the window went by without anybody
    /// having reported its start, which is late and no reason to shut.
    /// </summary>
    /// <param name="launch">The launch.</param>
    /// <param name="found">What was found.</param>
    /// <param name="now">Business time.</param>
    public static bool StaysOpen(Launch launch, IReadOnlyList<Blocker> found, DateTimeOffset now) =>
        launch.HasBegun(now) || found.All(b => b.Rule == LaunchIsStillToCome.WindowHasPassed);

    private static IEnumerable<GateRule> AskedOf(string gate) => All.Where(rule => rule.IsAskedOfNotices || gate != GateNames.NoticeRelease);
}
