using System.Globalization;
using System.Text.RegularExpressions;

namespace ServiceGate.Web.Shell.Languages;

/// <summary>
/// The texts of one language. A text may hold placeholders such as <c>{count}</c>, filled from named arguments; numbers are written in
/// the language's way. Texts are plain text, never markup: the page encodes them.
/// </summary>
/// <param name="catalogue">Where the texts stand.</param>
/// <param name="language">The language to speak.</param>
public sealed partial class Texts(TextCatalogue catalogue, SupportedLanguage language)
{
    private readonly IReadOnlyDictionary<string, string> _entries = catalogue.Entries(language);

    /// <summary>The language spoken.</summary>
    public SupportedLanguage Language => language;

    /// <summary>The same catalogue in the language of a culture.</summary>
    public Texts For(CultureInfo culture) => catalogue.For(culture);

    /// <summary>Whether there is a text for a key.</summary>
    public bool Has(string key) => _entries.ContainsKey(key);

    /// <summary>The text for a key, with its placeholders filled.</summary>
    /// <exception cref="KeyNotFoundException">The catalogue is strict and the key or one of its placeholders is missing.</exception>
    public string T(string key, params ReadOnlySpan<(string Name, object? Value)> args) =>
        _entries.TryGetValue(key, out var text) ? Fill(key, text, args) : Missing(key);

    /// <summary>
    /// A text about a number: the key with <c>.one</c> appended if there is such a text and the number is 1, else the key itself.
    /// The number fills the placeholder <c>{count}</c>.
    /// </summary>
    public string Count(string key, long count, params ReadOnlySpan<(string Name, object? Value)> args) =>
        T(count == 1 && Has(key + ".one") ? key + ".one" : key, [("count", count), .. args]);

    /// <summary>A number in the language's way, with thousands separated.</summary>
    public string Number(long value) => value.ToString("N0", language.FormatCulture);

    /// <summary>A fraction between 0 and 1 as a percentage with one decimal at most, cut off rather than rounded up to 100.</summary>
    public string Percent(double fraction) =>
        (Math.Floor((decimal)fraction * 1000) / 10).ToString("0.#", language.FormatCulture) + "%";

    /// <summary>Names joined the way the language lists things.</summary>
    public string List(IEnumerable<string> items) => string.Join(T("common.list-separator"), items);

    private string Fill(string key, string text, ReadOnlySpan<(string Name, object? Value)> args)
    {
        if (!text.Contains('{'))
            return text;
        var values = new Dictionary<string, string?>(StringComparer.Ordinal);
        foreach (var (name, value) in args)
            values[name] = Write(value);
        return Placeholder().Replace(text, match => values.TryGetValue(match.Groups[1].Value, out var value) ? value ?? "" : Missing($"{key}:{match.Value}"));
    }

    private string? Write(object? value) => value switch
    {
        int or long or short or byte => Number(Convert.ToInt64(value, CultureInfo.InvariantCulture)),
        IFormattable formattable => formattable.ToString(null, language.FormatCulture),
        _ => value?.ToString(),
    };

    private string Missing(string key) =>
        catalogue.Strict ? throw new KeyNotFoundException($"There is no text '{key}' in {language.Tag}.") : $"⟦{key}⟧";

    [GeneratedRegex(@"\{([a-z][A-Za-z0-9-]*)\}")]
    internal static partial Regex Placeholder();
}
