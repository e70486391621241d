using System.Text.Json.Serialization;

namespace ServiceGate.Core.Facts.Notices;

/// <summary>How fast a batch goes, in customers; 0: without that limit.</summary>
/// <param name="PerBatch">After so many it waits until somebody lets it go on.</param>
/// <param name="PerHour">The most within an hour of the clock.</param>
/// <param name="PerDay">The most on a day; the rest goes on the next one.</param>
public sealed record Pace(int PerBatch, int PerHour, int PerDay)
{
    /// <summary>The most customers that a chunk may have: one that is larger would never go.</summary>
    /// <param name="most">What a chunk has at most otherwise.</param>
    public int MostInAChunk(int most) => new[] { PerBatch, PerHour, PerDay }.Where(limit => limit > 0).Append(most).Min();
}

/// <summary>Which limit holds a batch back.</summary>
public enum PaceLimit
{
    /// <summary>So many as go before somebody has looked.</summary>
    [JsonStringEnumMemberName("batch")] Batch,

    /// <summary>Those of the hour.</summary>
    [JsonStringEnumMemberName("hour")] Hour,

    /// <summary>Those of the day.</summary>
    [JsonStringEnumMemberName("day")] Day,
}

/// <summary>That a batch is held back.</summary>
/// <param name="Limit">By which limit.</param>
/// <param name="Until">Until when; null: until somebody lets it go on.</param>
public sealed record PaceHold(PaceLimit Limit, DateTimeOffset? Until);
