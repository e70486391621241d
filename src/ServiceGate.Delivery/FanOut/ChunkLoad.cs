using ServiceGate.Core.Facts.Notices;
using ServiceGate.Core.Ports.Sending;
using ServiceGate.Core.Ports.Stores;

namespace ServiceGate.Delivery.FanOut;

/// <summary>What a chunk carries: its recipients who are not in the ledger yet, and the messages to them.</summary>
/// <param name="Messages">The messages, with whom each tells.</param>
/// <param name="Keys">The keys of chunk and messages.</param>
/// <param name="Chunk">The chunk.</param>
/// <param name="Batch">The batch.</param>
/// <param name="LaunchNumber">The launch.</param>
internal sealed record ChunkLoad(IReadOnlyList<Message> Messages, SendKeys Keys, Chunk Chunk, Batch Batch, string LaunchNumber)
{
    /// <summary>How many customers it tells.</summary>
    public int Customers => Messages.Sum(m => m.Told.Count);

    /// <summary>Reads it.</summary>
    /// <exception cref="InvalidOperationException">The launch, its list or the text is gone.</exception>
    public static async Task<ChunkLoad> ReadAsync(ICommandSession session, Batch batch, Chunk chunk)
    {
        if (await session.Launches.FindAsync(batch.LaunchId) is not { AudienceId: { } audience } launch || await session.Notices.TextAsync(batch) is not { } text)
            throw new InvalidOperationException($"Batch {batch.Id} has no list or no text.");
        return new(Core.Facts.Notices.Messages.Of(text, await session.Notices.RecipientsAsync(batch, chunk, audience)), text.Keys, chunk, batch, launch.Number);
    }

    /// <summary>
    /// The first messages as their sender gets them. A chunk that goes as a whole, and of which nothing went before, has its own key; any other part a key of its own, since under
    /// the same key a receiver expects the same.
    /// </summary>
    /// <param name="most">How many messages at most.</param>
    public OutboundChunk First(int most)
    {
        var some = Messages.Take(most).ToList();
        var key = Chunk.Pieces == 0 && some.Count == Messages.Count ? Keys.OfChunk(Chunk.Sequence) : Keys.OfPiece(Chunk.Sequence, some[0].Told[0].CustomerId, some.Count);
        return new(key, Batch.Channel, LaunchNumber, Batch.Step, [.. some.Select(m => new OutboundMessage(m.Key, m.To, m.Text))]);
    }

    /// <summary>What is left after the first messages, which are in the ledger.</summary>
    public ChunkLoad Rest(int sent) => this with
    {
        Messages = [.. Messages.Skip(sent)],
        Chunk = Chunk with { Count = Chunk.Count - Messages.Take(sent).Sum(m => m.Told.Count), Pieces = Chunk.Pieces + 1 },
    };
}
