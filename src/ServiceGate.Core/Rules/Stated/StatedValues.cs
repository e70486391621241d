using System.Globalization;
using System.Text.RegularExpressions;
using ServiceGate.Core.Facts.FactSheets;

namespace ServiceGate.Core.Rules.Stated;

/// <summary>
/// Finds the values that a text states, in Chinese and English alike: money, days, times of the day, lengths of time, percentages, data and rates, counts, telephone numbers, addresses. Where it is
/// not clear that a number is such a value it is left out: a false alarm is worse than a miss.
/// </summary>
public static partial class StatedValues
{
    private const string Digits = @"(?<![\d.,A-Za-z第])(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)(?:[百千万亿](?![" + NumberWords.Chinese + @"万亿]))?";
    private const string Numerals = @"(?<![第每" + NumberWords.Chinese + @"万亿点多几数])[" + NumberWords.Chinese + @"]+(?:[万亿][" + NumberWords.Chinese + @"]*)?(?:点[" + NumberWords.Chinese + @"]+)?";
    private const string Any = "(?<n>" + Digits + "|" + Numerals + ")";
    private const string Words = @"(?<![A-Za-z-])(?:(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:-(?:one|two|three|four|five|six|seven|eight|nine))?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen)";
    private const string AnyEnglish = "(?<n>" + Digits + "|" + Words + ")";
    private const string Per = @"(?:\s*(?:/|每|一)\s*(?:个)?(?<per>月|年|天|日|次)|\s*(?:/|per |a |an |each |every )\s*(?<per>month|mo\b|year|yr\b|annum|day|time|use\b)|\s*(?<per>monthly|yearly|annually|daily))?";
    private const string Month = @"(?<mon>Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?|July?|Aug(?:ust|\.)?|Sep(?:tember|t\.?|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)";

    private static readonly string[] Months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

    /// <summary>The values that a text states, in their order.</summary>
    public static IReadOnlyList<StatedValue> Find(string? text)
    {
        if (string.IsNullOrWhiteSpace(text)) return [];
        var rest = new StatedText(text);
        // Addresses and long numbers first: their digits are nothing else. Then what has the clearer unit.
        List<StatedValue> found =
        [
            .. rest.Read(Url(), m => new([Reading.Address(m.Value.TrimEnd('.', ',', ';', ')'))])),
            .. rest.Read(LongPhone(), m => new([Reading.Number(m.Groups["v"].Value)])),
            .. Dates(rest), .. Clocks(rest), .. Money(rest), .. Percentages(rest), .. Amounts(rest), .. Durations(rest), .. Counts(rest), .. rest.Read(Hotline(), m => HotlineOf(m, rest)),
        ];
        return [.. Carried(Joined(found.OrderBy(v => v.Start), rest.Whole), rest.Whole).Select(v => StatedContext.Of(v, rest.Whole)).OfType<StatedValue>()];
    }

    /// <summary>Whether an English text says a year without a number; <c>once a year</c> is none.</summary>
    internal static bool SaysAYear(string text) => StatedContext.SaysAYear(text);

    private static IEnumerable<StatedValue> Dates(StatedText rest) =>
    [
        .. rest.Read(NumericDate(), m => Date(Number(m, "y"), Number(m, "m"), Number(m, "d"))),
        .. rest.Read(ChineseDate(), m => Date(Number(m, "y"), Number(m, "m"), Number(m, "d"))),
        .. rest.Read(DayFirst(), m => Date(Number(m, "y"), MonthOf(m), Number(m, "d"))),
        .. rest.Read(MonthFirst(), m => Date(Number(m, "y"), MonthOf(m), Number(m, "d"))),
    ];

    private static int? MonthOf(Match m) => Array.IndexOf(Months, m.Groups["mon"].Value[..3].ToLower(CultureInfo.InvariantCulture)) + 1;

    private static StatedValue? Date(int? year, int? month, int? day) =>
        month is >= 1 and <= 12 && day is >= 1 && day <= DateTime.DaysInMonth(year is >= 1 and <= 9999 ? year.Value : 2000, month.Value)
            ? new([Reading.Day(month.Value, day.Value)], Year: year < 100 ? 2000 + year : year)
            : null;

