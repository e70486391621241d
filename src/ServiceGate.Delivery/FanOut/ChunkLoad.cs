using System.Globalization;
using ServiceGate.Core.Facts.Notices;
using ServiceGate.Core.Ports.Sending;
using ServiceGate.Core.Ports.Stores;

namespace ServiceGate.Delivery.FanOut;

/// <summary>What a chunk carries: its recipients who are not in the ledger yet, and the messages to them.</summary>
/// <param name="Recipients">The recipients.</param>
/// <param name="Outbound">The chunk as its sender gets it.</param>
internal sealed record ChunkLoad(IReadOnlyList<Recipient> Recipients, OutboundChunk Outbound)
{
    /// <summary>Whether nobody is left to tell.</summary>
    public bool IsEmpty => Recipients.Count == 0;

    /// <summary>Reads it.</summary>
    /// <exception cref="InvalidOperationException">The launch, its list or the text is gone.</exception>
    public static async Task<ChunkLoad> ReadAsync(ICommandSession session, Batch batch, Chunk chunk)
    {
        if (await session.Launches.FindAsync(batch.LaunchId) is not { AudienceId: { } audience } launch
            || await session.Notices.FindVersionAsync(batch.VersionId) is not { } version)
            throw new InvalidOperationException($"Batch {batch.Id} has no list or no text.");
        var recipients = await session.Notices.RecipientsAsync(batch, chunk, audience);
        var key = string.Create(CultureInfo.InvariantCulture, $"{batch.Id}-{chunk.Sequence}");
        return new(recipients, new(key, batch.Channel, launch.Number, batch.Step, [.. recipients.Select(r => Message(batch, version, r))]));
    }

    private static OutboundMessage Message(Batch batch, NoticeVersion version, Recipient recipient)
    {
        var text = recipient.LaunchFailed && version.FailedText is { } failed ? failed : version.Text;
        return new(LedgerRow.KeyOf(batch.VersionId, batch.Channel, recipient.CustomerId), recipient.Address, text.In(recipient.Language));
    }
}
