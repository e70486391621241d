using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Ports.Stores;

namespace ServiceGate.Core.Commands.Reconciling;

/// <summary>How many customers of a launch's list have an address on a channel, asked once for each channel.</summary>
/// <param name="desk">The launch, which has a list.</param>
internal sealed class AddressedCounts(LaunchContext desk)
{
    private readonly Dictionary<NoticeChannel, int> _counts = [];

    /// <summary>The customers with an address on a channel.</summary>
    public async Task<int> OfAsync(NoticeChannel channel)
    {
        if (!_counts.TryGetValue(channel, out var count))
            _counts[channel] = count = await desk.Session.Notices.CountAddressedAsync(desk.Launch.AudienceId!.Value, channel);
        return count;
    }
}
