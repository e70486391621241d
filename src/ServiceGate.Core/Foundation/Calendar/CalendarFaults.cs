using System.Collections;
using System.Globalization;
using ServiceGate.Core.Foundation.Time;

namespace ServiceGate.Core.Foundation.Calendar;

/// <summary>What is wrong with a calendar's file, a sentence each with its place.</summary>
internal sealed class CalendarFaults(CalendarFile file) : IEnumerable<string>
{
    public IEnumerator<string> GetEnumerator() =>
        Head().Concat((file.Years ?? new Dictionary<string, CalendarYear>()).SelectMany(y => OfYear(y.Key, y.Value))).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private IEnumerable<string> Head()
    {
        if (string.IsNullOrWhiteSpace(file.Code)) yield return "code: a code is missing";
        if (string.IsNullOrWhiteSpace(file.Name?.Zh)) yield return "name: a name is missing";
        if (LocalTimes.FindZone(file.Zone) is null) yield return $"zone: '{file.Zone}' is no time zone";
        if (file.WorkingDays is not { Count: > 0 } days || days.Any(d => CalendarFile.ParseDay(d) is null)) yield return "workingDays: days such as 'monday' are wanted";
        if (!HoursFollowEachOther()) yield return "workingHours: stretches such as 09:00 to 12:00 are wanted, each after the one before";
        if (file.Years is null) yield return "years: are missing";
        for (var i = 0; i < (file.Freezes?.Count ?? 0); i++)
            if (file.Freezes![i] is not { IsSound: true })
                yield return $"freezes[{i}]: a name and days are wanted, from and to such as 10-01 or 2027-10-01, or fromNewYear and toNewYear within 30 days";
    }

    private bool HoursFollowEachOther()
    {
        var bands = file.Bands.ToList();
        return bands.Count > 0 && !bands.Contains(null) && bands.Zip(bands.Skip(1)).All(pair => pair.First!.Until <= pair.Second!.From);
    }

    private static IEnumerable<string> OfYear(string name, CalendarYear year)
    {
        if (!int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number is < LocalTimes.FirstYear or > LocalTimes.LastYear)
        {
            yield return $"years.{name}: is no year";
            yield break;
        }
        if (year.Notices.Count == 0 || year.Notices.Any(n => string.IsNullOrWhiteSpace(n.Title?.Zh))) yield return $"years.{name}.source: the notice is to be named";
        if (year.Holidays is null || year.MakeUpWorkdays is null)
        {
            yield return $"years.{name}: holidays and makeUpWorkdays are missing";
            yield break;
        }
        foreach (var holiday in year.Holidays.Where(h => h.From > h.To || !Belongs(h.From, number) || !Belongs(h.To, number)))
            yield return $"years.{name}.holidays: {holiday.From:yyyy-MM-dd} to {holiday.To:yyyy-MM-dd} is no stretch of that year";
        foreach (var day in year.MakeUpWorkdays.Where(d => !Belongs(d, number) || year.Holidays.Any(h => h.From <= d && d <= h.To)))
            yield return $"years.{name}.makeUpWorkdays: {day:yyyy-MM-dd} is a holiday or lies outside that year";
    }

    /// <summary>The notice of a year may speak of the last days of December before it, when New Year's Day is joined with them.</summary>
    private static bool Belongs(DateOnly day, int year) => day.Year == year || (day.Year == year - 1 && day.Month == 12);
}
