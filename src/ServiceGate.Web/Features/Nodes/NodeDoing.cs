using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Foundation.Json;
using ServiceGate.Delivery.FanOut;

namespace ServiceGate.Web.Features.Nodes;

/// <summary>What a node does at this moment, as it tells the others.</summary>
/// <param name="LastRoundAt">When it last looked for due work, by its own clock; null before the first time.</param>
/// <param name="Failing">Whether that look failed.</param>
/// <param name="Channels">What it sends.</param>
public sealed record NodeDoing(DateTimeOffset? LastRoundAt, bool Failing, IReadOnlyList<ChannelDoing> Channels)
{
    /// <summary>What a node tells that has said nothing yet.</summary>
    public static NodeDoing Nothing { get; } = new(null, false, []);

    /// <summary>What the delivery of this process does.</summary>
    public static NodeDoing Of(DeliveryHealth health) => new(
        health.LastRoundAt, health.Failing,
        [.. health.Channels.Select(c => new ChannelDoing(c.Channel, c.RunningChunks, Math.Round(c.PerSecond, 1), c.HeldUntil, c.LastTrouble, c.DayFullUntil))]);

    /// <summary>Reads what a node wrote. A newer program may write more than this one knows.</summary>
    public static NodeDoing Read(string json) => json == "{}" ? Nothing : CoreJson.Read<NodeDoing>(json);
}

/// <summary>What a node does on a channel. Moments are its own clock's.</summary>
/// <param name="Channel">The channel.</param>
/// <param name="Chunks">Chunks on their way.</param>
/// <param name="PerSecond">Messages a second over the last ten seconds.</param>
/// <param name="HeldUntil">Until when it claims nothing, since the gateway is in trouble.</param>
/// <param name="Trouble">The last trouble's code.</param>
/// <param name="DayFullUntil">Until when the day's messages are used up.</param>
public sealed record ChannelDoing(NoticeChannel Channel, int Chunks, double PerSecond, DateTimeOffset? HeldUntil, string? Trouble, DateTimeOffset? DayFullUntil);
