using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Web.Shell.Languages;

namespace ServiceGate.Web.Features.Organisation;

/// <summary>What may be changed about a person, by the fields of the form, as a browser would post them.</summary>
internal static class PersonValues
{
    /// <summary>The values by field; what is not set is not there.</summary>
    public static IReadOnlyDictionary<string, string> Of(Person person)
    {
        var values = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["nameZh"] = person.NameZh,
            ["nameEn"] = person.NameEn,
            ["email"] = person.Email,
            ["language"] = person.Language,
            ["active"] = person.Active ? "true" : null,
        };
        return values.Where(v => !string.IsNullOrEmpty(v.Value)).ToDictionary(v => v.Key, v => v.Value!, StringComparer.Ordinal);
    }

    /// <summary>What a field is called.</summary>
    public static string NameOf(string field, Texts texts) => texts.T(field switch
    {
        "nameZh" => "person.name-zh",
        "nameEn" => "person.name-en",
        _ => "person." + field,
    });

    /// <summary>A value as people read it.</summary>
    public static string InWords(string field, string value, Texts texts) => field switch
    {
        "active" => texts.T(value == "true" ? "common.yes" : "common.no"),
        "language" => SupportedLanguage.Find(value)?.OwnName ?? value,
        _ => value,
    };
}
