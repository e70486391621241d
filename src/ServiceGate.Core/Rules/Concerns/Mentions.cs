using System.Text.RegularExpressions;

namespace ServiceGate.Core.Rules.Concerns;

/// <summary>Whom a comment mentions: <c>@</c>, also the wide one of a Chinese keyboard, and a sign-in name, as <c>请@sun.yue确认</c>. An address is no mention.</summary>
public static partial class Mentions
{
    /// <summary>What a message about one is about, in place of a step.</summary>
    public const string About = "comments";

    /// <summary>The sign-in names, each once, in the order of the text; marks behind a name are none of it.</summary>
    /// <param name="text">The comment.</param>
    public static IReadOnlyList<string> In(string text) =>
        [.. Mention().Matches(text).Select(m => m.Groups["name"].Value.TrimEnd('.', '-', '_')).Where(name => name.Length > 0).Distinct(StringComparer.OrdinalIgnoreCase)];

    [GeneratedRegex("(?<![A-Za-z0-9._%+@＠-])[@＠](?<name>[A-Za-z0-9._-]{1,64})", RegexOptions.ExplicitCapture)]
    private static partial Regex Mention();
}
