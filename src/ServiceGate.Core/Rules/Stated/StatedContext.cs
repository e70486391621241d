using System.Text.RegularExpressions;
using ServiceGate.Core.Facts.FactSheets;

namespace ServiceGate.Core.Rules.Stated;

/// <summary>What the words directly before and behind a value say of it: that it is the price of something else, a number of no line, minutes of calls.</summary>
internal static partial class StatedContext
{
    private const int Around = 24;

    /// <summary>The value with what stands around it; null: it states nothing.</summary>
    public static StatedValue? Of(StatedValue value, string text)
    {
        var (before, after) = (text[Math.Max(0, value.Start - Around)..value.Start], text[value.End..Math.Min(text.Length, value.End + Around)]);
        return value.Readings[0].Measure switch
        {
            Reading.Phone => NumberOfSomething().IsMatch(before) ? null : value,
            Reading.Date => PayBefore().IsMatch(after) ? value with { Apart = "缴费", IsAside = true } : value,
            FactUnits.Minutes or FactUnits.Days or FactUnits.Months => Time(value, before, after, text),
            FactUnits.Data or FactUnits.Rate => Amount(value, before, after),
            Reading.Messages => value with { IsPromised = IsMessages(before, after, text.Substring(value.Start, value.Length)) },
            var measure when measure.StartsWith("money:", StringComparison.Ordinal) => Money(value, before, after),
            _ => value,
        };
    }

    private static StatedValue Money(StatedValue value, string before, string after)
    {
        if (DayPrice().IsMatch(before)) return value with { Per = MoneyPer.Day };
        if (PerUnit().IsMatch(after)) return value with { Apart = "超出", IsAside = true };
        if (AsidePrice().Match(before) is { Success: true } aside) return value with { Apart = aside.Groups["w"].Value, IsAside = true };
        return OtherPrice().Match(before) is { Success: true } other ? value with { Apart = other.Groups["w"].Value } : value;
    }

    private static StatedValue Time(StatedValue value, string before, string after, string text)
    {
        if (WarrantyBefore().IsMatch(before) || WarrantyBehind().IsMatch(after)) return value with { Apart = "保修", IsAside = true };
        if (InAdvance().IsMatch(before) || Ahead().IsMatch(after)) return value with { Apart = "提前", IsAside = true };
        if (Restart().IsMatch(before)) return value with { Apart = "重启", IsAside = true };
        return value.Readings is [{ Measure: FactUnits.Minutes } minutes] && InMinutes().IsMatch(text.AsSpan(value.Start, value.Length)) && (CallsBehind().IsMatch(after) || (CallsBefore().IsMatch(before) && !Within().IsMatch(after)))
            ? value with { Readings = [minutes with { Measure = Reading.Calls }], IsPromised = true }
            : value;
    }

    // 100M is a rate of a line and data of a package, if one of them is named.
    private static StatedValue Amount(StatedValue value, string before, string after)
    {
        var measure = DataBehind().IsMatch(after) ? FactUnits.Data : RateBefore().IsMatch(before) ? FactUnits.Rate : null;
        var readings = value.Readings.Where(r => r.Measure == measure).ToList();
        return value with { Readings = readings.Count > 0 ? readings : value.Readings, IsPromised = true };
    }

    private static bool IsMessages(string before, string after, string words) =>
        !Sending().IsMatch(before) && (MessagesBehind().IsMatch(after) || MessagesBefore().IsMatch(before) || words.EndsWith("messages", StringComparison.OrdinalIgnoreCase));

    /// <summary>Whether an English text says a year without a number; <c>once a year</c> is none.</summary>
    public static bool SaysAYear(string text) => AYear().IsMatch(text);

    [GeneratedRegex(@"(?:工号|编号|订单号?|单号|端口号?|流水号|备案号|账号|邮编|编码|代码|(?:order|case|employee|staff|agent) (?:no\.?|number|id))[:#是为 ]{0,3}$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex NumberOfSomething();

    [GeneratedRegex(@"^\s?[之以]?前[^，,。；;]{0,6}?(?:缴|交费|付款|充值|还清|结清)")]
    private static partial Regex PayBefore();

    [GeneratedRegex(@"每[天日](?:不到|不足|不超过|仅需?|只要|只需|低至|约|合)*\s?$")]
    private static partial Regex DayPrice();

    [GeneratedRegex(@"^\s?(?:/|每|per |a |each )\s?(?:[GMK]B?|兆|条|分钟|minute|message)(?![A-Za-z])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex PerUnit();

    [GeneratedRegex(@"(?<w>原价|预存|超出|套餐外|套外|每[GM]B?)(?:后|部分|套餐|流量|话费|金额|[费款价]|不超过|最[多高低]|仅需?|只需|约|为|是|按|需|另?收取?|每月|:|\s)*$")]
    private static partial Regex AsidePrice();

    [GeneratedRegex(@"(?<w>补卡|换卡|违约金|押金|设备|光猫)(?:押金|金额|[费款价]|不超过|最[多高低]|仅需?|只需|约|为|是|按|需|另?收取?|每[月台个]|:|\s)*$")]
    private static partial Regex OtherPrice();

    [GeneratedRegex(@"(?:保修|质保|三包|warranty)(?:期限?|服务)?(?:为|是|长达|共|:|\s|of)*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex WarrantyBefore();

    [GeneratedRegex(@"^\s?的?(?:免费|全国|limited |full )?(?:保修|质保|三包|warranty)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex WarrantyBehind();

    [GeneratedRegex(@"提前(?:至少|约|大约)?\s?$")]
    private static partial Regex InAdvance();

    [GeneratedRegex(@"^\s(?:in advance|beforehand|ahead)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Ahead();

    [GeneratedRegex(@"(?:重启|重新启动|开机)(?:设备|光猫|手机)?(?:只|仅|大?约)?需?要?(?:大?约)?\s?$|(?:restart|reboot)(?:ing)?(?: it| the \w+)? (?:takes|needs|will take)(?: about| up to| only)?\s$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Restart();

    [GeneratedRegex(@"分钟$|min(?:ute)?s?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex InMinutes();

    [GeneratedRegex(@"^\s?(?:的|免费|国内|本地|省内|全国|主叫|of |free |domestic |local |national )*(?:通话|语音|calls?\b|talk\b|voice\b|calling\b)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex CallsBehind();

    [GeneratedRegex(@"(?<!每次|单次)(?:通话|语音|\bcalls|\bvoice)(?:时长|共|含|为|:|of|\s)*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex CallsBefore();

    [GeneratedRegex(@"^\s?(?:之?内|以内|[之以]?[后前])")]
    private static partial Regex Within();

    [GeneratedRegex(@"^\s?的?(?:免费|国内|省内|全国|通用|定向|闲时)*(?:流量|data\b)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex DataBehind();

    [GeneratedRegex(@"(?:限速|降速|速率|网速|速度|带宽|宽带|下行|上行)[^，,。；;、/\d]{0,6}$")]
    private static partial Regex RateBefore();

    [GeneratedRegex(@"(?:发送?|回复|收到|编辑|输入|send|receive|reply)(?:任意| up to)?\s?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Sending();

    [GeneratedRegex(@"^\s?(?:的|免费|国内|全网|点对点)*(?:短信|彩信)(?!指令|验证|提醒|通知)")]
    private static partial Regex MessagesBehind();

    [GeneratedRegex(@"(?:短信|彩信)(?:共|含|为|:|\s)*$")]
    private static partial Regex MessagesBefore();

    [GeneratedRegex(@"\b(?:for|of|lasts|after|term:) (?:a|one) (?:full |whole )?year\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex AYear();
}
