using ServiceGate.Core.Facts.Audiences;
using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Ports.Stores;

namespace ServiceGate.Core.Commands.Reconciling;

/// <summary>How many customers of a launch's list have an address on a channel, asked once for each channel and segment.</summary>
/// <param name="desk">The launch, which has a list.</param>
internal sealed class AddressedCounts(LaunchContext desk)
{
    private readonly Dictionary<(NoticeChannel, string?), int> _counts = [];

    /// <summary>The customers of a segment with an address on a channel.</summary>
    public Task<int> OfAsync(NoticeChannel channel, ListSegment segment) => OfAsync(channel, segment.Name);

    /// <summary>The customers of a segment with an address on a channel.</summary>
    /// <param name="channel">The channel.</param>
    /// <param name="segment">Name of the segment; null: everybody.</param>
    public async Task<int> OfAsync(NoticeChannel channel, string? segment)
    {
        if (!_counts.TryGetValue((channel, segment), out var count))
            _counts[(channel, segment)] = count = await desk.Session.Notices.CountAddressedAsync(desk.Launch.AudienceId!.Value, channel, segment);
        return count;
    }
}
