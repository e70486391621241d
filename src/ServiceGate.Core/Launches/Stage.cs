using System.Text.Json.Serialization;
using ServiceGate.Core.Content;
using ServiceGate.Core.Dossiers;
using ServiceGate.Core.Time;

namespace ServiceGate.Core.Launches;

/// <summary>How much of the customers a stage reaches.</summary>
public enum StageKind
{
    /// <summary>A few, to see whether it works (试点).</summary>
    [JsonStringEnumMemberName("pilot")] Pilot,

    /// <summary>A part (分批).</summary>
    [JsonStringEnumMemberName("batch")] Batch,

    /// <summary>Everybody who is left (全量).</summary>
    [JsonStringEnumMemberName("all")] All,
}

/// <summary>A stage of a roll-out (试点—分批—全量). Between two stages somebody decides whether it goes on.</summary>
/// <param name="Name">Name, such as the units or the share of customers.</param>
/// <param name="Kind">How much of the customers it reaches.</param>
/// <param name="Start">Local start in the window's zone; the stage does not begin before.</param>
/// <param name="Criteria">What must hold before the next stage begins.</param>
[Members("name", "kind", "start", "criteria")]
public sealed record Stage(LocalText Name, StageKind Kind, string Start, string? Criteria = null);

/// <summary>What the stages of a launch have to be.</summary>
internal static class StageRules
{
    private const int MostStages = 20;

    /// <summary>Names the rules that the stages break.</summary>
    public static void Check(IReadOnlyList<Stage> stages, LaunchWindow window, Check check)
    {
        check.That(stages.Count is >= 2 and <= MostStages, "stage.count", "stages", ("most", MostStages));
        DateTimeOffset? before = null;
        foreach (var (stage, i) in stages.Select((s, i) => (s, i)))
        {
            check.That(stage?.Name is not null, "text.required", $"stages[{i}].name");
            stage?.Name?.Check($"stages[{i}].name", 100, check);
            check.Optional(stage?.Criteria, $"stages[{i}].criteria", 1000);
            if (LocalTimes.Resolve(stage?.Start, null, window.Zone, $"stages[{i}].start", check) is not { } start) continue;
            check.That(start >= window.Start && start < window.End, "stage.within-window", $"stages[{i}].start")
                .That(before is null || start > before, "stage.after-the-one-before", $"stages[{i}].start")
                .That((stage!.Kind is StageKind.All) == (i == stages.Count - 1), "stage.last-is-all", $"stages[{i}].kind");
            before = start;
        }
    }

    /// <summary>When a stage may begin.</summary>
    public static DateTimeOffset StartOf(Stage stage, LaunchWindow window) =>
        LocalTimes.Resolve(stage.Start, null, window.Zone, "start", new Check()) ?? window.Start;
}
