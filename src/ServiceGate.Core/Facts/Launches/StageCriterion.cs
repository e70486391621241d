using System.Text.Json.Serialization;
using ServiceGate.Core.Foundation.Json;

namespace ServiceGate.Core.Facts.Launches;

/// <summary>How a figure has to compare with its threshold.</summary>
public enum Comparison
{
    /// <summary>It is not above it (≤).</summary>
    [JsonStringEnumMemberName("at-most")] AtMost,

    /// <summary>It is below it (&lt;).</summary>
    [JsonStringEnumMemberName("below")] Below,

    /// <summary>It is not below it (≥).</summary>
    [JsonStringEnumMemberName("at-least")] AtLeast,

    /// <summary>It is above it (&gt;).</summary>
    [JsonStringEnumMemberName("above")] Above,
}

/// <summary>A measurable criterion of a stage (度量指标): what must be measured before the next stage begins, such as 万投比 ≤ 2.</summary>
/// <param name="Name">What is measured, with its unit; at most 60 characters, once within a stage.</param>
/// <param name="Comparison">How it has to compare.</param>
/// <param name="Threshold">With what: a decimal number as text (<c>2</c>, <c>0.35</c>), of which every digit counts.</param>
/// <param name="Must">Whether going on without it needs a second person; null: it does not.</param>
[Members("name", "comparison", "threshold", "must")]
public sealed record StageCriterion(string Name, Comparison Comparison, string Threshold, bool? Must = null);

/// <summary>A figure that somebody has measured, as it is entered.</summary>
/// <param name="Name">Name of the criterion.</param>
/// <param name="Value">A decimal number as text; null or empty: it is not known.</param>
[Members("name", "value")]
public sealed record FigureInput(string? Name, string? Value);

/// <summary>A criterion as it was when a stage was decided, with the figure of that moment.</summary>
/// <param name="Name">What is measured.</param>
/// <param name="Comparison">How it has to compare.</param>
/// <param name="Threshold">With what.</param>
/// <param name="Must">Whether going on without it needed a second person; null: it did not.</param>
/// <param name="Value">The figure; null: nobody had entered one.</param>
[Members("name", "comparison", "threshold", "must", "value")]
public sealed record StageFigure(string Name, Comparison Comparison, string Threshold, bool? Must = null, string? Value = null);
