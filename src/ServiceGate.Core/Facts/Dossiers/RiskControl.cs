using System.Text.Json.Serialization;
using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Core.Foundation.Json;

namespace ServiceGate.Core.Facts.Dossiers;

/// <summary>How far a control is.</summary>
public enum ControlState
{
    /// <summary>It is to be done (待落实).</summary>
    [JsonStringEnumMemberName("planned")] Planned,

    /// <summary>It works (已落实).</summary>
    [JsonStringEnumMemberName("in-place")] InPlace,

    /// <summary>It turned out not to work, or was given up (已失效).</summary>
    [JsonStringEnumMemberName("failed")] Failed,
}

/// <summary>One control of a risk (控制措施): what is done so that it happens less often, or hurts less.</summary>
/// <param name="What">What is done.</param>
/// <param name="Owner">Who answers for it.</param>
/// <param name="Due">The day by which it is in place, <c>2026-11-20</c>.</param>
/// <param name="State">How far it is.</param>
/// <param name="Evidence">What proves that it is in place: a text or a link; null until then.</param>
[Members("what", "owner", "due", "state", "evidence")]
public sealed record RiskControl(string What, string Owner, string Due, ControlState State = ControlState.Planned, string? Evidence = null)
{
    /// <summary>The most controls of a risk.</summary>
    public const int Most = 20;

    /// <summary>Whether it is in place and something proves it: only then a risk counts as smaller by it.</summary>
    public bool IsProved() => State is ControlState.InPlace && !string.IsNullOrWhiteSpace(Evidence);

    internal void Check(string field, Check check)
    {
        check.Text(What, field + ".what", 500).Text(Owner, field + ".owner", 100).Optional(Evidence, field + ".evidence", 500);
        Foundation.Time.Days.Read(Due, field + ".due", check);
    }
}
