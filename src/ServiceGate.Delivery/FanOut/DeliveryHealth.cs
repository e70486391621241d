using ServiceGate.Core.Facts.Dossiers;

namespace ServiceGate.Delivery.FanOut;

/// <summary>How the delivery of this process does, for pages and health checks. Times are machine time.</summary>
/// <param name="LastRoundAt">When due work was last looked at with success; null before the first time.</param>
/// <param name="Failing">Whether the last look failed.</param>
/// <param name="Channels">Each channel.</param>
public sealed record DeliveryHealth(DateTimeOffset? LastRoundAt, bool Failing, IReadOnlyList<ChannelHealth> Channels)
{
    /// <summary>How many chunks are on their way.</summary>
    public int RunningChunks => Channels.Sum(c => c.RunningChunks);
}

/// <summary>How one channel does.</summary>
/// <param name="Channel">Channel.</param>
/// <param name="Kind">Kind of its sender: <c>pickup</c> or <c>http</c>.</param>
/// <param name="RunningChunks">Chunks on their way.</param>
/// <param name="PerSecond">Messages a second, settled one way or the other, over the last 10 seconds.</param>
/// <param name="Limit">The most messages a second; null: no limit.</param>
/// <param name="HeldUntil">Until when nothing is claimed, since the gateway is in trouble; null when it is not.</param>
/// <param name="LastTrouble">Code of the last failure of a whole chunk; null when the last chunk went out.</param>
/// <param name="DayFullUntil">Until when the messages of the day are used up; null when they are not.</param>
public sealed record ChannelHealth(
    NoticeChannel Channel, string Kind, int RunningChunks, double PerSecond, int? Limit, DateTimeOffset? HeldUntil, string? LastTrouble,
    DateTimeOffset? DayFullUntil = null);

/// <summary>Where the delivery of this process tells how it does.</summary>
public sealed class DeliveryMonitor
{
    private readonly Lock _lock = new();
    private IReadOnlyList<ChannelLane> _lanes = [];
    private DateTimeOffset? _lastRoundAt;
    private bool _failing;

    /// <summary>How it does now.</summary>
    public DeliveryHealth Read()
    {
        lock (_lock) return new(_lastRoundAt, _failing, [.. _lanes.Select(l => l.Health)]);
    }

    internal void Watch(IReadOnlyList<ChannelLane> lanes)
    {
        lock (_lock) _lanes = lanes;
    }

    internal void Looked(DateTimeOffset at)
    {
        lock (_lock) (_lastRoundAt, _failing) = (at, false);
    }

    internal void LookFailed()
    {
        lock (_lock) _failing = true;
    }
}
