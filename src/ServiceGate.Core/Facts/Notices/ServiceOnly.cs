namespace ServiceGate.Core.Facts.Notices;

/// <summary>A reviewer's word that a text which looks like marketing serves only what the customer has. It covers the text as it was.</summary>
/// <param name="LaunchId">The launch.</param>
/// <param name="Step">The step of the plan.</param>
/// <param name="Hash">Hash of the step as the reviewer saw it.</param>
/// <param name="By">Who.</param>
/// <param name="At">When.</param>
public sealed record ServiceOnly(long LaunchId, string Step, string Hash, long By, DateTimeOffset At);
