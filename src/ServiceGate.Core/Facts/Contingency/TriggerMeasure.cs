using ServiceGate.Core.Facts.Launches;
using ServiceGate.Core.Foundation.Json;

namespace ServiceGate.Core.Facts.Contingency;

/// <summary>What makes a plan's trigger measurable (触发指标): a figure that compares so for so long.</summary>
/// <param name="Metric">What is measured, with its unit, as the stages of the roll-out call it (万投比); at most 60 characters.</param>
/// <param name="Comparison">How the figure compares when the plan is to be pulled.</param>
/// <param name="Threshold">With what: a decimal number as text (<c>2</c>, <c>0.35</c>).</param>
/// <param name="Minutes">For how many minutes it has to be so, 0 to 10,080; 0: once is enough.</param>
[Members("metric", "comparison", "threshold", "minutes")]
public sealed record TriggerMeasure(string Metric, Comparison Comparison, string Threshold, int Minutes)
{
    /// <summary>The longest name of a figure, in characters.</summary>
    public const int LongestMetric = 60;
}
