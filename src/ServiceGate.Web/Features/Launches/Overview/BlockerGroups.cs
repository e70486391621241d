using ServiceGate.Core.Facts.Gates;
using ServiceGate.Web.Views.Launches;

namespace ServiceGate.Web.Features.Launches.Overview;

/// <summary>What keeps a launch from going ahead, by when it can be dealt with. The acknowledgements of scripts are one of it, however many channels there are.</summary>
/// <param name="Gate">The first gate that is shut.</param>
/// <param name="Now">What somebody can clear now.</param>
/// <param name="Waiting">What can be cleared only once something before it has been.</param>
/// <param name="Later">What only a later gate asks for.</param>
/// <param name="Scripts">The scripts that are not acknowledged, which stand in one line.</param>
public sealed record BlockerGroups(GateView Gate, IReadOnlyList<Blocker> Now, IReadOnlyList<Blocker> Waiting, IReadOnlyList<Blocker> Later, IReadOnlyList<Blocker> Scripts)
{
    private const string Unacknowledged = "gate.script-not-acknowledged";
    private static readonly HashSet<string> Signatures = new(StringComparer.Ordinal) { "gate.not-signed", "gate.sign-again", "gate.head-has-not-confirmed", "gate.committee-undecided", "gate.head-has-not-agreed" };

    /// <summary>How many there are.</summary>
    public int Count => Now.Count + Waiting.Count + Later.Count + Scripts.Count;

    /// <summary>The blockers of a launch; null when no gate is held by any.</summary>
    /// <param name="view">The launch.</param>
    public static BlockerGroups? Of(LaunchView view)
    {
        if (view.Launch.HasEnded || view.Gates.FirstOrDefault(g => !g.IsClear) is not { } first) return null;
        var later = view.Gates.Where(g => g != first && !g.IsClear).SelectMany(g => g.Blockers).Where(b => !first.Blockers.Any(f => IsSame(f, b))).DistinctBy(Key).ToList();
        var (scripts, others) = (first.Blockers.Where(b => b.Rule == Unacknowledged).ToList(), first.Blockers.Where(b => b.Rule != Unacknowledged));
        var byTurn = others.ToLookup(b => IsItsTurn(b, view));
        return new(first, [.. byTurn[true]], [.. byTurn[false]], later, scripts);
    }

    /// <summary>Whether a blocker only waits for somebody who is asked, rather than for something to be done or mended.</summary>
    /// <param name="blocker">The blocker.</param>
    public static bool IsSignature(Blocker blocker) => Signatures.Contains(blocker.Rule);

    /// <summary>A signature can be given once its step has come; everything else can be dealt with at once.</summary>
    private static bool IsItsTurn(Blocker blocker, LaunchView view) =>
        !IsSignature(blocker) || !blocker.Arguments.TryGetValue("step", out var step) || view.Work.Any(w => w.Step == step);

    private static bool IsSame(Blocker one, Blocker other) => Key(one) == Key(other);

    private static string Key(Blocker blocker) => $"{blocker.Rule} {string.Join(' ', blocker.Arguments.OrderBy(a => a.Key, StringComparer.Ordinal).Select(a => a.Value))}";
}
