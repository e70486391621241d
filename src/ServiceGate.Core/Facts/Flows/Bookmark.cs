namespace ServiceGate.Core.Facts.Flows;

/// <summary>A visit of a step that waits, and for what. There is exactly one for each waiting position of a running flow.</summary>
/// <param name="LaunchId">The launch.</param>
/// <param name="ActivityId">The step.</param>
/// <param name="Visit">Its visit.</param>
/// <param name="Event">Name of the event that ends the wait: the step's type (<c>ServiceGate.SignOff</c>).</param>
/// <param name="EventKey">Which of the events of that name: the department, committee, gate, purpose or role; otherwise the step itself.</param>
/// <param name="EnteredAt">When the visit began.</param>
public sealed record Bookmark(long LaunchId, string ActivityId, int Visit, string Event, string EventKey, DateTimeOffset EnteredAt);
