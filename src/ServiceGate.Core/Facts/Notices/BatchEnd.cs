using System.Text.Json.Serialization;
using ServiceGate.Core.Foundation.Json;

namespace ServiceGate.Core.Facts.Notices;

/// <summary>Why a batch ended before everybody was told.</summary>
public enum BatchEndCause
{
    /// <summary>Somebody stopped it (终止).</summary>
    [JsonStringEnumMemberName("stopped")] Stopped,

    /// <summary>What it said is no longer so; a newer notice says what is (被替代).</summary>
    [JsonStringEnumMemberName("replaced")] Replaced,

    /// <summary>The launch was called off (取消).</summary>
    [JsonStringEnumMemberName("called-off")] CalledOff,

    /// <summary>It lost its use before it had gone out (过期未发).</summary>
    [JsonStringEnumMemberName("expired")] Expired,
}

/// <summary>How a batch ended before everybody was told; when is <see cref="Batch.FinishedAt"/>.</summary>
/// <param name="Why">Why.</param>
/// <param name="By">By whose act; 0: by time.</param>
/// <param name="Reason">What was said to it.</param>
[Members("why", "by", "reason")]
public sealed record BatchEnd(BatchEndCause Why, long By, string? Reason = null);
