using System.Globalization;

namespace ServiceGate.Core.Rules.Stated;

/// <summary>Reads numbers as texts write them: <c>1,200.5</c>, <c>1.5万</c>, <c>五十八</c>, <c>twenty-four</c>.</summary>
public static class NumberWords
{
    /// <summary>The characters of Chinese numbers, for patterns.</summary>
    public const string Chinese = "〇零一二两三四五六七八九十百千";

    private static readonly string[] Small =
        ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"];

    private static readonly string[] Tens = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];

    /// <summary>The words of English numbers below 100, for patterns.</summary>
    public static string English { get; } = $"(?:{string.Join('|', Tens)})-(?:{string.Join('|', Small[1..10])})|{string.Join('|', Small[1..].Concat(Tens).OrderByDescending(w => w.Length))}";

    /// <summary>The number that a text writes; null: none.</summary>
    /// <param name="text">Digits with or without marks of thousands, Chinese numerals, or English words; digits may have 百, 千, 万 or 亿 behind them.</param>
    public static decimal? Parse(string text)
    {
        var value = text.Trim();
        if (value.Length == 0) return null;
        if (!char.IsAsciiDigit(value[0])) return char.IsAsciiLetter(value[0]) ? OfWords(value) : OfNumerals(value);
        var times = value[^1] switch { '百' => 100m, '千' => 1000m, '万' => 10_000m, '亿' => 100_000_000m, _ => 1m };
        var digits = (times > 1 ? value[..^1] : value).Replace(",", "", StringComparison.Ordinal);
        return digits.Length <= 16 && decimal.TryParse(digits, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number * times : null;
    }

    private static decimal? OfWords(string words)
    {
        var parts = words.ToLower(CultureInfo.InvariantCulture).Split('-', ' ');
        var sum = 0;
        foreach (var part in parts)
        {
            var (small, ten) = (Array.IndexOf(Small, part), Array.IndexOf(Tens, part));
            if (small < 0 && ten < 0) return null;
            sum += small >= 0 ? small : (ten + 2) * 10;
        }
        return sum;
    }

    // 二〇二六 is a row of digits, 五十八 and 一百零五 say their places, 一百二 leaves the last one out, 三点五 has decimals.
    private static decimal? OfNumerals(string text)
    {
        if (text.IndexOf('点', StringComparison.Ordinal) is >= 0 and var point)
        {
            if (OfNumerals(point == 0 ? "零" : text[..point]) is not { } whole || text[(point + 1)..] is not { Length: > 0 and <= 6 } decimals || decimals.Any(c => Digit(c) is null)) return null;
            return whole + decimals.Select((c, i) => Digit(c)!.Value / Power(i + 1)).Sum();
        }
        if (text.All(c => Digit(c) is not null)) return text.Length > 9 ? null : text.Aggregate(0m, (sum, c) => (sum * 10) + Digit(c)!.Value);
        decimal total = 0, part = 0, lastUnit = 1;
        decimal? digit = null;
        foreach (var c in text)
        {
            if (Digit(c) is { } d)
            {
                digit = d;
                if (d == 0) lastUnit = 10;
                continue;
            }
            var unit = c switch { '十' => 10m, '百' => 100m, '千' => 1000m, '万' => 10_000m, '亿' => 100_000_000m, _ => 0m };
            if (unit == 0) return null;
            if (unit >= 10_000)
            {
                (total, part, digit) = ((total + part + (digit ?? 0)) * unit, 0, null);
                if (total == 0) return null;
            }
            else (part, digit) = (part + ((digit ?? (unit == 10 ? 1 : 0)) * unit), null);
            lastUnit = unit;
        }
        return total + part + ((digit ?? 0) * (lastUnit >= 100 ? lastUnit / 10 : 1));
    }

    private static decimal Power(int exponent) => Enumerable.Repeat(10m, exponent).Aggregate(1m, (a, b) => a * b);

    private static decimal? Digit(char c) => c switch { '〇' or '零' => 0, '一' => 1, '二' or '两' => 2, '三' => 3, '四' => 4, '五' => 5, '六' => 6, '七' => 7, '八' => 8, '九' => 9, _ => null };
}
