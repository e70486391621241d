namespace ServiceGate.Core.Rules.Notices;

/// <summary>
/// How many SMS a text is, as carriers count and charge (3GPP TS 23.038, 23.040): 160 characters of the GSM alphabet, or 70 of any other, in one; each part of a longer one holds
/// 153 or 67. Those of the GSM extension count twice. One character beyond the alphabet, such as ’, makes the whole text count by 70 and 67. Nothing that takes two units is
/// divided between parts.
/// </summary>
/// <param name="Characters">How many units the text takes: of 7 bits in the GSM alphabet, of 16 otherwise.</param>
/// <param name="Parts">How many SMS it is; 0 for an empty text.</param>
/// <param name="IsGsm">Whether the GSM alphabet suffices.</param>
public readonly record struct SmsParts(int Characters, int Parts, bool IsGsm)
{
    private const string Alphabet =
        "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";

    private const string Extension = "\f^{}\\[~]|€";

    /// <summary>Counts a text.</summary>
    public static SmsParts Of(string? text)
    {
        if (string.IsNullOrEmpty(text)) return new(0, 0, true);
        var gsm = text.All(c => Alphabet.Contains(c, StringComparison.Ordinal) || Extension.Contains(c, StringComparison.Ordinal));
        var units = gsm ? text.Select(c => Extension.Contains(c, StringComparison.Ordinal) ? 2 : 1) : text.EnumerateRunes().Select(r => r.Utf16SequenceLength);
        IReadOnlyList<int> all = [.. units];
        var characters = all.Sum();
        var (whole, part) = gsm ? (160, 153) : (70, 67);
        return new(characters, characters <= whole ? 1 : Divided(all, part), gsm);
    }

    private static int Divided(IReadOnlyList<int> units, int part)
    {
        var (parts, used) = (1, 0);
        foreach (var unit in units)
        {
            if (used + unit > part) (parts, used) = (parts + 1, 0);
            used += unit;
        }
        return parts;
    }
}
