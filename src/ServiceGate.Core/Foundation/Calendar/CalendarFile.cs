using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Core.Foundation.Json;
using ServiceGate.Core.Foundation.Time;

namespace ServiceGate.Core.Foundation.Calendar;

/// <summary>A calendar as its file holds it (<c>workflows/calendars/*.json</c>).</summary>
/// <param name="Code">Code.</param>
/// <param name="Name">Name.</param>
/// <param name="Zone">IANA name of the zone.</param>
/// <param name="WorkingDays">The working days of a week, in English and lower case (<c>monday</c>).</param>
/// <param name="WorkingHours">The working hours of a day, in order.</param>
/// <param name="Years">What public notices say, by year.</param>
/// <param name="Freezes">The freeze periods (封网期); absent: the usual ones, empty: none.</param>
public sealed record CalendarFile(
    string Code, LocalText Name, string Zone, IReadOnlyList<string> WorkingDays, IReadOnlyList<CalendarHours> WorkingHours,
    IReadOnlyDictionary<string, CalendarYear> Years, IReadOnlyList<FreezePeriod>? Freezes = null)
{
    /// <summary>Reads a calendar.</summary>
    /// <param name="json">The file's text.</param>
    /// <param name="fileName">Its name, for messages.</param>
    /// <exception cref="InvalidDataException">The file is broken; the message names file, place and fault.</exception>
    public static BusinessCalendar Read(string json, string fileName)
    {
        try
        {
            var file = CoreJson.Read<CalendarFile>(json);
            var faults = new CalendarFaults(file).ToList();
            return faults.Count == 0
                ? file.ToCalendar()
                : throw new InvalidDataException(string.Join(Environment.NewLine, faults.Select(f => $"{fileName}: {f}")));
        }
        catch (JsonException e)
        {
            throw new InvalidDataException($"{fileName}: {e.Message}", e);
        }
    }

    internal IEnumerable<TimeBand?> Bands => (WorkingHours ?? []).Select(h =>
        TimeBand.Parse(h.From) is { } from && TimeBand.Parse(h.Until) is { } until && from < until ? new TimeBand(from, until) : null);

    private BusinessCalendar ToCalendar() => new(
        Code, Name, LocalTimes.Zone(Zone), WorkingDays.Select(d => ParseDay(d)!.Value), [.. Bands.Select(b => b!)],
        Years.ToDictionary(y => int.Parse(y.Key, CultureInfo.InvariantCulture), y => y.Value), Freezes);

    internal static DayOfWeek? ParseDay(string? text) => CoreJson.TryParseCode<DayOfWeek>(text, out var day) ? day : null;
}

/// <summary>A stretch of working hours.</summary>
/// <param name="From">Start, <c>09:00</c>.</param>
/// <param name="Until">End, after the start.</param>
public sealed record CalendarHours(string From, string Until);

/// <summary>The holidays of a year as they were announced.</summary>
/// <param name="Source">Where it stands: a notice or several, each as an object or as its title alone.</param>
/// <param name="Holidays">Holidays.</param>
/// <param name="MakeUpWorkdays">Days of the weekend that are working days instead (调休上班).</param>
/// <param name="More">Further notices, such as one that extends a holiday; read from <c>sources</c>.</param>
public sealed record CalendarYear(
    [property: JsonConverter(typeof(CalendarSourcesConverter))] IReadOnlyList<CalendarSource>? Source, IReadOnlyList<CalendarHoliday> Holidays, IReadOnlyList<DateOnly> MakeUpWorkdays,
    [property: JsonPropertyName("sources"), JsonConverter(typeof(CalendarSourcesConverter))] IReadOnlyList<CalendarSource>? More = null)
{
    /// <summary>All notices that the year was taken from.</summary>
    [JsonIgnore]
    public IReadOnlyList<CalendarSource> Notices => [.. Source ?? [], .. More ?? []];
}

/// <summary>A notice that a year was taken from.</summary>
/// <param name="Title">Its title.</param>
/// <param name="Published">When it was published; null where the file names the title alone.</param>
/// <param name="Number">Its number (文号).</param>
public sealed record CalendarSource(LocalText Title, DateOnly? Published = null, string? Number = null);

/// <summary>A holiday.</summary>
/// <param name="Name">Its name.</param>
/// <param name="From">First day.</param>
/// <param name="To">Last day.</param>
public sealed record CalendarHoliday(LocalText Name, DateOnly From, DateOnly To)
{
    internal IEnumerable<DateOnly> Days => Enumerable.Range(0, Math.Max(0, To.DayNumber - From.DayNumber + 1)).Select(From.AddDays);
}
