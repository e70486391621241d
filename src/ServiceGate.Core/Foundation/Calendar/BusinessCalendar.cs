using System.Collections.Frozen;
using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Core.Foundation.Time;

namespace ServiceGate.Core.Foundation.Calendar;

/// <summary>
/// When people work: the days of the week, the hours of a day, public holidays and make-up workdays (调休) of the years on file, in one time zone.
/// Immutable; read from a file by <see cref="CalendarFile"/>.
/// </summary>
/// <remarks>
/// A year that is not on file has its weekends and no holidays; whatever was counted through such a year says so (<see cref="CountedTime.IsBeyondFile"/>).
/// Working hours are local times: one that falls into a daylight-saving gap begins at its end, and of two equal ones the earlier is taken.
/// </remarks>
public sealed class BusinessCalendar
{
    /// <summary>More than there are from the first to the last year that is taken.</summary>
    private const int MostHours = 200 * 366 * 24;

    /// <summary>From so many days on a public holiday is a freeze period by itself.</summary>
    public const int LongHoliday = 5;

    private readonly FrozenSet<DayOfWeek> _week;
    private readonly FrozenSet<DateOnly> _holidays;
    private readonly FrozenSet<DateOnly> _makeUpDays;
    private readonly FrozenSet<int> _years;

    internal BusinessCalendar(
        string code, LocalText name, TimeZoneInfo zone, IEnumerable<DayOfWeek> week, IReadOnlyList<TimeBand> hours,
        IReadOnlyDictionary<int, CalendarYear> years, IReadOnlyList<FreezePeriod>? freezes = null)
    {
        (Code, Name, Zone, Hours, Years, FreezePeriods) = (code, name, zone, hours, years, freezes ?? FreezePeriod.Usual);
        (_week, _years) = (week.ToFrozenSet(), years.Keys.ToFrozenSet());
        _holidays = years.Values.SelectMany(y => y.Holidays).SelectMany(h => h.Days).ToFrozenSet();
        _makeUpDays = years.Values.SelectMany(y => y.MakeUpWorkdays).ToFrozenSet();
        Fingerprint = CalendarFingerprint.Of(zone, _week, hours, _years, _holidays, _makeUpDays);
    }

    /// <summary>Monday to Friday, 09:00 to 17:00 UTC, without any year on file.</summary>
    public static BusinessCalendar WeekdaysOnly { get; } = new(
        "weekdays", new("周一至周五", "Monday to Friday"), TimeZoneInfo.Utc,
        [DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday], [new(new(9, 0), new(17, 0))], new Dictionary<int, CalendarYear>());

    /// <summary>Its code, such as <c>china</c>.</summary>
    public string Code { get; }

    /// <summary>The name people see.</summary>
    public LocalText Name { get; }

    /// <summary>The zone of its days and hours.</summary>
    public TimeZoneInfo Zone { get; }

    /// <summary>The working hours of a working day, in order, without overlaps; at least one stretch.</summary>
    public IReadOnlyList<TimeBand> Hours { get; }

    /// <summary>What public notices say of each year on file.</summary>
    public IReadOnlyDictionary<int, CalendarYear> Years { get; }

    /// <summary>The freeze periods that it names, or the usual ones. No time is counted by them, so a change of theirs is none of the <see cref="Fingerprint"/>.</summary>
    public IReadOnlyList<FreezePeriod> FreezePeriods { get; }

    /// <summary>
    /// The freeze periods that a time touches, soonest first: those of the calendar, and public holidays on file of <see cref="LongHoliday"/> days or more that none of them covers.
    /// </summary>
    /// <param name="start">Its start.</param>
    /// <param name="end">Its end, after the start; the moment itself does not count.</param>
    public IReadOnlyList<FreezeStretch> FreezesIn(DateTimeOffset start, DateTimeOffset end)
    {
        var (from, to) = (DateOnly.FromDateTime(start.InZone(Zone)), DateOnly.FromDateTime(end.AddTicks(-1).InZone(Zone)));
        var named = Enumerable.Range(from.Year - 1, to.Year - from.Year + 2).SelectMany(year => FreezePeriods.Select(p => p.In(year))).OfType<FreezeStretch>().ToList();
        var holidays = Years.Values.SelectMany(y => y.Holidays).Where(h => h.Days.Count() >= LongHoliday && !named.Exists(n => n.From <= h.To && h.From <= n.To))
            .Select(h => new FreezeStretch(h.Name, h.From, h.To));
        return [.. named.Concat(holidays).Where(s => s.From <= to && from <= s.To).Distinct().OrderBy(s => s.From)];
    }

    /// <summary>
    /// Tells calendars apart by all that counts (zone, week, hours, years, days off and days worked), whatever their names and sources: two with the same one count the same times.
    /// Stored beside whatever was counted, so that a change is noticed.
    /// </summary>
    public string Fingerprint { get; }

    /// <summary>The working days of a week, Monday first.</summary>
    public IReadOnlyList<DayOfWeek> Week => [.. _week.OrderBy(d => ((int)d + 6) % 7)];

    /// <summary>The last year on file; null when there is none.</summary>
    public int? LastYear => _years.Count == 0 ? null : _years.Max();

    /// <summary>Whether people work on a day.</summary>
    public bool IsWorkday(DateOnly day) => _makeUpDays.Contains(day) || (_week.Contains(day.DayOfWeek) && !_holidays.Contains(day));

    /// <summary>Whether the holidays of a day's year are on file.</summary>
    public bool IsOnFile(DateOnly day) => _years.Contains(day.Year);

