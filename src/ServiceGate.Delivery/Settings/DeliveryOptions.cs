using ServiceGate.Core.Commands.Notices;
using ServiceGate.Core.Facts.Dossiers;

namespace ServiceGate.Delivery.Settings;

/// <summary>How notices leave the installation: the configuration section <c>Delivery</c>.</summary>
public sealed class DeliveryOptions
{
    /// <summary>Name of the configuration section.</summary>
    public const string Section = "Delivery";

    /// <summary>The folder of channels of the kind <c>pickup</c>; relative to the working directory. It is made, for its owner only, when it is missing.</summary>
    public string PickupFolder { get; set; } = "data/pickup";

    /// <summary>The time zone whose days count for messages a day, by its IANA name.</summary>
    public string DayZone { get; set; } = "Asia/Shanghai";

    /// <summary>Text messages.</summary>
    public ChannelOptions Sms { get; set; } = new();

    /// <summary>Push messages.</summary>
    public ChannelOptions Push { get; set; } = new();

    /// <summary>Calls to people on duty.</summary>
    public CallOutOptions CallOut { get; set; } = new();

    /// <summary>What contingency plans do for single customers.</summary>
    public CustomerActionOptions CustomerAction { get; set; } = new();

    /// <summary>The settings of a channel.</summary>
    public ChannelOptions For(NoticeChannel channel) => channel switch
    {
        NoticeChannel.Sms => Sms,
        NoticeChannel.Push => Push,
        _ => throw new ArgumentOutOfRangeException(nameof(channel), channel, "The channel has no settings."),
    };
}

/// <summary>How the notices of one channel leave the installation.</summary>
public sealed class ChannelOptions
{
    /// <summary>Files in the pickup folder.</summary>
    public const string Pickup = "pickup";

    /// <summary>Posts to a gateway.</summary>
    public const string Http = "http";

    /// <summary>A day must hold a chunk, which goes as a whole.</summary>
    public const int LeastPerDay = ProcessDueBatch.ChunkSize;

    /// <summary>The shortest secret, in characters.</summary>
    public const int ShortestSecret = 16;

    /// <summary><see cref="Pickup"/> or <see cref="Http"/>.</summary>
    public string Kind { get; set; } = Pickup;

    /// <summary>Address of the gateway, absolute, http or https, without user name and password. Required for <see cref="Http"/>.</summary>
    public string? Url { get; set; }

    /// <summary>The key of the signature, shared with the gateway, at least 16 characters. Required for <see cref="Http"/>; never logged.</summary>
    public string? Secret { get; set; }

    /// <summary>How long an answer of the gateway is waited for, 1 to 50 seconds: less than a claim lasts.</summary>
    public int TimeoutSeconds { get; set; } = 20;

    /// <summary>
    /// Whether the receiver drops doubles by their key, so that a chunk of which it is not known whether it went out is sent again by itself.
    /// Otherwise somebody has to decide. Unless set: true for <see cref="Pickup"/>, false for <see cref="Http"/>.
    /// </summary>
    public bool? Deduplicates { get; set; }

    /// <summary>The former name of <see cref="Deduplicates"/>, read for one version. Where both are set they must agree.</summary>
    public bool? SettlesDoubles { get; set; }

    /// <summary>The most messages a second on average, by all nodes together, 1 to 100,000; null: no limit.</summary>
    public int? PerSecond { get; set; }

    /// <summary>The most messages on a day, by all nodes together, from <see cref="LeastPerDay"/> to 100,000,000; null: no limit. See <see cref="DeliveryOptions.DayZone"/>.</summary>
    public int? PerDay { get; set; }

    /// <summary>How many chunks are on their way at once on each node, 1 to 16.</summary>
    public int Parallel { get; set; } = 2;

    /// <summary><see cref="Deduplicates"/>, by whichever name, with its default.</summary>
    internal bool ReceiverDeduplicates => Deduplicates ?? SettlesDoubles ?? Kind == Pickup;
}
