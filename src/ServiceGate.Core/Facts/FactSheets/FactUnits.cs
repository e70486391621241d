using ServiceGate.Core.Foundation.Checks;

namespace ServiceGate.Core.Facts.FactSheets;

/// <summary>A unit that numbers and lengths of time are given in.</summary>
/// <param name="Code">Code.</param>
/// <param name="Measure">What it measures: only units of the same measure are compared.</param>
/// <param name="Size">How many of the measure's smallest unit it is.</param>
/// <param name="Zh">How it is written in Chinese, the usual form first.</param>
/// <param name="En">How it is written in English, the usual form first (of several, if it has such a form).</param>
public sealed record FactUnit(string Code, string Measure, decimal Size, IReadOnlyList<string> Zh, IReadOnlyList<string> En)
{
    /// <summary>Its name.</summary>
    public LocalText Name => new(Zh[0], En[0]);

    /// <summary>Whether it measures time.</summary>
    public bool IsTime => Measure is FactUnits.Minutes or FactUnits.Days or FactUnits.Months;
}

/// <summary>The units that facts have.</summary>
public static class FactUnits
{
    /// <summary>Measure of lengths of time that are counted in minutes.</summary>
    public const string Minutes = "minutes";

    /// <summary>Measure of lengths of time that are counted in days, of which the smallest unit is a minute too: as long as so many hours, and nothing that minutes contradict.</summary>
    public const string Days = "days";

    /// <summary>Measure of lengths of time that are counted in months: a month has no number of days.</summary>
    public const string Months = "months";

    /// <summary>Measure of data.</summary>
    public const string Data = "data";

    /// <summary>Measure of rates.</summary>
    public const string Rate = "rate";

    /// <summary>All units.</summary>
    public static IReadOnlyList<FactUnit> All { get; } =
    [
        new("minute", Minutes, 1, ["分钟"], ["minutes", "minute", "mins", "min"]),
        new("hour", Minutes, 60, ["小时", "个小时", "个钟头"], ["hours", "hour", "hrs", "hr"]),
        new("day", Days, 1440, ["天"], ["days", "day"]),
        new("week", Days, 10_080, ["周", "个星期", "星期"], ["weeks", "week"]),
        new("month", Months, 1, ["个月"], ["months", "month"]),
        new("year", Months, 12, ["年"], ["years", "year"]),
        new("mb", Data, 1, ["MB"], ["MB"]),
        new("gb", Data, 1024, ["GB"], ["GB"]),
        new("tb", Data, 1_048_576, ["TB"], ["TB"]),
        new("kbps", Rate, 1, ["Kbps"], ["Kbps"]),
        new("mbps", Rate, 1000, ["Mbps"], ["Mbps"]),
        new("gbps", Rate, 1_000_000, ["Gbps"], ["Gbps"]),
        new("times", "times", 1, ["次"], ["times"]),
        new("messages", "messages", 1, ["条"], ["messages"]),
        new("lines", "lines", 1, ["部"], ["lines"]),
        new("cards", "cards", 1, ["张"], ["cards"]),
        new("households", "households", 1, ["户"], ["households"]),
    ];

    /// <summary>The unit of a code; null: there is none.</summary>
    public static FactUnit? Find(string? code) => All.FirstOrDefault(u => u.Code == code);
}
