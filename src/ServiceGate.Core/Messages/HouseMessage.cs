using ServiceGate.Core.Gates;

namespace ServiceGate.Core.Messages;

/// <summary>A message to somebody in the house (站内消息) about a launch. It stays; it is written once per launch, step, visit and name.</summary>
/// <param name="Id">Id.</param>
/// <param name="LaunchId">The launch it is about.</param>
/// <param name="ActivityId">The step it is about.</param>
/// <param name="Visit">That step's visit.</param>
/// <param name="Name">What it was written for: the name of a timer, or <c>notify</c>.</param>
/// <param name="To">Whom it is for; without a unit, who has the role in the launch's unit or above it.</param>
/// <param name="Message">Its text, by the key <c>message.</c> with this name.</param>
/// <param name="Arguments">What the text names. Never personal data of customers.</param>
/// <param name="At">When it was written, business time.</param>
public sealed record HouseMessage(
    long Id, long LaunchId, string ActivityId, int Visit, string Name, Clearer To, string Message, IReadOnlyDictionary<string, string> Arguments, DateTimeOffset At);

/// <summary>The messages of a transaction.</summary>
public interface IMessageStore
{
    /// <summary>Adds a message, unless one was written for the same launch, step, visit, name and receiver.</summary>
    /// <returns>Whether it was added.</returns>
    Task<bool> AddAsync(HouseMessage message);

    /// <summary>A message; null when there is none.</summary>
    Task<HouseMessage?> FindAsync(long id);

    /// <summary>Keeps that a person has read a message; the first time counts.</summary>
    /// <returns>Whether it was not read before.</returns>
    Task<bool> ReadAsync(HouseMessage message, long personId, DateTimeOffset at);

    /// <summary>The messages about a launch, oldest first.</summary>
    Task<IReadOnlyList<HouseMessage>> OfLaunchAsync(long launchId);
}
