using ServiceGate.Core.Foundation.Json;
using ServiceGate.Core.Ports.Sending;

namespace ServiceGate.Delivery.Senders;

/// <summary>
/// Leaves each chunk as a file <c>(channel)-(chunk key).json</c> in a folder, for somebody else to fetch (<see cref="DurableFolder"/>). The same chunk again replaces its file, which settles doubles;
/// whoever fetches files keeps to that by the chunk's key.
/// </summary>
public sealed class PickupFolderSender : INoticeSender
{
    private readonly DurableFolder _folder;

    /// <summary>Makes a sender.</summary>
    /// <param name="folder">The folder; made for its owner only when it is missing, since what lies in it is personal data.</param>
    /// <param name="receiverDeduplicates">Whether whoever fetches the files settles doubles.</param>
    public PickupFolderSender(string folder, bool receiverDeduplicates = true)
    {
        _folder = new(folder);
        ReceiverDeduplicates = receiverDeduplicates;
    }

    /// <inheritdoc/>
    public bool ReceiverDeduplicates { get; }

    /// <inheritdoc/>
    public async Task<SendReport> SendAsync(OutboundChunk chunk, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(chunk);
        await _folder.LeaveAsync($"{chunk.Channel.Code()}-{chunk.Key}.json", ChunkDocument.Write(chunk), cancellation);
        return SendReport.AllAccepted;
    }
}