    private static IEnumerable<StatedValue> Clocks(StatedText rest) =>
    [
        .. rest.Read(EnglishClock(), m => Clock(m, Number(m, "h"), Number(m, "min") ?? 0, m.Groups["half"].Value[0] is 'p' or 'P' ? Half.After : Half.Before, rest)),
        .. rest.Read(DigitalClock(), m => Clock(m, Number(m, "h"), Number(m, "min") ?? 0, HalfOf(m.Groups["part"].Value) ?? Half.Whole, rest)),
        .. rest.Read(ChineseClock(), m => Clock(m, Number(m, "h"), m.Groups["half"].Success ? 30 : Number(m, "min") ?? 0, HalfOf(m.Groups["part"].Value), rest)),
    ];

    private enum Half
    {
        Before,
        Noon,
        After,
        Night,
        Whole,
    }

    private static Half? HalfOf(string part) => part switch
    {
        "凌晨" or "清晨" or "早上" or "早晨" or "上午" or "早" => Half.Before,
        "中午" => Half.Noon,
        "下午" or "傍晚" => Half.After,
        "晚上" or "晚间" or "夜间" or "晚" or "深夜" or "半夜" or "午夜" => Half.Night,
        _ => null,
    };

    private static StatedValue? Clock(Match match, int? hour, int minute, Half? half, StatedText rest)
    {
        if (hour is not (>= 0 and <= 24) || minute is < 0 or > 59 || (hour == 24 && minute > 0) || IsOpeningHours(rest.Whole, match.Index)) return null;
        var h = hour.Value % 24;
        IEnumerable<int> hours = half switch
        {
            Half.Before => [h == 12 ? 0 : h],
            Half.After => [h is < 12 and > 0 ? h + 12 : h],
            Half.Noon => [h is 1 or 2 ? h + 12 : h],
            // At night twelve ends the day; one to five may be said of either half.
            Half.Night => h == 12 ? [0] : h is > 0 and < 6 ? [h, h + 12] : [h is > 5 and < 12 ? h + 12 : h],
            Half.Whole => [h],
            _ => h is > 0 and <= 12 ? [h, (h + 12) % 24] : [h],
        };
        return new([.. hours.Select(one => new Reading(Reading.Clock, (one * 60) + minute))]) { EndsTheDay = hour == 24 || (half is Half.Night && hour == 12) };
    }

    // When a shop is open says nothing of the launch.
    private static bool IsOpeningHours(string text, int at)
    {
        var from = Math.Max(0, at - 40);
        return OpeningHours().IsMatch(text[from..at]);
    }

    private static IEnumerable<StatedValue> Money(StatedText rest) =>
    [
        .. rest.Read(SignedMoney(), m => MoneyOf(m, CurrencyOf(m.Groups["c"].Value))),
        .. rest.Read(ChineseMoney(), m => MoneyOf(m, CurrencyOf(m.Groups["c"].Value))),
        .. rest.Read(EnglishMoney(), m => MoneyOf(m, CurrencyOf(m.Groups["c"].Value))),
    ];

    private static StatedValue? MoneyOf(Match m, string currency) => NumberWords.Parse(m.Groups["n"].Value) is not { } amount ? null
        : new([new(Reading.Money(currency), amount)], Per: PerOf(m.Groups["before"].Success ? m.Groups["before"].Value : m.Groups["per"].Value));

    private static MoneyPer? PerOf(string word) => word.ToLower(CultureInfo.InvariantCulture) switch
    {
        "月" or "month" or "mo" or "monthly" => MoneyPer.Month,
        "年" or "year" or "yr" or "annum" or "yearly" or "annually" => MoneyPer.Year,
        "天" or "日" or "day" or "daily" => MoneyPer.Day,
        "次" or "time" or "use" => MoneyPer.Time,
        _ => null,
    };

