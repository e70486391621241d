using System.Collections.Concurrent;
using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Ports.Sending;

namespace ServiceGate.IntegrationTests.Delivery;

/// <summary>A receiver on one channel that keeps what it gets and answers as the test says.</summary>
internal sealed class ScriptedSender : INoticeSender
{
    public ConcurrentQueue<OutboundChunk> Chunks { get; } = new();

    /// <summary>How it answers; accepts everything unless set.</summary>
    public Func<OutboundChunk, CancellationToken, Task<SendReport>> Answer { get; set; } = (_, _) => Task.FromResult(SendReport.AllAccepted);

    public bool ReceiverDeduplicates { get; set; } = true;

    public Task<SendReport> SendAsync(OutboundChunk chunk, CancellationToken cancellation)
    {
        Chunks.Enqueue(chunk);
        return Answer(chunk, cancellation);
    }
}

/// <summary>A scripted receiver per channel.</summary>
internal sealed class ScriptedSenders : INoticeSenders
{
    public ScriptedSender Sms { get; } = new();

    public ScriptedSender Push { get; } = new();

    public INoticeSender For(NoticeChannel channel) => channel is NoticeChannel.Sms ? Sms : Push;
}
