using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace ServiceGate.Core.Foundation.Json;

/// <summary>The codes that stand beside the values of enums, as <see cref="JsonStringEnumMemberNameAttribute"/>.</summary>
internal static class EnumCodes
{
    /// <summary>The code of each value.</summary>
    /// <exception cref="InvalidOperationException">A value has none.</exception>
    public static IReadOnlyDictionary<TEnum, string> Of<TEnum>() where TEnum : struct, Enum => Enum.GetValues<TEnum>().ToDictionary(value => value, value =>
        CodeOf(value) ?? throw new InvalidOperationException($"{typeof(TEnum).Name}.{value} needs a [JsonStringEnumMemberName]: what is stored is no C# name."));

    /// <summary>What problems call a value that is an argument of a rule: its code, in Pascal case (<c>EditDossier</c>); an enum without codes is not ours.</summary>
    public static string NameOf(Enum value) => CodeOf(value) is { } code
        ? string.Concat(code.Split('-').Select(word => char.ToUpperInvariant(word[0]) + word[1..]))
        : value.ToString();

    // The names of the runtime's own enums, such as the days of the week, do not change.
    private static string? CodeOf(Enum value) => value.GetType().Assembly == typeof(object).Assembly
        ? JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString())
        : value.GetType().GetField(value.ToString())?.GetCustomAttribute<JsonStringEnumMemberNameAttribute>()?.Name;
}
