using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Facts.Notices;

namespace ServiceGate.Core.Ports.Sending;

/// <summary>Hands notices to whoever brings them to customers on one or more channels.</summary>
public interface INoticeSender
{
    /// <summary>
    /// Hands over one chunk. At least once: after a crash the same chunk comes again with the same keys.
    /// </summary>
    /// <exception cref="SendFailedException">Nothing is known to have been accepted; says whether a later try may help.</exception>
    Task<SendReport> SendAsync(OutboundChunk chunk, CancellationToken cancellation);

    /// <summary>Whether its receiver settles doubles by their key, so that a chunk in doubt may be sent again without asking.</summary>
    bool ReceiverDeduplicates { get; }
}

/// <summary>Chooses the sender of a channel.</summary>
public interface INoticeSenders
{
    /// <summary>The sender that the installation has set for a channel.</summary>
    INoticeSender For(NoticeChannel channel);
}

/// <summary>A chunk on its way out.</summary>
/// <param name="Key">Names the chunk (<see cref="SendKeys"/>); the same however often it is sent.</param>
/// <param name="Channel">Channel.</param>
/// <param name="LaunchNumber">The launch.</param>
/// <param name="Step">The step.</param>
/// <param name="Messages">The messages, at most 200.</param>
public sealed record OutboundChunk(string Key, NoticeChannel Channel, string LaunchNumber, string Step, IReadOnlyList<OutboundMessage> Messages);

/// <summary>A message on its way out.</summary>
/// <param name="Key">Delivery key (<see cref="SendKeys"/>).</param>
/// <param name="To">Address on the channel.</param>
/// <param name="Text">Text.</param>
public sealed record OutboundMessage(string Key, string To, string Text);

/// <summary>What the receiver said.</summary>
/// <param name="Rejected">Delivery keys that it refused for good, with its reason; everything else was accepted.</param>
public sealed record SendReport(IReadOnlyDictionary<string, string> Rejected)
{
    /// <summary>Everything was accepted.</summary>
    public static SendReport AllAccepted { get; } = new(new Dictionary<string, string>());
}

/// <summary>A chunk could not be handed over.</summary>
public sealed class SendFailedException : Exception
{
    /// <summary>Makes it.</summary>
    public SendFailedException() { }

    /// <summary>Makes it with a message.</summary>
    public SendFailedException(string message) : base(message) { }

    /// <summary>Makes it with a message and a cause.</summary>
    public SendFailedException(string message, Exception? cause) : base(message, cause) { }

    /// <summary>Whether trying again later may help; false: the receiver refuses this chunk for good.</summary>
    public bool MayHelpLater { get; init; } = true;

    /// <summary>How long the receiver asked to wait; null when it did not say.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>
    /// Whether the chunk may have arrived all the same (no answer, or one from between). It is then sent again only where the receiver settles doubles;
    /// otherwise it is in doubt until somebody decides.
    /// </summary>
    public bool MayHaveArrived { get; init; }

    /// <summary>
    /// The beginning of an answer that was not understood, at most 200 characters, no personal data; null when there was none, or it was understood. The chunk is in
    /// doubt until somebody decides, also where the receiver settles doubles: sent again it would be answered likewise.
    /// </summary>
    public string? Unclear { get; init; }

    /// <summary>Whether the receiver says that it was too much at once (429): fewer messages in a request may pass.</summary>
    public bool TooMany { get; init; }

    /// <summary>A code for the ledger (<c>http-503</c>, <c>time-out</c>), at most 64 characters; no personal data.</summary>
    public string Reason { get; init; } = "send-failed";
}
