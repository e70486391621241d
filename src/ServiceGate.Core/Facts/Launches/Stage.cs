using System.Text.Json.Serialization;
using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Core.Foundation.Json;

namespace ServiceGate.Core.Facts.Launches;

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
/// <param name="StartOffset">Which of two the start means when clocks are turned back (<c>+02:00</c>); null where it comes once.</param>
/// <param name="Measures">What must be measured before the next stage begins, at most 10, none for the last stage; null: nothing.</param>
[Members("name", "kind", "start", "criteria", "startOffset", "measures")]
public sealed record Stage(LocalText Name, StageKind Kind, string Start, string? Criteria = null, string? StartOffset = null, IReadOnlyList<StageCriterion>? Measures = null);
