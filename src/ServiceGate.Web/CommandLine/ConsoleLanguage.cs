using System.CommandLine;
using ServiceGate.Web.Shell.Languages;

namespace ServiceGate.Web.CommandLine;

/// <summary>The language of what a verb prints: <c>--language</c>, else the terminal's. A terminal that names none gets English, which needs no fonts.</summary>
internal static class ConsoleLanguage
{
    private static readonly string[] Variables = ["LC_ALL", "LC_MESSAGES", "LANG"];

    /// <summary>The option.</summary>
    public static Option<string?> Option { get; } = Make();

    /// <summary>The texts to print.</summary>
    public static Texts Of(ParseResult parsed) => TextCatalogue.Load(strict: false).For(Choose(parsed.GetValue(Option)));

    private static SupportedLanguage Choose(string? asked) =>
        SupportedLanguage.Find(asked ?? Variables.Select(Environment.GetEnvironmentVariable).FirstOrDefault(v => v is { Length: > 0 })?.Split('_', '.')[0])
        ?? SupportedLanguage.English;

    private static Option<string?> Make()
    {
        var option = new Option<string?>("--language") { Description = "Language of what is printed (default: the terminal's)." };
        option.AcceptOnlyFromAmong([.. SupportedLanguage.All.Select(l => l.Tag)]);
        return option;
    }
}