    private static string CurrencyOf(string word) => word.ToUpper(CultureInfo.InvariantCulture) switch
    {
        "US$" or "USD" or "$" or "美元" => "USD",
        "HK$" or "HKD" or "港元" or "港币" => "HKD",
        "MOP" => "MOP",
        "€" or "EUR" or "欧元" => "EUR",
        _ => FactValue.UsualCurrency,
    };

    private static IEnumerable<StatedValue> Percentages(StatedText rest) =>
    [
        .. rest.Read(Percent(), m => Sized(Reading.Percent, m)),
        .. rest.Read(PercentWords(), m => Sized(Reading.Percent, m)),
        .. rest.Read(Tenths(), m => NumberWords.Parse(m.Groups["n"].Value) is { } n and > 0 and < 10 ? StatedValue.Of(Reading.Percent, (n * 10) + (m.Groups["half"].Success ? 5 : 0)) : null),
        .. rest.Read(Discount(), m => NumberWords.Parse(m.Groups["n"].Value) is { } n ? DiscountOf(n >= 10 ? n : n * 10) : null),
    ];

    // What is said to be at 80 % of its price is 20 % off.
    private static StatedValue? DiscountOf(decimal percent) => percent is > 0 and < 100 ? new([new(Reading.Percent, percent), new(Reading.Percent, 100 - percent)]) : null;

    private static IEnumerable<StatedValue> Amounts(StatedText rest)
    {
        rest.PassOver(Generation());
        return rest.Read(Amount(), m => AmountOf(m));
    }

    private static StatedValue? AmountOf(Match m)
    {
        if (NumberWords.Parse(m.Groups["n"].Value) is not { } n) return null;
        Reading Data(string unit) => new(FactUnits.Data, n * FactUnits.Find(unit)!.Size);
        Reading Rate(string unit) => new(FactUnits.Rate, n * FactUnits.Find(unit)!.Size);
        return m.Groups["u"].Value.ToUpper(CultureInfo.InvariantCulture) switch
        {
            "TB" or "T" => new([Data("tb")]),
            "GB" => new([Data("gb")]),
            "MB" => new([Data("mb")]),
            "GBPS" or "GBIT/S" => new([Rate("gbps")]),
            "MBPS" or "MBIT/S" => new([Rate("mbps")]),
            "KBPS" or "KBIT/S" => new([Rate("kbps")]),
            "G" => new([Data("gb"), Rate("gbps")]),
            _ => new([Data("mb"), Rate("mbps")]),
        };
    }

    private static IEnumerable<StatedValue> Durations(StatedText rest)
    {
        rest.PassOver(RoundTheClock());
        return
        [
            .. rest.Read(YearAndHalf(), m => NumberWords.Parse(m.Groups["n"].Value) is { } n ? StatedValue.Of(FactUnits.Months, (n * 12) + 6) : null),
            .. rest.Read(HalfTime(), m => m.Groups["u"].Value is "年" or "a year" or "year" ? StatedValue.Of(FactUnits.Months, 6) : StatedValue.Of(FactUnits.Minutes, 30)),
            .. rest.Read(ChineseTime(), m => TimeOf(m)),
            .. rest.Read(EnglishTime(), m => TimeOf(m)),
        ];
    }

    private static StatedValue? TimeOf(Match m)
    {
        if (NumberWords.Parse(m.Groups["n"].Value) is not { } n) return null;
        var word = m.Groups["u"].Value.ToLower(CultureInfo.InvariantCulture);
        // 2026年 is a year, not a length of time.
        if (word == "年" && n > 50) return null;
        var unit = FactUnits.Find(word switch
        {
            "分钟" or "分" or "min" or "mins" or "minute" or "minutes" => "minute",
            "小时" or "钟头" or "hour" or "hours" or "hr" or "hrs" => "hour",
            "天" or "日" or "day" or "days" => "day",
            "周" or "星期" or "week" or "weeks" => "week",
            "年" or "year" or "years" => "year",
            _ => "month",
        })!;
        return StatedValue.Of(unit.Measure, n * unit.Size);
    }

