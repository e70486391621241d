using ServiceGate.Core.Facts;
using ServiceGate.Core.Facts.Gates;
using ServiceGate.Core.Facts.Launches;
using ServiceGate.Core.Rules.Stress;

namespace ServiceGate.Core.Rules.Gates;

/// <summary>
/// No hotline misses its target in an hour that nothing answers, by the list, the notice plan and the window as they are now. Asked of launches begun by <see cref="RuleSets.HotlinesAreTested"/> or later
/// whose kind asks for a stress test.
/// </summary>
public sealed class HotlinesCanAnswer : GateRule
{
    /// <inheritdoc/>
    public override bool IsAskedOfNotices => false;

    /// <inheritdoc/>
    public override IEnumerable<Blocker> Find(LaunchFacts facts, DateTimeOffset now) =>
        from line in StressRules.Unanswered(facts)
        select Blocker("gate.stress-unanswered", Owner(facts), "stress", [.. StressRules.Arguments(line, facts).Select(a => (a.Item1, (object?)a.Item2))]);
}
