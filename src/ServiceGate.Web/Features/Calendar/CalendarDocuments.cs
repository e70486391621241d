using System.Globalization;
using ServiceGate.Core.Foundation.Calendar;
using ServiceGate.Core.Foundation.Checks;

namespace ServiceGate.Web.Features.Calendar;

/// <summary>The business calendar.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Name">Its name.</param>
/// <param name="Zone">IANA name of its zone.</param>
/// <param name="WorkingDays">The working days of a week.</param>
/// <param name="WorkingHours">The working hours of a day, in order.</param>
/// <param name="Fingerprint">Tells calendars apart by what counts; times that were counted know it.</param>
/// <param name="Years">The years on file.</param>
public sealed record CalendarDocument(
    string Code, LocalText Name, string Zone, IReadOnlyList<DayOfWeek> WorkingDays, IReadOnlyList<CalendarHours> WorkingHours, string Fingerprint,
    IReadOnlyList<CalendarYearDocument> Years)
{
    internal static CalendarDocument Of(BusinessCalendar calendar) => new(
        calendar.Code, calendar.Name, calendar.Zone.Id, calendar.Week,
        [.. calendar.Hours.Select(h => new CalendarHours(Hour(h.From), Hour(h.Until)))], calendar.Fingerprint,
        [.. calendar.Years.OrderBy(y => y.Key).Select(y => new CalendarYearDocument(y.Key, y.Value.Notices, y.Value.Holidays, y.Value.MakeUpWorkdays))]);

    internal static string Hour(TimeOnly time) => time.ToString("HH:mm", CultureInfo.InvariantCulture);
}

/// <summary>A year on file.</summary>
/// <param name="Year">The year.</param>
/// <param name="Sources">The notices it was taken from.</param>
/// <param name="Holidays">Holidays, first and last day included.</param>
/// <param name="MakeUpWorkdays">Days of the weekend that are worked.</param>
public sealed record CalendarYearDocument(
    int Year, IReadOnlyList<CalendarSource> Sources, IReadOnlyList<CalendarHoliday> Holidays, IReadOnlyList<DateOnly> MakeUpWorkdays);
