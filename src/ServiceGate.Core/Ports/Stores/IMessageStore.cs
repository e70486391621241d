using ServiceGate.Core.Facts.Notifications;

namespace ServiceGate.Core.Ports.Stores;

/// <summary>The messages of a transaction.</summary>
public interface IMessageStore : IStore
{
    /// <summary>Adds a message, unless one was written for the same launch, step, visit, name and receiver. One about an account (<see cref="Notification.NoLaunch"/>) is written each time.</summary>
    /// <returns>Whether it was added.</returns>
    Task<bool> AddAsync(Notification message);

    /// <summary>A message; null when there is none.</summary>
    Task<Notification?> FindAsync(long id);

    /// <summary>Keeps that a person has read a message; the first time counts.</summary>
    /// <returns>Whether it was not read before.</returns>
    Task<bool> ReadAsync(Notification message, long personId, DateTimeOffset at);

    /// <summary>Writes what a message names anew, for everybody who has it.</summary>
    /// <param name="message">The message with its new arguments.</param>
    Task CorrectAsync(Notification message);

    /// <summary>Takes a message back that no longer holds, and who has read it.</summary>
    Task WithdrawAsync(Notification message);

    /// <summary>The messages about a launch, oldest first.</summary>
    Task<IReadOnlyList<Notification>> OfLaunchAsync(long launchId);
}

/// <summary>The port's name in a transaction.</summary>
public static class MessageStoreName
{
    extension(ICommandSession session)
    {
        /// <summary>Messages to people in the house.</summary>
        public IMessageStore Messages => session.Store<IMessageStore>();
    }
}
