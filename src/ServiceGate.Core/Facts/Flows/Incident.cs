namespace ServiceGate.Core.Facts.Flows;

/// <summary>Why a flow stands still: following it failed at a step. It keeps its position until an administrator lets it try again or moves it.</summary>
/// <param name="ActivityId">The step that failed.</param>
/// <param name="Visit">Its visit.</param>
/// <param name="Message">What the program said, at most <see cref="LongestMessage"/> characters; for administrators.</param>
/// <param name="At">When.</param>
public sealed record Incident(string ActivityId, int Visit, string Message, DateTimeOffset At)
{
    /// <summary>The longest message that is kept, in characters.</summary>
    public const int LongestMessage = 1000;
}