    private static IEnumerable<StatedValue> Counts(StatedText rest) =>
        rest.Read(Count(), m => NumberWords.Parse(m.Groups["n"].Value) is { } n && FactUnits.All.FirstOrDefault(u => u.Zh.Contains(m.Groups["u"].Value) || u.En.Contains(m.Groups["u"].Value)) is { } unit
            ? StatedValue.Of(unit.Measure, n * unit.Size)
            : null);

    private static StatedValue? HotlineOf(Match m, StatedText rest)
    {
        var before = rest.Whole[Math.Max(0, m.Index - 24)..m.Index];
        // Ten thousand of anything is no hotline; in Chinese the number stands for itself, in English something says that one calls it.
        return m.Groups["sure"].Success || CalledBefore().IsMatch(before) ? new([Reading.Number(m.Groups["v"].Value)]) : null;
    }

    private static StatedValue? Sized(string measure, Match m) => NumberWords.Parse(m.Groups["n"].Value) is { } n ? StatedValue.Of(measure, n) : null;

    private static int? Number(Match m, string group) => m.Groups[group] is { Success: true, Value: var text } && NumberWords.Parse(text) is { } n && n == Math.Floor(n) && n < 10_000 ? (int)n : null;

    // 12月22日24:00 is the beginning of the 23rd: the day and its midnight are one value, and the time one of its own.
    private static IEnumerable<StatedValue> Carried(IEnumerable<StatedValue> found, string text)
    {
        var all = found.ToList();
        foreach (var (value, i) in all.Select((v, i) => (v, i)))
            yield return i + 1 < all.Count && value.Readings[0].Measure == Reading.Date && all[i + 1] is { EndsTheDay: true } midnight && BeforeClock().IsMatch(text[value.End..midnight.Start]) ? NextDay(value, midnight.End) : value;
    }

    private static readonly int[] WithAndWithoutALeapDay = [2000, 2001];

    // The day behind the last of February is not known without the year.
    private static StatedValue NextDay(StatedValue date, int end)
    {
        var (month, day) = ((int)date.Readings[0].Size / 100, (int)date.Readings[0].Size % 100);
        var next = (date.Year is { } known ? [known] : WithAndWithoutALeapDay).Where(y => y is >= 1 and < 9999 && day <= DateTime.DaysInMonth(y, month)).Select(y => new DateOnly(y, month, day).AddDays(1)).ToList();
        return next.Count == 0 ? date : date with { Readings = [.. next.Select(d => Reading.Day(d.Month, d.Day)).Distinct()], Year = date.Year is null ? null : next[0].Year, Length = end - date.Start };
    }

    // 1小时30分钟 is one length of time, 1 year and 6 months too.
    private static IEnumerable<StatedValue> Joined(IEnumerable<StatedValue> found, string text)
    {
        StatedValue? last = null;
        foreach (var value in found)
        {
            if (last is not null && JoinsTime(last, value, text))
            {
                last = new([new(last.Readings[0].Measure, last.Readings[0].Size + value.Readings[0].Size)], last.Start, value.End - last.Start);
                continue;
            }
            if (last is not null) yield return last;
            last = value;
        }
        if (last is not null) yield return last;
    }

    private static bool JoinsTime(StatedValue first, StatedValue second, string text) =>
        first.Readings is [{ Measure: FactUnits.Minutes or FactUnits.Months } one] && second.Readings is [var two] && one.Measure == two.Measure && two.Size < one.Size
        && second.Start >= first.End && text[first.End..second.Start].Trim() is "" or "零" or "又" or "and";

