using ServiceGate.Core.Facts.Organisation;

namespace ServiceGate.Core.Facts.Notifications;

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
public sealed record Notification(
    long Id, long LaunchId, string ActivityId, int Visit, string Name, Assignee To, string Message, IReadOnlyDictionary<string, string> Arguments, DateTimeOffset At)
{
    /// <summary>The launch of a message that is about an account: none. It is to one person, and its step is the account's sign-in name.</summary>
    public const long NoLaunch = 0;

    /// <summary>Whether it is about an account and not about a launch.</summary>
    public bool IsAboutAccount => LaunchId == NoLaunch;
}
