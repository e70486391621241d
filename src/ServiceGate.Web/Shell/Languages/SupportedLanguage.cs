using System.Globalization;

namespace ServiceGate.Web.Shell.Languages;

/// <summary>A language the pages speak, with the culture its numbers and dates are written in.</summary>
/// <param name="Tag">The BCP 47 tag, used as <c>lang</c>, as cookie value and as folder of the catalogue.</param>
/// <param name="OwnName">The language's name in itself, for the switch.</param>
/// <param name="Formatting">Name of the culture that formats numbers and dates.</param>
public sealed record SupportedLanguage(string Tag, string OwnName, string Formatting)
{
    /// <summary>Simplified Chinese, the language assumed when nothing else is known.</summary>
    public static readonly SupportedLanguage Chinese = new("zh-CN", "中文", "zh-CN");

    /// <summary>English, in British spelling and formats.</summary>
    public static readonly SupportedLanguage English = new("en", "English", "en-GB");

    /// <summary>All languages, the default first.</summary>
    public static IReadOnlyList<SupportedLanguage> All { get; } = [Chinese, English];

    /// <summary>The culture for texts.</summary>
    public CultureInfo TextCulture => CultureInfo.GetCultureInfo(Tag);

    /// <summary>The culture for numbers and dates.</summary>
    public CultureInfo FormatCulture => CultureInfo.GetCultureInfo(Formatting);

    /// <summary>The language a culture belongs to: any Chinese is Chinese, any English English; otherwise the default.</summary>
    public static SupportedLanguage Of(CultureInfo culture) => Find(culture.Name) ?? Chinese;

    /// <summary>The language that a tag such as <c>en-US</c> asks for, or null if it is none of ours.</summary>
    public static SupportedLanguage? Find(string? tag)
    {
        var primary = tag?.Split('-')[0];
        return All.FirstOrDefault(language =>
            string.Equals(language.Tag.Split('-')[0], primary, StringComparison.OrdinalIgnoreCase));
    }
}
