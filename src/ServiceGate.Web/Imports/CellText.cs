using System.Globalization;
using System.Text;
using ServiceGate.Core.Foundation.Time;
using ServiceGate.Core.Rules.Audiences;

namespace ServiceGate.Web.Imports;

/// <summary>What cells mean, as people write them.</summary>
internal static class CellText
{
    private const int LastDay = 100_000;

    private static readonly string[] WrittenDays = ["yyyy-MM-dd", "yyyy-M-d", "yyyy/M/d", "yyyyMMdd", "yyyy.M.d", "yyyy年M月d日", "yyyy-MM-dd HH:mm:ss", "yyyy/M/d H:mm", "yyyy/M/d H:mm:ss"];

    private static readonly Dictionary<string, string> Tiers = new(StringComparer.OrdinalIgnoreCase)
    {
        ["diamond"] = "diamond",
        ["钻石"] = "diamond",
        ["钻石卡"] = "diamond",
        ["五星"] = "diamond",
        ["5星"] = "diamond",
        ["五星级"] = "diamond",
        ["gold"] = "gold",
        ["金"] = "gold",
        ["金卡"] = "gold",
        ["黄金"] = "gold",
        ["四星"] = "gold",
        ["4星"] = "gold",
        ["四星级"] = "gold",
        ["silver"] = "silver",
        ["银"] = "silver",
        ["银卡"] = "silver",
        ["白银"] = "silver",
        ["三星"] = "silver",
        ["3星"] = "silver",
        ["三星级"] = "silver",
        ["basic"] = "basic",
        ["普通"] = "basic",
        ["普卡"] = "basic",
        ["普通客户"] = "basic",
        ["基础"] = "basic",
        ["二星"] = "basic",
        ["2星"] = "basic",
        ["二星级"] = "basic",
        ["一星"] = "basic",
        ["1星"] = "basic",
        ["一星级"] = "basic",
        ["未评级"] = "basic",
    };

    private static readonly Dictionary<string, string> Languages = new(StringComparer.OrdinalIgnoreCase)
    {
        ["zh-CN"] = "zh-CN",
        ["zh"] = "zh-CN",
        ["zh-Hans"] = "zh-CN",
        ["zh-Hans-CN"] = "zh-CN",
        ["中文"] = "zh-CN",
        ["汉语"] = "zh-CN",
        ["普通话"] = "zh-CN",
        ["简体中文"] = "zh-CN",
        ["chinese"] = "zh-CN",
        ["en"] = "en",
        ["en-US"] = "en",
        ["en-GB"] = "en",
        ["英文"] = "en",
        ["英语"] = "en",
        ["english"] = "en",
    };

    /// <summary>A cell without blanks and invisible marks around it, in half-width letters where it has full-width ones, and without a spreadsheet's tricks.</summary>
    public static string Tidy(string cell)
    {
        if (cell.Length == 0 || (char.IsAsciiLetterOrDigit(cell[0]) && !cell.Contains('.') && Ascii.IsValid(cell) && !char.IsWhiteSpace(cell[^1]))) return cell;
        var (from, to) = (0, cell.Length);
        while (from < to && IsNothing(cell[from])) from++;
        while (to > from && IsNothing(cell[to - 1])) to--;
        return PastedText.Undressed(HalfWidth(cell[from..to]));
    }

    /// <summary>The tier that a word means; null: none.</summary>
    public static string? Tier(string text) => Tiers.GetValueOrDefault(text);

    /// <summary>The language that a word means; null: none.</summary>
    public static string? Language(string text) => Languages.GetValueOrDefault(text);

    /// <summary>The day that a text means, or a number of days since <paramref name="zero"/> (with the hour behind a point), as spreadsheets count; null: none.</summary>
    public static DateOnly? Day(string? text, DateTime zero)
    {
        if (DateTime.TryParseExact(text, WrittenDays, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) return DateOnly.FromDateTime(day) is var written && Days.IsTaken(written) ? written : null;
        return double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var count) && double.IsFinite(count) && zero.AddDays(Math.Clamp(count, 0, LastDay)) is { Year: >= 2000 and < 2100 } counted
            ? DateOnly.FromDateTime(counted) : null;
    }

    private static bool IsNothing(char c) => char.IsWhiteSpace(c) || char.GetUnicodeCategory(c) is UnicodeCategory.Format;

    // Only what has a usual form of the same letter: a name keeps its other signs.
    private static string HalfWidth(string text) =>
        text.AsSpan().IndexOfAnyInRange('\uFF01', '\uFF5E') < 0 ? text : new([.. text.Select(c => c is >= '\uFF01' and <= '\uFF5E' && char.IsLetterOrDigit(c) || c is '＠' or '．' or '－' or '＿' ? (char)(c - 0xFEE0) : c)]);
}
