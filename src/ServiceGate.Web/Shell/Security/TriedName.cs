using System.Text.RegularExpressions;

namespace ServiceGate.Web.Shell.Security;

/// <summary>A name that was tried, as it may be written down. People type passwords and numbers into the wrong field: what has not the form of a name stays out.</summary>
internal static partial class TriedName
{
    /// <summary>The name; null when it may be something else.</summary>
    public static string? Of(string? typed) => typed is not null && Form().IsMatch(typed) && typed.Count(char.IsAsciiDigit) < 7 ? typed : null;

    // Letters with at most a dot, a hyphen or an underscore between: a password that somebody chose with care has more in it.
    [GeneratedRegex(@"^[A-Za-z][A-Za-z0-9]*([._-][A-Za-z0-9]+){0,3}\z")]
    private static partial Regex Form();
}
