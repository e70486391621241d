using System.Threading.Channels;
using ServiceGate.Delivery.FanOut;

namespace ServiceGate.IntegrationTests.Delivery;

/// <summary>A timer that never wakes by itself, unless it has another inside. It tells of each round, since every round ends by setting it.</summary>
internal sealed class RecordingTimer(IDueTimer? inside = null) : IDueTimer
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);
    private readonly Channel<DateTimeOffset?> _set = Channel.CreateUnbounded<DateTimeOffset?>();

    public void Set(DateTimeOffset? dueAt)
    {
        _set.Writer.TryWrite(dueAt);
        inside?.Set(dueAt);
    }

    /// <summary>Waits for the end of the next round that nobody has waited for yet, and says what the timer was set to.</summary>
    public async Task<DateTimeOffset?> NextAsync() => await _set.Reader.ReadAsync().AsTask().WaitAsync(Patience);
}
