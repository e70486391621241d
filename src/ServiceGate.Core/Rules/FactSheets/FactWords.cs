using System.Globalization;
using ServiceGate.Core.Facts.FactSheets;

namespace ServiceGate.Core.Rules.FactSheets;

/// <summary>Says a fact in words, as customers read it in scripts: <c>58元/月</c>, <c>RMB 58 per month</c>.</summary>
public static class FactWords
{
    /// <summary>The words for a value.</summary>
    /// <param name="value">The value.</param>
    /// <param name="chinese">Whether in Chinese; otherwise in English.</param>
    public static string Of(FactValue value, bool chinese)
    {
        if (value.Amount is { } amount) return Money(amount, value.Currency ?? FactValue.UsualCurrency, value.Per, chinese);
        if (value.Date is { } date && DateOnly.TryParseExact(date, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) return Day(day, chinese);
        if (FactValueRules.FindMoment(value.From) is { } from) return Moment(from, FactValueRules.FindMoment(value.Until), chinese);
        if (value.Number is { } number) return WithUnit(number, FactUnits.Find(value.Unit), chinese);
        if (value.Percent is { } percent) return $"{percent}%";
        if (value.Text is { } text) return text.In(chinese ? "zh" : "en");
        if (value.Yes is { } yes) return (yes, chinese) switch { (true, true) => "是", (false, true) => "否", (true, false) => "yes", _ => "no" };
        return value.Phone ?? value.Url ?? "";
    }

    private static string Money(string amount, string currency, MoneyPer? per, bool chinese)
    {
        var usual = currency == FactValue.UsualCurrency;
        return chinese
            ? (usual ? $"{amount}元" : $"{amount}{currency}") + per switch { MoneyPer.Month => "/月", MoneyPer.Year => "/年", MoneyPer.Day => "/天", MoneyPer.Time => "/次", _ => "" }
            : $"{(usual ? "RMB" : currency)} {amount}" + per switch { MoneyPer.Month => " per month", MoneyPer.Year => " per year", MoneyPer.Day => " per day", MoneyPer.Time => " each time", _ => "" };
    }

    private static string Day(DateOnly day, bool chinese) =>
        chinese ? string.Create(CultureInfo.InvariantCulture, $"{day.Year}年{day.Month}月{day.Day}日") : day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);

    private static string Moment(DateTime from, DateTime? until, bool chinese)
    {
        var first = $"{Day(DateOnly.FromDateTime(from), chinese)}{(chinese ? "" : " ")}{Clock(from)}";
        if (until is not { } end) return first;
        var last = end.Date == from.Date ? Clock(end) : $"{Day(DateOnly.FromDateTime(end), chinese)}{(chinese ? "" : " ")}{Clock(end)}";
        return chinese ? $"{first}至{last}" : $"{first} to {last}";
    }

    private static string Clock(DateTime time) => time.ToString("HH:mm", CultureInfo.InvariantCulture);

    private static string WithUnit(string number, FactUnit? unit, bool chinese)
    {
        if (unit is null) return number;
        if (chinese) return number + unit.Zh[0];
        return $"{number} {(number == "1" && unit.En.Count > 1 ? unit.En[1] : unit.En[0])}";
    }
}
