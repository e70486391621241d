using ServiceGate.Core.Facts;
using ServiceGate.Core.Facts.Gates;
using ServiceGate.Core.Facts.Launches;
using ServiceGate.Core.Facts.SignOffs;

namespace ServiceGate.Core.Rules.Launches;

/// <summary>How a launch stands: the one place that says it, for head, list, filter, export and programs.</summary>
public static class LaunchStandings
{
    /// <summary>How it stands.</summary>
    /// <param name="facts">The launch's facts, with its status.</param>
    public static LaunchStanding Of(LaunchFacts facts) => facts.Launch.Status switch
    {
        LaunchStatus.Draft or LaunchStatus.InReview or LaunchStatus.Announcing or LaunchStatus.Ready when IsReturned(facts) => LaunchStanding.Returned,
        LaunchStatus.Announcing when HasShut(GateNames.NoticeRelease, facts) => LaunchStanding.NoticeShut,
        LaunchStatus.Ready when HasShut(GateNames.GoAhead, facts) => LaunchStanding.GoAheadShut,
        var status => Of(status),
    };

    /// <summary>How a launch stands of which only the status is known.</summary>
    public static LaunchStanding Of(LaunchStatus status) => Enum.Parse<LaunchStanding>(status.ToString());

    private static bool HasShut(string gate, LaunchFacts facts) => facts.Gates.Any(g => g.Name == gate && g.Status is GateStatus.ClosedAgain);

    /// <summary>Somebody returned it, and nobody has handed it in since. What others said in the same round does not change that.</summary>
    private static bool IsReturned(LaunchFacts facts) =>
        facts.Decisions.LastOrDefault(d => d.Verdict is Verdict.Returned or Verdict.Submitted)?.Verdict is Verdict.Returned;
}
