using System.Globalization;
using ServiceGate.Core.Foundation.Checks;

namespace ServiceGate.Core.Foundation.Calendar;

/// <summary>
/// Days on which nothing is changed that can wait (封网期), as a calendar's file names them: every year (<c>10-01</c> to <c>10-07</c>; <c>12-31</c> to <c>01-01</c> runs into the next), once
/// (<c>2027-03-04</c> to <c>2027-03-12</c>), or counted from the lunar New Year's Day.
/// </summary>
/// <param name="Name">Its name.</param>
/// <param name="From">First day, with or without a year; null when counted from the lunar New Year.</param>
/// <param name="To">Last day, written like the first.</param>
/// <param name="FromNewYear">First day, so many days after the lunar New Year's Day; -1: its eve.</param>
/// <param name="ToNewYear">Last day, counted likewise.</param>
public sealed record FreezePeriod(LocalText Name, string? From = null, string? To = null, int? FromNewYear = null, int? ToNewYear = null)
{
    private const string Once = "yyyy-MM-dd";
    private static readonly ChineseLunisolarCalendar Lunar = new();

    /// <summary>The freeze periods of a calendar that names none: the turn of the year, Spring Festival from its eve to the seventh day, Labour Day and National Day.</summary>
    public static IReadOnlyList<FreezePeriod> Usual { get; } =
    [
        new(new("元旦跨年", "Turn of the year"), "12-31", "01-01"), new(new("春节", "Spring Festival"), FromNewYear: -1, ToNewYear: 6),
        new(new("劳动节", "Labour Day"), "05-01", "05-05"), new(new("国庆节", "National Day"), "10-01", "10-07"),
    ];

    /// <summary>Whether the file says it in a way that can be read.</summary>
    internal bool IsSound => !string.IsNullOrWhiteSpace(Name?.Zh) && (FromNewYear is null
        ? Day(From, 2028) is { } from && Day(To, 2028) is { } to && IsOnce(From) == IsOnce(To) && (!IsOnce(From) || from <= to)
        : From is null && To is null && FromNewYear is >= -30 && ToNewYear is <= 30 && FromNewYear <= ToNewYear);

    /// <summary>The stretch that begins in a year; null when there is none: named for another year, or beyond the lunar years that are known (1901 to 2100).</summary>
    /// <param name="year">The year.</param>
    public FreezeStretch? In(int year)
    {
        if (FromNewYear is { } first) return NewYearOf(year) is { } day ? new(Name, day.AddDays(first), day.AddDays(ToNewYear!.Value)) : null;
        if (Day(From, year) is not { } from || Day(To, year) is not { } to || (IsOnce(From) && from.Year != year)) return null;
        return new(Name, from, to < from ? to.AddYears(1) : to);
    }

    private static bool IsOnce(string? day) => day?.Length == Once.Length;

    // 29 February is no day of most years, and begins or ends no stretch.
    private static DateOnly? Day(string? text, int year) =>
        DateOnly.TryParseExact(IsOnce(text) ? text : $"{year.ToString("D4", CultureInfo.InvariantCulture)}-{text}", Once, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private static DateOnly? NewYearOf(int year) =>
        year > Lunar.MinSupportedDateTime.Year && year < Lunar.MaxSupportedDateTime.Year ? DateOnly.FromDateTime(Lunar.ToDateTime(year, 1, 1, 0, 0, 0, 0)) : null;
}

/// <summary>A freeze period in the days of one year.</summary>
/// <param name="Name">Its name.</param>
/// <param name="From">First day.</param>
/// <param name="To">Last day.</param>
public sealed record FreezeStretch(LocalText Name, DateOnly From, DateOnly To);
