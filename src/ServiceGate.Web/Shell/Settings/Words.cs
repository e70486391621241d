using ServiceGate.Web.Shell.Languages;

namespace ServiceGate.Web.Shell.Settings;

/// <summary>The same words in both languages, for the reference of settings.</summary>
/// <param name="English">In English.</param>
/// <param name="Chinese">In Chinese.</param>
internal sealed record Words(string English, string Chinese)
{
    /// <summary>What there is no word for.</summary>
    public static Words None { get; } = Same("–");

    /// <summary>Words that are the same in both languages, such as names of values.</summary>
    public static Words Same(string text) => new(text, text);

    /// <summary>The words of a language.</summary>
    public string In(SupportedLanguage language) => language == SupportedLanguage.Chinese ? Chinese : English;
}
