namespace ServiceGate.Core.Facts.Notices;

/// <summary>That a second person has confirmed what a step of an emergency's plan says to many customers (第二人确认). It covers list and text as they stood, nothing else.</summary>
/// <param name="Id">Id.</param>
/// <param name="LaunchId">The emergency.</param>
/// <param name="Step">The step's code in the plan.</param>
/// <param name="Cover">A hash over the list, the title and the step's texts as they were confirmed.</param>
/// <param name="Customers">How many customers were shown.</param>
/// <param name="By">Who confirmed it.</param>
/// <param name="At">When, business time.</param>
public sealed record NoticeConfirmation(long Id, long LaunchId, string Step, string Cover, int Customers, long By, DateTimeOffset At);
