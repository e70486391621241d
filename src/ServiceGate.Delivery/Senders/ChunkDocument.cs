using System.Text.Json;
using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Foundation.Json;
using ServiceGate.Core.Ports.Sending;

namespace ServiceGate.Delivery.Senders;

/// <summary>A chunk as receivers see it, in the body of a post or in a file. Its shape is a contract with them: members are only ever added.</summary>
/// <param name="Chunk">Key of the chunk, the same however often it is sent.</param>
/// <param name="Channel">Code of the channel: <c>sms</c>, <c>push</c>.</param>
/// <param name="Launch">Number of the launch.</param>
/// <param name="Step">Code of the step in the notice plan.</param>
/// <param name="Messages">The messages.</param>
internal sealed record ChunkDocument(string Chunk, NoticeChannel Channel, string Launch, string Step, IReadOnlyList<OutboundMessage> Messages)
{
    /// <summary>The chunk as UTF-8 JSON, without a byte order mark.</summary>
    public static byte[] Write(OutboundChunk chunk) => JsonSerializer.SerializeToUtf8Bytes(
        new ChunkDocument(chunk.Key, chunk.Channel, chunk.LaunchNumber, chunk.Step, chunk.Messages), CoreJson.Options);
}
