namespace ServiceGate.Core.Facts.Concerns;

/// <summary>What somebody said to a waiver.</summary>
/// <param name="By">Who.</param>
/// <param name="At">When, business time.</param>
/// <param name="Note">With which words, at most 500 characters; null: none.</param>
public sealed record WaiverWord(long By, DateTimeOffset At, string? Note = null);
