using ServiceGate.Core.Facts.Notices;
using ServiceGate.Core.Ports.Sending;
using ServiceGate.Core.Ports.Stores;

namespace ServiceGate.Delivery.FanOut;

/// <summary>What a chunk carries: its recipients who are not in the ledger yet, and the messages to them.</summary>
/// <param name="Recipients">The recipients.</param>
/// <param name="Keys">The keys of its messages.</param>
/// <param name="Outbound">The chunk as its sender gets it.</param>
internal sealed record ChunkLoad(IReadOnlyList<Recipient> Recipients, SendKeys Keys, OutboundChunk Outbound)
{
    /// <summary>Whether nobody is left to tell.</summary>
    public bool IsEmpty => Recipients.Count == 0;

    /// <summary>Reads it.</summary>
    /// <exception cref="InvalidOperationException">The launch, its list or the text is gone.</exception>
    public static async Task<ChunkLoad> ReadAsync(ICommandSession session, Batch batch, Chunk chunk)
    {
        if (await session.Launches.FindAsync(batch.LaunchId) is not { AudienceId: { } audience } launch
            || await session.Notices.TextAsync(batch) is not var (version, keys))
            throw new InvalidOperationException($"Batch {batch.Id} has no list or no text.");
        var recipients = await session.Notices.RecipientsAsync(batch, chunk, audience);
        return new(recipients, keys, new(keys.OfChunk(chunk.Sequence), batch.Channel, launch.Number, batch.Step, [.. recipients.Select(r => Message(keys, version, r))]));
    }

    private static OutboundMessage Message(SendKeys keys, NoticeVersion version, Recipient recipient) =>
        new(keys.OfMessage(recipient.CustomerId), recipient.Address, version.In(recipient.Language, recipient.LaunchFailed));
}
