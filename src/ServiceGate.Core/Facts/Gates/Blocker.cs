using ServiceGate.Core.Facts.Organisation;

namespace ServiceGate.Core.Facts.Gates;

/// <summary>Something that keeps a gate shut (阻断项): a rule that is not met, who can meet it, and by when it still helps.</summary>
/// <param name="Rule">Stable id of the rule; the text per language is looked up by it.</param>
/// <param name="Arguments">What the text names.</param>
/// <param name="Who">Who can clear it.</param>
/// <param name="By">The latest moment at which clearing it still helps; null when there is none.</param>
/// <param name="Part">The part of the launch's page where it is cleared: a section's code, <c>review</c>, <c>channels</c>, <c>duty</c>, <c>notices</c>.</param>
public sealed record Blocker(string Rule, IReadOnlyDictionary<string, string> Arguments, Assignee Who, DateTimeOffset? By, string Part);
