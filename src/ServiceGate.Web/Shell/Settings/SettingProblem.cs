namespace ServiceGate.Web.Shell.Settings;

/// <summary>What is wrong with a setting. Neither part holds the value: a secret may stand in the wrong place.</summary>
/// <param name="Setting">Its name.</param>
/// <param name="Rule">What it must be, as the end of a sentence.</param>
public sealed record SettingProblem(string Setting, string Rule)
{
    private const int MostLetters = 100;

    /// <summary>The sentence for people, on one line.</summary>
    public override string ToString() => $"The setting {Plain(Setting)} is wrong: {Rule}.";

    // A name that somebody mistyped may be anything; the message stays one line of a sensible length.
    private static string Plain(string name) =>
        new([.. name.Take(MostLetters).Select(c => char.IsAsciiLetterOrDigit(c) || c is ':' or '_' or '-' or '.' || char.IsLetter(c) ? c : '?')]);
}