    /// <summary>
    /// The moment when so many working hours have passed. Only time within the working hours of working days counts, in real hours; when they are used up
    /// exactly at the end of a stretch, that end is the moment, not the start of the next.
    /// </summary>
    /// <param name="from">From when; time before it does not count.</param>
    /// <param name="hours">Above zero. Counting ends with <see cref="LocalTimes.LastYear"/>.</param>
    public CountedTime AddWorkingHours(DateTimeOffset from, int hours)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(hours);
        var left = TimeSpan.FromHours(Math.Min(hours, MostHours));
        foreach (var (day, onFile) in Days(DateOnly.FromDateTime(from.InZone(Zone))))
            foreach (var (opens, closes) in HoursOf(day))
            {
                var begins = opens > from ? opens : from;
                if (closes <= begins) continue;
                if (left <= closes - begins) return new(begins + left, !onFile);
                left -= closes - begins;
            }
        return EndOfTime;
    }

    /// <summary>
    /// The end of the working hours of the n-th working day. The day on which it begins does not count (当日不计), whether it is a working day or not:
    /// one working day from Friday 10:00 is Monday at the end of the working hours.
    /// </summary>
    /// <param name="from">From when.</param>
    /// <param name="days">Above zero. Counting ends with <see cref="LocalTimes.LastYear"/>.</param>
    public CountedTime AddWorkingDays(DateTimeOffset from, int days)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(days);
        var left = days;
        foreach (var (day, onFile) in Days(DateOnly.FromDateTime(from.InZone(Zone))).Skip(1))
            if (IsWorkday(day) && --left == 0)
                return new(HoursOf(day).Last().Closes, !onFile);
        return EndOfTime;
    }

    /// <summary>
    /// The moment from which so many working hours are left until another. It lies within working hours, whatever the other does; when they are used up exactly at the
    /// start of a stretch, that start is the moment, not the end of the one before.
    /// </summary>
    /// <param name="until">Until when; time after it does not count.</param>
    /// <param name="hours">Above zero. Counting ends with <see cref="LocalTimes.FirstYear"/>.</param>
    public DateTimeOffset SubtractWorkingHours(DateTimeOffset until, int hours)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(hours);
        var left = TimeSpan.FromHours(Math.Min(hours, MostHours));
        for (var day = DateOnly.FromDateTime(until.InZone(Zone)); day.Year >= LocalTimes.FirstYear; day = day.AddDays(-1))
            foreach (var (opens, closes) in HoursOf(day).Reverse())
            {
                var ends = closes < until ? closes : until;
                if (ends <= opens) continue;
                if (left <= ends - opens) return ends - left;
                left -= ends - opens;
            }
        return LocalTimes.ResolveLeniently(new(LocalTimes.FirstYear, 1, 1), Zone);
    }

    /// <summary>
    /// The latest moment within working hours from which so many working days (<see cref="AddWorkingDays"/>) end no later than another. The end of a day's hours is one.
    /// </summary>
    /// <param name="until">By when they are over.</param>
    /// <param name="days">Above zero. Counting ends with <see cref="LocalTimes.FirstYear"/>.</param>
    public DateTimeOffset SubtractWorkingDays(DateTimeOffset until, int days)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(days);
        var left = days;
        for (var day = DateOnly.FromDateTime(until.InZone(Zone)); day.Year >= LocalTimes.FirstYear; day = day.AddDays(-1))
            // The day from which they are counted does not count itself.
            if (IsWorkday(day) && HoursOf(day).Last().Closes is var closes && closes <= until && left-- == 0) return closes;
        return LocalTimes.ResolveLeniently(new(LocalTimes.FirstYear, 1, 1), Zone);
    }

    /// <summary>The latest moment within working hours that is not after another: that itself, or the end of the last stretch before it.</summary>
    /// <param name="until">The other moment. Looking back ends with <see cref="LocalTimes.FirstYear"/>.</param>
    public DateTimeOffset LastWorkingMoment(DateTimeOffset until)
    {
        for (var day = DateOnly.FromDateTime(until.InZone(Zone)); day.Year >= LocalTimes.FirstYear; day = day.AddDays(-1))
            foreach (var (opens, closes) in HoursOf(day).Reverse())
                if (opens <= until) return closes < until ? closes : until;
        return LocalTimes.ResolveLeniently(new(LocalTimes.FirstYear, 1, 1), Zone);
    }

    /// <summary>Whether people work at a moment; the very end of a stretch counts.</summary>
    public bool IsWorkingTime(DateTimeOffset at) => HoursOf(DateOnly.FromDateTime(at.InZone(Zone))).Any(h => h.Opens <= at && at <= h.Closes);

    private CountedTime EndOfTime => new(LocalTimes.ResolveLeniently(new(LocalTimes.LastYear, 12, 31), Zone), true);

    /// <summary>The days from one on, each with whether every day up to it is on file.</summary>
    private IEnumerable<(DateOnly Day, bool OnFile)> Days(DateOnly from)
    {
        var onFile = true;
        for (var day = from; day.Year <= LocalTimes.LastYear; day = day.AddDays(1))
        {
            onFile &= IsOnFile(day);
            yield return (day, onFile);
        }
    }

    private IEnumerable<(DateTimeOffset Opens, DateTimeOffset Closes)> HoursOf(DateOnly day) => IsWorkday(day)
        ? Hours.Select(h => (LocalTimes.ResolveLeniently(day.ToDateTime(h.From), Zone), LocalTimes.ResolveLeniently(day.ToDateTime(h.Until), Zone)))
        : [];
}

/// <summary>A moment that was counted in a calendar.</summary>
/// <param name="At">The moment.</param>
/// <param name="IsBeyondFile">Whether a year was counted whose holidays are not on file: the moment may come later when they are.</param>
public readonly record struct CountedTime(DateTimeOffset At, bool IsBeyondFile);
