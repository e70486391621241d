using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Ports.Sending;
using ServiceGate.Delivery.Settings;

namespace ServiceGate.Delivery.Senders;

/// <summary>The senders that the settings name, one per channel, made when first asked for and kept.</summary>
/// <param name="options">The settings, valid.</param>
/// <param name="machine">The machine's clock.</param>
public sealed class NoticeSenders(DeliveryOptions options, TimeProvider machine) : INoticeSenders, IDisposable
{
    private readonly Lock _lock = new();
    private readonly Dictionary<NoticeChannel, INoticeSender> _senders = [];

    /// <inheritdoc/>
    public INoticeSender For(NoticeChannel channel)
    {
        lock (_lock)
        {
            if (!_senders.TryGetValue(channel, out var sender)) _senders[channel] = sender = Make(options.For(channel));
            return sender;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var sender in _senders.Values.OfType<IDisposable>()) sender.Dispose();
    }

    private INoticeSender Make(ChannelOptions channel) => channel.Kind == ChannelOptions.Http
        ? new HttpGatewaySender(channel, machine)
        : new PickupFolderSender(options.PickupFolder, channel.ReceiverDeduplicates);
}
