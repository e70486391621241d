namespace ServiceGate.Core.Foundation.Time;

/// <summary>
/// The clock of the field: due dates, windows and lead times count on it. It follows the machine's clock unless it was set to a moment,
/// as the playing of a sample does; a set clock stands still until it is set again. Leases, backoff, rates and sessions use the machine's clock instead.
/// </summary>
/// <param name="machine">The machine's clock.</param>
public sealed class BusinessClock(TimeProvider machine) : TimeProvider
{
    private long _frozen = long.MinValue;

    /// <summary>The moment it was set to, or null while it follows the machine.</summary>
    public DateTimeOffset? SetTo => Volatile.Read(ref _frozen) is var ms and not long.MinValue ? DateTimeOffset.FromUnixTimeMilliseconds(ms) : null;

    /// <summary>Sets the clock to a moment, or lets it follow the machine again.</summary>
    public void Set(DateTimeOffset? moment) => Volatile.Write(ref _frozen, moment?.ToUnixTimeMilliseconds() ?? long.MinValue);

    /// <summary>Now by the machine's clock, wherever this one stands, cut to milliseconds: for sessions, tokens and whatever else people are kept out by.</summary>
    public DateTimeOffset MachineNow => machine.GetUtcNow().ToMillisecond();

    /// <summary>Now, in UTC, cut to milliseconds: what is stored reads back equal.</summary>
    public override DateTimeOffset GetUtcNow() => SetTo ?? machine.GetUtcNow().ToMillisecond();
}

/// <summary>Instants as they are stored.</summary>
public static class Instants
{
    /// <summary>The same instant in UTC, cut to a whole millisecond.</summary>
    public static DateTimeOffset ToMillisecond(this DateTimeOffset instant) =>
        DateTimeOffset.FromUnixTimeMilliseconds(instant.ToUnixTimeMilliseconds());
}
