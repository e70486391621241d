using System.Threading.Channels;
using ServiceGate.Core.Commands;
using ServiceGate.Core.Time;

namespace ServiceGate.IntegrationTests.Delivery;

/// <summary>An alarm clock that never rings by itself, unless it has another inside. It tells of each round, since every round ends by setting it.</summary>
internal sealed class RecordingAlarm(IWorkSignal signal, IAlarmClock? inside = null) : IAlarmClock
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly Channel<DateTimeOffset?> _set = Channel.CreateUnbounded<DateTimeOffset?>();

    public Task SetAsync(DateTimeOffset? dueAt, CancellationToken cancellation = default)
    {
        _set.Writer.TryWrite(dueAt);
        return inside?.SetAsync(dueAt, cancellation) ?? Task.CompletedTask;
    }

    public void Wake() => signal.Wake();

    /// <summary>Waits for the end of the next round that nobody has waited for yet, and says what the alarm was set to.</summary>
    public async Task<DateTimeOffset?> NextAsync() => await _set.Reader.ReadAsync().AsTask().WaitAsync(Patience);
}
