namespace ServiceGate.Core.Facts.Concerns;

/// <summary>What somebody said to a service concern (讨论). It stays as it was said; no signature covers it, and no rule looks at it.</summary>
/// <param name="Id">Id.</param>
/// <param name="LaunchId">The launch.</param>
/// <param name="Concern">The concern's id in the checklist.</param>
/// <param name="Text">What was said, at most 2,000 characters.</param>
/// <param name="By">Who said it.</param>
/// <param name="At">When, business time.</param>
/// <param name="Mentions">Whom it mentions, in the order of the text.</param>
public sealed record ConcernComment(long Id, long LaunchId, string Concern, string Text, long By, DateTimeOffset At, IReadOnlyList<long> Mentions);
