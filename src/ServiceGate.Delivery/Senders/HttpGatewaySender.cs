using ServiceGate.Core.Ports.Sending;
using ServiceGate.Delivery.Settings;

namespace ServiceGate.Delivery.Senders;

/// <summary>
/// Posts each chunk as one JSON document to a gateway (<see cref="SignedPost"/>). 2xx: accepted, but for what the answer names as rejected, if the answer is understood
/// (<see cref="GatewayAnswer"/>); otherwise in doubt. 429: later, in fewer messages at once.
/// </summary>
public sealed class HttpGatewaySender : INoticeSender, IDisposable
{
    private const int LongestAnswer = 1024 * 1024;

    private readonly SignedPost _post;

    /// <summary>Makes a sender.</summary>
    /// <param name="options">The channel's settings, valid and of the kind <see cref="ChannelOptions.Http"/>.</param>
    /// <param name="machine">The machine's clock, for the time-out and the time of the signature.</param>
    public HttpGatewaySender(ChannelOptions options, TimeProvider machine)
    {
        ArgumentNullException.ThrowIfNull(options);
        _post = new(options.Url!, options.Secret!, TimeSpan.FromSeconds(options.TimeoutSeconds), LongestAnswer, machine, options.Parallel);
        ReceiverDeduplicates = options.ReceiverDeduplicates;
    }

    /// <inheritdoc/>
    public bool ReceiverDeduplicates { get; }

    /// <inheritdoc/>
    public async Task<SendReport> SendAsync(OutboundChunk chunk, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(chunk);
        return GatewayAnswer.Read(await _post.SendAsync(ChunkDocument.Write(chunk), chunk.Key, cancellation), chunk);
    }

    /// <inheritdoc/>
    public void Dispose() => _post.Dispose();
}
