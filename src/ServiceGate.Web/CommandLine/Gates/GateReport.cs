using ServiceGate.Core.Facts.Gates;
using ServiceGate.Web.Shell.Languages;
using ServiceGate.Web.Views.Flows;
using ServiceGate.Web.Views.Launches;

namespace ServiceGate.Web.CommandLine.Gates;

/// <summary>A gate in words.</summary>
/// <param name="Launch">Number of the launch.</param>
/// <param name="Gate">Name of the gate.</param>
/// <param name="IsOpen">Whether it is open and nothing speaks against it.</param>
/// <param name="Blockers">What keeps it shut, most urgent first.</param>
/// <param name="Waits">What else has to happen before the launch comes to it.</param>
public sealed record GateReport(string Launch, string Gate, bool IsOpen, IReadOnlyList<BlockerLine> Blockers, IReadOnlyList<string> Waits)
{
    /// <summary>The report of a reading; null when the launch has no such gate.</summary>
    public static GateReport? Of(LaunchView view, string gate, Texts texts) =>
        view.Gates.FirstOrDefault(g => g.Gate.Name == gate) is { } found
            ? new(view.Launch.Number, gate, found.State is GateState.Open, [.. found.Blockers.Select(b => Line(view, found, b, texts))],
                [.. found.Waits.Select(w => GateWords.Of(w, view, texts))])
            : null;

    private static BlockerLine Line(LaunchView view, GateView gate, Blocker blocker, Texts texts) =>
        new(texts.Rule(blocker, view.Facts.Checklist), view.Directory.InWords(blocker.Who, view.Launch, texts), blocker.By ?? gate.Latest);
}

/// <summary>A blocker in words.</summary>
/// <param name="Text">The rule that is not met.</param>
/// <param name="Who">Who can clear it.</param>
/// <param name="By">The latest moment at which that still helps.</param>
public sealed record BlockerLine(string Text, string Who, DateTimeOffset By);
