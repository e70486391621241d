using ServiceGate.Core.Facts.Launches;
using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Core.Foundation.Time;

namespace ServiceGate.Core.Rules.Launches;

/// <summary>What the stages of a launch have to be.</summary>
public static class StageRules
{
    private const int MostStages = 20;

    /// <summary>Names the rules that the stages break.</summary>
    /// <param name="stages">The stages, first to last.</param>
    /// <param name="window">The window.</param>
    /// <param name="check">Collects what is wrong.</param>
    /// <param name="criteriaCount">Whether measurable criteria count for the launch (<see cref="RuleSets.CriteriaCount"/>).</param>
    public static void Check(IReadOnlyList<Stage> stages, LaunchWindow window, Check check, bool criteriaCount = true)
    {
        check.That(stages.Count is >= 2 and <= MostStages, "stage.count", "stages", ("most", MostStages));
        DateTimeOffset? before = null;
        foreach (var (stage, i) in stages.Select((s, i) => (s, i)))
        {
            check.That(stage?.Name is not null, "text.required", $"stages[{i}].name");
            stage?.Name?.Check($"stages[{i}].name", 100, check);
            check.Optional(stage?.Criteria, $"stages[{i}].criteria", 1000);
            StageFigures.Check(stage?.Measures, $"stages[{i}]", i == stages.Count - 1, criteriaCount, check);
            if (Resolve(stage, window, $"stages[{i}].start", check) is not { } start) continue;
            check.That(start >= window.Start && start < window.End, "stage.within-window", $"stages[{i}].start")
                .That(before is null || start > before, "stage.after-the-one-before", $"stages[{i}].start")
                .That((stage!.Kind is StageKind.All) == (i == stages.Count - 1), "stage.last-is-all", $"stages[{i}].kind");
            before = start;
        }
    }

    /// <summary>When a stage may begin.</summary>
    public static DateTimeOffset StartOf(Stage stage, LaunchWindow window) =>
        Resolve(stage, window, "start", new Check()) ?? window.Start;

    /// <summary>A start that comes twice is the one that the stage names; at the window's own start it is that one, which was settled with the window.</summary>
    private static DateTimeOffset? Resolve(Stage? stage, LaunchWindow window, string field, Check check) =>
        LocalTimes.Resolve(stage?.Start, stage?.StartOffset ?? (stage?.Start == window.LocalStart ? OffsetOf(window) : null), window.Zone, field, check);

    private static string OffsetOf(LaunchWindow window) => LocalTimes.FormatOffset(window.Zone.GetUtcOffset(window.Start));
}
