namespace ServiceGate.Core.Ports.Stores;

/// <summary>Opens sessions.</summary>
public interface ISessionFactory
{
    /// <summary>A transaction for a command. On a file database commands wait for each other here, people before bulk work.</summary>
    Task<ICommandSession> BeginAsync(CancellationToken cancellation = default);

    /// <summary>A transaction for bulk work, which lets commands of people go first. Keep it under about 20 ms.</summary>
    Task<ICommandSession> BeginBulkAsync(CancellationToken cancellation = default);

    /// <summary>A consistent view for reading; writes through it fail.</summary>
    Task<ICommandSession> ReadAsync(CancellationToken cancellation = default);

    /// <summary>Whether the whole command may simply be tried again: deadlock victim, time-out, lost connection, lost race.</summary>
    bool IsTransient(Exception exception);

    /// <summary>Whether the database cannot be worked on for now, whatever is tried: it cannot be reached, or it is too new for this program.</summary>
    bool IsAway(Exception exception) => false;
}
