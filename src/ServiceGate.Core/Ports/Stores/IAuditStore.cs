using ServiceGate.Core.Facts.Audit;

namespace ServiceGate.Core.Ports.Stores;

/// <summary>The audit trail of a transaction.</summary>
public interface IAuditStore : IStore
{
    /// <summary>The last event of a chain: its sequence and hash; 0 and <see cref="AuditTrail.Origin"/> when it is empty.</summary>
    Task<(long Sequence, string Hash)> HeadAsync(long chain);

    /// <summary>When the last event of a chain took place, in business time; null when it is empty.</summary>
    Task<DateTimeOffset?> LastMomentAsync(long chain);

    /// <summary>Appends events that follow one another in one chain and moves its head behind them. Fails when a sequence is taken; the command is then retried.</summary>
    Task AppendAsync(IReadOnlyList<AuditEvent> events);

    /// <summary>Appends an event and moves the head. Fails when the sequence is taken; the command is then retried.</summary>
    Task AppendAsync(AuditEvent auditEvent) => AppendAsync([auditEvent]);

    /// <summary>Events of a chain with a sequence above <paramref name="after"/>, in order.</summary>
    Task<IReadOnlyList<AuditEvent>> EventsAsync(long chain, long after, int most);
}

/// <summary>The port's name in a transaction.</summary>
public static class AuditStoreName
{
    extension(ICommandSession session)
    {
        /// <summary>The audit trail.</summary>
        public IAuditStore Audit => session.Store<IAuditStore>();
    }
}
