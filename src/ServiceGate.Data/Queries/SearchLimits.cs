using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Core.Rules.Searching;

namespace ServiceGate.Data.Queries;

/// <summary>
/// How long a search may be. Every word is a condition of the statement, and a database takes only so many of them: the limit is looked at before one is made.
/// </summary>
public static class SearchLimits
{
    /// <summary>Most characters of a search.</summary>
    public const int MostCharacters = 200;

    /// <summary>Most words of a search.</summary>
    public const int MostWords = 20;

    /// <summary>Up to how many launches a page counts of what a search has found: each of them is looked at.</summary>
    public const int MostCounted = 1000;

    /// <summary>What is wrong with a search; null when it may be made.</summary>
    /// <param name="text">What was typed.</param>
    /// <param name="field">The field it was typed into.</param>
    public static Violation? Broken(string? text, string field) =>
        text is { Length: > MostCharacters } ? Violation.Of("search.too-long", field, ("most", MostCharacters))
        : SearchText.Words(text).Length > MostWords ? Violation.Of("search.too-many-words", field, ("most", MostWords))
        : null;
}
