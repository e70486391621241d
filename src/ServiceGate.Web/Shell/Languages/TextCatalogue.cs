using System.Globalization;
using System.Reflection;
using System.Text.Json;

namespace ServiceGate.Web.Shell.Languages;

/// <summary>
/// Every text of the pages in every language, read once from the embedded JSON files <c>Texts/&lt;area&gt;.&lt;language&gt;.json</c>, which stand beside what says them.
/// Immutable, so safe to share between requests.
/// </summary>
public sealed class TextCatalogue
{
    private static readonly JsonSerializerOptions Reading = new() { AllowDuplicateProperties = false };
    private readonly Dictionary<string, IReadOnlyDictionary<string, string>> _languages;

    /// <summary>Creates a catalogue from texts by language tag and key.</summary>
    /// <param name="languages">The texts; every supported language must be there.</param>
    /// <param name="strict">Whether a missing key or placeholder is an exception (development, tests) or shows as <c>⟦key⟧</c>.</param>
    public TextCatalogue(IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> languages, bool strict)
    {
        _languages = new(languages, StringComparer.Ordinal);
        Strict = strict;
    }

    /// <summary>Whether missing keys throw.</summary>
    public bool Strict { get; }

    /// <summary>Reads the files embedded in this assembly.</summary>
    /// <exception cref="InvalidDataException">A file is not a flat object of texts, or two files of a language define the same key.</exception>
    public static TextCatalogue Load(bool strict)
    {
        var assembly = typeof(TextCatalogue).Assembly;
        var languages = SupportedLanguage.All.ToDictionary(
            language => language.Tag,
            language => (IReadOnlyDictionary<string, string>)Merge(assembly, $".{language.Tag}.json"),
            StringComparer.Ordinal);
        return new TextCatalogue(languages, strict);
    }

    /// <summary>The texts of one language.</summary>
    public Texts For(SupportedLanguage language) => new(this, language);

    /// <summary>The texts of the language a culture belongs to.</summary>
    public Texts For(CultureInfo culture) => For(SupportedLanguage.Of(culture));

    /// <summary>All keys and texts of one language, for checks.</summary>
    public IReadOnlyDictionary<string, string> Entries(SupportedLanguage language) => _languages[language.Tag];

    private static Dictionary<string, string> Merge(Assembly assembly, string ending)
    {
        var merged = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var name in assembly.GetManifestResourceNames().Where(name => name.EndsWith(ending, StringComparison.Ordinal)))
            foreach (var (key, text) in Read(assembly, name))
                if (!merged.TryAdd(key, text))
                    throw new InvalidDataException($"{name} defines the text '{key}' a second time.");
        return merged;
    }

    private static Dictionary<string, string> Read(Assembly assembly, string name)
    {
        using var stream = assembly.GetManifestResourceStream(name)!;
        try
        {
            return JsonSerializer.Deserialize<Dictionary<string, string>>(stream, Reading)!;
        }
        catch (JsonException e)
        {
            throw new InvalidDataException($"{name} is not a flat object of texts: {e.Message}", e);
        }
    }
}
