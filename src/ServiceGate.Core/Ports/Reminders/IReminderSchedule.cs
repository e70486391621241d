using ServiceGate.Core.Facts.Reminders;

namespace ServiceGate.Core.Ports.Reminders;

/// <summary>
/// The agenda of reminders: what is to be begun when, for people to look at, and the one who begins it at its time. It decides nothing and remembers nothing
/// that matters: due times stand in the domain's tables, and the sweep takes what was not begun, so a reminder that is lost, late or doubled does no harm.
/// Implementations agree on these points:
/// <list type="number">
/// <item>At most one reminder is planned in a slot. Planning the same revision again, here or by another node, changes nothing.</item>
/// <item>Planning another revision takes the earlier one away; one that has begun meanwhile runs to its end, and finds nothing to do.</item>
/// <item>A reminder is begun at its time, not before, and at once when its time has passed: by the guarded command that <see cref="IReminderCommands"/> gives.</item>
/// <item>What fails while it is begun is not tried again here.</item>
/// <item>What is kept for others in the same storage is left alone.</item>
/// </list>
/// Safe for use by several threads. Calls may wait for the storage, and fail when it does.
/// </summary>
public interface IReminderSchedule
{
    /// <summary>How long the sweep leaves to the schedule what is due: 10 seconds where there is one, nothing where there is none.</summary>
    TimeSpan HeadStart { get; }

    /// <summary>Plans a reminder in its slot.</summary>
    /// <param name="reminder">The reminder.</param>
    /// <param name="cancellation">Ends the wait for the storage; the reminder may then be planned or not.</param>
    Task PlanAsync(Reminder reminder, CancellationToken cancellation);

    /// <summary>Takes away what is planned in a slot; does nothing when nothing is.</summary>
    Task CancelAsync(ReminderSlot slot, CancellationToken cancellation);
}

/// <summary>No agenda: everything is left to the sweep, which takes it at its time.</summary>
public sealed class NoReminderSchedule : IReminderSchedule
{
    /// <inheritdoc/>
    public TimeSpan HeadStart => TimeSpan.Zero;

    /// <inheritdoc/>
    public Task PlanAsync(Reminder reminder, CancellationToken cancellation) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task CancelAsync(ReminderSlot slot, CancellationToken cancellation) => Task.CompletedTask;
}

/// <summary>Whose agenda counts where each node has one of its own.</summary>
public interface IAgendaLease
{
    /// <summary>Whether this node plans: asks for the work, and keeps it for as long as it asks now and then.</summary>
    Task<bool> IsOursAsync(CancellationToken cancellation);
}

/// <summary>Gives the commands that reminders stand for. Given twice, late, or for something that is no longer so, they do nothing.</summary>
public interface IReminderCommands
{
    /// <summary>Begins what is planned in a slot.</summary>
    /// <param name="slot">The slot.</param>
    /// <param name="cancellation">Ends it.</param>
    Task BeginAsync(ReminderSlot slot, CancellationToken cancellation);
}

/// <summary>Reads from the domain's tables what is to be begun.</summary>
public interface IReminderSource
{
    /// <summary>The reminders that are due before a moment, of all launches or of one, in no order. Those whose time has passed are among them.</summary>
    /// <param name="now">Business time.</param>
    /// <param name="until">The moment, business time.</param>
    /// <param name="launchId">The launch; null for all.</param>
    /// <param name="cancellation">Ends the reading.</param>
    Task<IReadOnlyList<Reminder>> UntilAsync(DateTimeOffset now, DateTimeOffset until, long? launchId, CancellationToken cancellation);
}
