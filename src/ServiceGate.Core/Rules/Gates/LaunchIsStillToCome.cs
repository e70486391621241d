using ServiceGate.Core.Facts;
using ServiceGate.Core.Facts.Gates;

namespace ServiceGate.Core.Rules.Gates;

/// <summary>The launch has not ended, and its window is not over.</summary>
public sealed class LaunchIsStillToCome : GateRule
{
    /// <summary>Id of the reason that the launch has ended.</summary>
    public const string HasEnded = "gate.launch-has-ended";

    /// <summary>Id of the reason that the window is over.</summary>
    public const string WindowHasPassed = "gate.window-has-passed";

    /// <inheritdoc/>
    public override IEnumerable<Blocker> Find(LaunchFacts facts, DateTimeOffset now)
    {
        if (facts.Launch.HasEnded) yield return Blocker(HasEnded, Owner(facts), "launch");
        else if (facts.Launch.Result is null && facts.Launch.Window.End <= now) yield return Blocker(WindowHasPassed, Owner(facts), "launch");
    }

    /// <summary>Nobody turns time back.</summary>
    public override IEnumerable<OpeningAct> Acts(Blocker reason, LaunchFacts facts, DateTimeOffset now) => [];
}
