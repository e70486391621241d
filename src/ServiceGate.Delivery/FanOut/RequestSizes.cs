using System.Collections.Concurrent;
using ServiceGate.Core.Commands.Notices;
using ServiceGate.Core.Facts.Dossiers;

namespace ServiceGate.Delivery.FanOut;

/// <summary>
/// How many messages the receiver of a channel takes in a request, as far as it is known: half of what it refused as too much at once, and an eighth more after it took fifty
/// requests of that size, since it may have been too much only then. Nobody but the receiver knows what it counts: messages, parts of them, or bytes.
/// </summary>
internal sealed class RequestSizes
{
    private const int TakenBeforeMore = 50;

    private readonly ConcurrentDictionary<NoticeChannel, (int Most, int Taken)> _sizes = new();

    /// <summary>The most messages that go in a request.</summary>
    public int Most(NoticeChannel channel) => _sizes.TryGetValue(channel, out var size) ? size.Most : int.MaxValue;

    /// <summary>So many were too many.</summary>
    /// <returns>Whether fewer can be tried.</returns>
    public bool WereTooMany(NoticeChannel channel, int messages)
    {
        _sizes[channel] = (Math.Max(1, messages / 2), 0);
        return messages > 1;
    }

    /// <summary>So many were taken.</summary>
    public void WereTaken(NoticeChannel channel, int messages)
    {
        if (!_sizes.TryGetValue(channel, out var size) || messages < size.Most) return;
        if (size.Taken + 1 < TakenBeforeMore) _sizes[channel] = (size.Most, size.Taken + 1);
        else if (size.Most + Math.Max(1, size.Most / 8) is var more && more < ProcessDueBatch.ChunkSize) _sizes[channel] = (more, 0);
        else _sizes.TryRemove(channel, out _);
    }
}
