using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace ServiceGate.Workflow.Instances;

/// <summary>
/// What a flowchart remembers to decide its merges: how often each activity was completed or skipped, and how often each
/// connection was passed on, and whether the last time it was followed.
/// </summary>
/// <remarks>A merge compares its inbound connections' counts with its own: a connection with a higher count has news.</remarks>
public sealed record FlowCounters
{
    /// <summary>No activity and no connection visited yet.</summary>
    public static FlowCounters None { get; } = new();

    /// <summary>
    /// Completions and skips by activity id. Left out are activities that complete at once and were entered by a backward connection.
    /// </summary>
    [JsonPropertyName("activities")]
    public IReadOnlyDictionary<string, int> Activities { get; init => field = Canonical.Sorted(value); }
        = ImmutableSortedDictionary<string, int>.Empty;

    /// <summary>Visits by connection, as <c>source:outcome-&gt;target</c>.</summary>
    [JsonPropertyName("connections")]
    public IReadOnlyDictionary<string, ConnectionVisits> Connections { get; init => field = Canonical.Sorted(value); }
        = ImmutableSortedDictionary<string, ConnectionVisits>.Empty;
}

/// <summary>How often a connection was passed on.</summary>
/// <param name="Count">How often its source was completed or skipped.</param>
/// <param name="Followed">Whether the last time its outcome was the one that happened.</param>
public sealed record ConnectionVisits([property: JsonPropertyName("count")] int Count, [property: JsonPropertyName("followed")] bool Followed);
