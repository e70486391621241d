using System.Text.Json.Serialization;
using ServiceGate.Core.Facts.Dossiers;

namespace ServiceGate.Core.Facts.Notices;

/// <summary>What became of one notice to one customer.</summary>
public enum DeliveryStatus
{
    /// <summary>Accepted by the gateway (已提交网关).</summary>
    [JsonStringEnumMemberName("accepted")] Accepted = 1,

    /// <summary>Refused by the gateway for good (失败).</summary>
    [JsonStringEnumMemberName("failed")] Failed = 2,

    /// <summary>Not sent, since it was too late (超时未发).</summary>
    [JsonStringEnumMemberName("expired")] Expired = 3,
}

/// <summary>A row of the ledger (送达台账). Its key is version, channel and customer, and holds no personal data.</summary>
/// <param name="VersionId">The text.</param>
/// <param name="Channel">The channel.</param>
/// <param name="CustomerId">The customer.</param>
/// <param name="Status">What became of it.</param>
/// <param name="At">When, business time.</param>
/// <param name="Reason">The gateway's reason code, when failed.</param>
/// <param name="Language">In which language it was said; null where that was not written down.</param>
/// <param name="FailedText">Whether it was the text for customers for whom the launch failed; null where that was not written down.</param>
/// <param name="MessageOf">The customer under whose key the message went that told this one, where they share an address and a text; null: a message of its own.</param>
public sealed record LedgerRow(long VersionId, NoticeChannel Channel, long CustomerId, DeliveryStatus Status, DateTimeOffset At, string? Reason = null, string? Language = null,
    bool? FailedText = null, long? MessageOf = null);
