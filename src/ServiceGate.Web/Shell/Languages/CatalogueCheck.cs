namespace ServiceGate.Web.Shell.Languages;

/// <summary>Finds what is wrong between the languages of a catalogue.</summary>
public static class CatalogueCheck
{
    /// <summary>
    /// One sentence per fault: a key that one language lacks, a placeholder that differs, an empty text.
    /// Forms for one thing (<c>.one</c>) may be missing in a language that has no plural.
    /// </summary>
    public static IReadOnlyList<string> Faults(TextCatalogue catalogue)
    {
        var languages = SupportedLanguage.All;
        var keys = languages.SelectMany(language => catalogue.Entries(language).Keys).ToHashSet(StringComparer.Ordinal);
        return [.. keys.Order(StringComparer.Ordinal).SelectMany(key => FaultsOf(catalogue, key))];
    }

    private static IEnumerable<string> FaultsOf(TextCatalogue catalogue, string key)
    {
        HashSet<string>? expected = null;
        foreach (var language in SupportedLanguage.All)
        {
            if (!catalogue.Entries(language).TryGetValue(key, out var text))
            {
                if (!key.EndsWith(".one", StringComparison.Ordinal))
                    yield return $"{language.Tag} lacks '{key}'";
                continue;
            }
            if (string.IsNullOrWhiteSpace(text))
                yield return $"{language.Tag} has an empty text '{key}'";
            var placeholders = PlaceholdersOf(text);
            expected ??= placeholders;
            if (!expected.SetEquals(placeholders))
                yield return $"'{key}' has other placeholders in {language.Tag}";
        }
    }

    private static HashSet<string> PlaceholdersOf(string text) =>
        [.. Texts.Placeholder().Matches(text).Select(match => match.Value)];
}
