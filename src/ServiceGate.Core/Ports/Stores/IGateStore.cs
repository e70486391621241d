using ServiceGate.Core.Facts.Gates;

namespace ServiceGate.Core.Ports.Stores;

/// <summary>Gates, acknowledgements and people on duty of a transaction.</summary>
public interface IGateStore : IStore
{
    /// <summary>The gates of a launch.</summary>
    Task<IReadOnlyList<Gate>> GatesAsync(long launchId);

    /// <summary>Adds gates that are not there yet.</summary>
    Task AddAsync(IReadOnlyList<Gate> gates);

    /// <summary>Adds a gate, or writes its status.</summary>
    Task SaveAsync(Gate gate);

    /// <summary>The last acknowledgement of each channel; none where it was taken back.</summary>
    Task<IReadOnlyList<Acknowledgement>> AcknowledgementsAsync(long launchId);

    /// <summary>Adds an acknowledgement.</summary>
    Task AddAsync(Acknowledgement acknowledgement);

    /// <summary>Takes back that a channel's script was acknowledged, now and before.</summary>
    /// <param name="acknowledgement">The last acknowledgement of the channel.</param>
    /// <param name="at">When.</param>
    /// <exception cref="ConcurrentChangeException">There is none that stands.</exception>
    Task TakeBackAsync(Acknowledgement acknowledgement, DateTimeOffset at);

    /// <summary>The people on duty.</summary>
    Task<IReadOnlyList<DutyAssignment>> DutiesAsync(long launchId);

    /// <summary>Replaces the people on duty.</summary>
    Task ReplaceDutiesAsync(long launchId, IReadOnlyList<DutyAssignment> duties);
}

/// <summary>The port's name in a transaction.</summary>
public static class GateStoreName
{
    extension(ICommandSession session)
    {
        /// <summary>Gates, acknowledgements, people on duty.</summary>
        public IGateStore Gates => session.Store<IGateStore>();
    }
}
