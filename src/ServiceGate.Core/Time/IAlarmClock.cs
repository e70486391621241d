namespace ServiceGate.Core.Time;

/// <summary>
/// Wakes whoever does due work (<see cref="Commands.IWorkSignal"/>). It decides nothing and remembers nothing that matters: due times stand in the
/// domain's tables, so an alarm that is lost, late, early or doubled does no harm. Implementations agree on these points:
/// <list type="number">
/// <item>Nothing runs before the first <see cref="SetAsync"/>, so that a host starts quickly.</item>
/// <item>From then on it wakes at least every <see cref="Sweep"/> (machine time), whatever is set: the sweep finds what an alarm missed.</item>
/// <item>While business time follows the machine it wakes at the due time, not before; a due time that has passed wakes at once.</item>
/// <item>While business time was set to a moment, due times are reached only when somebody moves it, and whoever does calls <see cref="Wake"/>.</item>
/// <item>After the implementation was disposed of, both members do nothing.</item>
/// </list>
/// Safe for use by several threads.
/// </summary>
public interface IAlarmClock
{
    /// <summary>How often it wakes in any case: 10 seconds of machine time.</summary>
    static readonly TimeSpan Sweep = TimeSpan.FromSeconds(10);

    /// <summary>Sets the next alarm in place of the one set before. Starts the clock when it was not started yet.</summary>
    /// <param name="dueAt">The next moment at which something is due, business time; null when nothing is known.</param>
    /// <param name="cancellation">Ends the wait for the scheduler; the alarm may then be set or not.</param>
    Task SetAsync(DateTimeOffset? dueAt, CancellationToken cancellation = default);

    /// <summary>Wakes at once. Called by whoever moved business time. Never blocks, never fails.</summary>
    void Wake();
}
