using System.Globalization;
using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Delivery.Settings;
using ServiceGate.Web.Shell.Languages;

namespace ServiceGate.Web.Shell.Settings;

/// <summary>What a value of a setting must be. It judges the text as it is configured and never repeats it.</summary>
/// <param name="Range">The values allowed, for the reference; the English one ends the sentence "it must be …".</param>
/// <param name="Allows">Whether a text, which is not empty, is such a value.</param>
internal sealed record SettingRule(LocalText Range, Func<string, bool> Allows)
{
    /// <summary>What a value must be, as the end of "The setting … is wrong: ".</summary>
    public string Sentence => $"it must be {Range.In(SupportedLanguage.English.Tag).Replace("`", "", StringComparison.Ordinal)}";

    /// <summary>Smallest and largest number; null for what is no number.</summary>
    public (int Least, int Most)? Bounds { get; private init; }

    /// <summary>Whether a value may be shown: it is a number or one of some names. A text may be a secret, or an address that holds one.</summary>
    public bool MayBeShown { get; private init; }

    /// <summary>A whole number, in digits only.</summary>
    public static SettingRule Whole(int least, int most) => new(
        new(string.Create(CultureInfo.InvariantCulture, $"{least} 到 {most} 的整数"), string.Create(CultureInfo.InvariantCulture, $"a whole number from {least} to {most}")),
        text => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most)
    {
        Bounds = (least, most),
        MayBeShown = true,
    };

    /// <inheritdoc cref="Whole(int, int)"/>
    public static SettingRule Whole(WholeRange range) => Whole(range.Least, range.Most);

    /// <summary>One of some names, written just so.</summary>
    public static SettingRule OneOf(params string[] names) => Names(names, StringComparison.Ordinal);

    /// <summary>One of the names of an enumeration, in capitals or not.</summary>
    public static SettingRule OneOf<T>() where T : struct, Enum => Names(Enum.GetNames<T>(), StringComparison.OrdinalIgnoreCase);

    /// <summary>Yes or no.</summary>
    public static SettingRule Flag { get; } = Names(["true", "false"], StringComparison.OrdinalIgnoreCase);

    private static SettingRule Names(string[] names, StringComparison comparison)
    {
        var quoted = names.Select(n => $"`{n}`").ToList();
        return new(
            new($"{string.Join("、", quoted[..^1])} 或 {quoted[^1]}", $"{string.Join(", ", quoted[..^1])} or {quoted[^1]}"),
            text => names.Any(n => string.Equals(n, text, comparison)))
        {
            MayBeShown = true,
        };
    }
}