    [GeneratedRegex(@"https?://[^\s，。；、）（""'<>\u4e00-\u9fff]+", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Url();

    [GeneratedRegex(@"(?<![\d.-])(?<v>(?:\+?86[ -]?)?1[3-9]\d{9}|0\d{2,3}[ -]?\d{7,8}|[48]00[ -]?\d{3}[ -]?\d{4}|[48]00-\d{4}-\d{3})(?![\d-])")]
    private static partial Regex LongPhone();

    [GeneratedRegex(@"(?<![\d.-])(?<y>\d{4})\s?(?<s>[-/.])\s?(?<m>\d{1,2})\s?\k<s>\s?(?<d>\d{1,2})(?![\d.-])")]
    private static partial Regex NumericDate();

    [GeneratedRegex(@"(?:(?<![\d])(?<y>\d{4}|\d{2}|[〇零一二三四五六七八九]{4})\s?年\s?)?(?<![\d" + NumberWords.Chinese + @"])(?<m>\d{1,2}|[一二三四五六七八九]|十[一二]?)\s?月\s?(?<d>\d{1,2}|[二三]?十[一二三四五六七八九]?|[一二三四五六七八九])\s?[日号]")]
    private static partial Regex ChineseDate();

    [GeneratedRegex(@"(?<![\d.-])(?<d>\d{1,2})(?:st|nd|rd|th)?\s(?:of\s)?" + Month + @"(?![A-Za-z])(?:,?\s(?<y>\d{4})(?!\d))?")]
    private static partial Regex DayFirst();

    [GeneratedRegex(@"(?<![A-Za-z])" + Month + @"\s(?<d>\d{1,2})(?:st|nd|rd|th)?(?![\d:])(?:,?\s(?<y>\d{4})(?!\d))?")]
    private static partial Regex MonthFirst();

    [GeneratedRegex(@"(?<![\d.:])(?<h>\d{1,2})(?::(?<min>\d{2}))?\s?(?<half>[ap])\.?m\b\.?", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex EnglishClock();

    [GeneratedRegex(@"(?<part>凌晨|清晨|早上|早晨|上午|中午|下午|傍晚|晚上|晚间|夜间|深夜|半夜|午夜)?\s?(?<![\d.:])(?<h>\d{1,2}):(?<min>\d{2})(?![\d:])")]
    private static partial Regex DigitalClock();

    [GeneratedRegex(@"(?:(?<part>凌晨|清晨|早上|早晨|上午|中午|下午|傍晚|晚上|晚间|夜间|深夜|半夜|午夜|早|晚)\s?(?<h>\d{1,2}|[〇零一二两三四五六七八九]|十[一二三四五六七八九]?|二十[一二三四]?)|(?<![\d.:第A-Za-z])(?<h>\d{1,2})|(?<![第" + NumberWords.Chinese + @"])(?<h>零)|(?<=[至到—-])(?<h>[一二两三四五六七八九]|十[一二三四五六七八九]?|二十[一二三四]?))\s?(?:点钟?(?![建要注说原内关赞])|时(?![间候段长效常机代]))(?:(?<half>半)|整|(?<min>\d{1,2})分(?!钟))?")]
    private static partial Regex ChineseClock();

    [GeneratedRegex(@"^\s?(?:\([^()]{0,8}\))?\s?(?:当[天日晚]?)?\s?$")]
    private static partial Regex BeforeClock();

    [GeneratedRegex(@"(?:服务时间|营业时间|工作时间|受理时间|上班时间|办公时间|opening hours|office hours|business hours|open from|opens? (?:at|daily))[^。；;.\n]*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex OpeningHours();

    [GeneratedRegex(@"(?:每(?:个)?(?<before>月|年|天|日|次)\s?)?(?<c>US\$|HK\$|RMB|CNY|USD|HKD|MOP|EUR|\u00A5|\$|€)\s?(?<n>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)(?:元)?" + Per, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex SignedMoney();

    [GeneratedRegex(@"(?:每(?:个)?(?<before>月|年|天|日|次)\s?)?" + Any + @"\s?(?:(?<c>美元|港元|港币|欧元)|元(?![化复论旦素老首件年月]|宇宙)(?:钱|整)?|块钱|块(?=[,，。;；/每!！?？)）]|$)|圆(?![形满圈盘桌心]))" + Per)]
    private static partial Regex ChineseMoney();

    [GeneratedRegex(AnyEnglish + @"\s?(?<c>yuan|RMB|CNY|USD|HKD|MOP|EUR)(?![A-Za-z])" + Per, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex EnglishMoney();

    [GeneratedRegex(AnyEnglish + @"\s?(?:%|percent\b|per cent\b|pct\b)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Percent();

    [GeneratedRegex(@"百分之\s?(?<n>百|\d+(?:\.\d+)?|[" + NumberWords.Chinese + @"]+(?:点[" + NumberWords.Chinese + @"]+)?)")]
    private static partial Regex PercentWords();

    [GeneratedRegex(@"(?<![第" + NumberWords.Chinese + @"\d.])(?<n>[一二两三四五六七八九]|[1-9])成(?<half>半)?(?![不为员立本功交都果套型品长千了])")]
    private static partial Regex Tenths();

    [GeneratedRegex(@"(?<![第" + NumberWords.Chinese + @"\d.])(?<n>[一二三四五六七八九]{1,2}|\d{1,2}(?:\.\d)?)折(?![叠扣腾算射线页合])")]
    private static partial Regex Discount();

    // 5G and 4G are generations of networks, unless they are said to be data.
    [GeneratedRegex(@"(?<![\d.,])[2-6]\s?G(?![A-Za-z]|\s?(?:流量|国内|省内|定向|data))", RegexOptions.CultureInvariant)]
    private static partial Regex Generation();

    [GeneratedRegex("(?<n>" + Digits + @")\s?(?<u>TB|GB|MB|Gbps|Mbps|Kbps|Gbit/s|Mbit/s|Kbit/s|[GMT](?![A-Za-z])|兆)(?![A-Za-z])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Amount();

    // A hotline that is always there says nothing of the launch.
    [GeneratedRegex(@"(?:7\s?[x×*]\s?)?24\s?小时(?=.{0,4}(?:服务|热线|客服|在线|营业|受理|人工|自助|不间断|值守|响应))|7\s?[x×*]\s?24\s?小?时?|24/7|24[- ]hours? (?:a day|hotline|service|support|line|customer)|24 hours(?= a day)|round the clock", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex RoundTheClock();

    [GeneratedRegex(Any + @"年半")]
    private static partial Regex YearAndHalf();

    [GeneratedRegex(@"(?<![一二三四五六七八九十\d个大前后上下小])半\s?(?:个)?(?<u>年|小时|钟头)|\bhalf (?<u>a year|an hour)\b|\bhalf-?(?<u>year|hour)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex HalfTime();

    [GeneratedRegex(Any + @"\s?(?:(?:个)?(?<u>小时|钟头|星期)|个(?<u>月)|(?<u>分钟)|(?<u>天)(?![然线空气气猫翼])|(?<u>周)(?![年边围全到转一二三四五六日末])|(?<u>年)(?!级|轻|龄|纪|底|初|中|代|度|末|报|会|\s?\d{1,2}\s?月|四季)|(?<u>日)(?=[内前后]|之内|以内)|(?<=小时\s?\d{1,2})(?<u>分)(?!钟))")]
    private static partial Regex ChineseTime();

    [GeneratedRegex(AnyEnglish + @"(?:\s|-|–)?(?<u>minutes?|mins?|hours?|hrs?|days?|weeks?|months?|years?)(?![A-Za-z])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex EnglishTime();

    [GeneratedRegex(Any + @"\s?(?<u>次|条|部|张|户)(?![性数第门件])|(?<n>" + Digits + @")\s(?<u>times|messages|lines|cards|households)(?![A-Za-z])")]
    private static partial Regex Count();

    [GeneratedRegex(@"(?<![\d.,A-Za-z\u00A5$-])(?<v>1[012]\d{3}|100\d{2}|10\d{6}|9[56]\d{3,4})(?![\d%‰]|[.,]\d|-\d|\s?[元户条个次名位人万千年月日天台张部份家小兆米公平群款积枚件包颗余多秒倍步字种批里亿斤]|\s?分(?!机)|\s?点(?![播击])|\s?[GMKT]|[A-Za-z])(?<sure>(?=\s?(?:[^\sA-Za-z]|$)))?")]
    private static partial Regex Hotline();

    [GeneratedRegex(@"(?:call|dial|hotline|phone|contact|text|ring|number|reply|to|at|line|or|on|via|telephone)[: ]{1,2}(?:\w+ )?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex CalledBefore();
}
