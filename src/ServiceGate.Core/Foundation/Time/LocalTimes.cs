using System.Globalization;
using ServiceGate.Core.Foundation.Checks;

namespace ServiceGate.Core.Foundation.Time;

/// <summary>Turns local times into instants, minding daylight-saving time. Zones are IANA names.</summary>
public static class LocalTimes
{
    /// <summary>The form in which local times are given and stored, without zone: <c>2026-11-28T00:00</c>.</summary>
    public const string Format = "yyyy-MM-dd'T'HH:mm";

    /// <summary>The first and the last year of local times that are taken.</summary>
    public const int FirstYear = 2000;

    /// <inheritdoc cref="FirstYear"/>
    public const int LastYear = 2199;

    /// <summary>Finds a zone; null when the name is unknown or is no IANA name. Names are those of the region files, with their letters' case.</summary>
    public static TimeZoneInfo? FindZone(string? name) =>
        name is { Length: > 0 and <= 64 } && !IsLocalOddity(name) && TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone)
        && zone.HasIanaId && string.Equals(zone.Id, name, StringComparison.Ordinal) ? zone : null;

    /// <summary>Files beside the zones of which no other machine needs to have the same, and copies that count leap seconds.</summary>
    private static bool IsLocalOddity(string name) =>
        name is "localtime" or "posixrules" or "Factory" || name.StartsWith("right/", StringComparison.Ordinal) || name.StartsWith("posix/", StringComparison.Ordinal);

    /// <summary>A zone that is stored and therefore known.</summary>
    /// <exception cref="TimeZoneNotFoundException">The machine's zone data no longer know it.</exception>
    public static TimeZoneInfo Zone(string name) => TimeZoneInfo.FindSystemTimeZoneById(name);

    /// <summary>
    /// The instant of a local time. A time inside a daylight-saving gap is refused; one that comes twice is asked for
    /// (<paramref name="offset"/>, <c>+02:00</c>, says which one is meant).
    /// </summary>
    public static DateTimeOffset? Resolve(string? local, string? offset, TimeZoneInfo zone, string field, Check check)
    {
        if (!DateTime.TryParseExact(local, Format, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time))
            return Broken(check, "time.local-format", field, ("value", local ?? ""));
        if (time.Year is < FirstYear or > LastYear) return Broken(check, "time.year", field, ("first", FirstYear), ("last", LastYear));
        if (zone.IsInvalidTime(time)) return Broken(check, "time.in-daylight-saving-gap", field, ("value", local!), ("zone", zone.Id));
        if (!zone.IsAmbiguousTime(time)) return new DateTimeOffset(time, zone.GetUtcOffset(time)).ToUniversalTime();
        var offsets = zone.GetAmbiguousTimeOffsets(time);
        if (TryParseOffset(offset, out var meant) && offsets.Contains(meant)) return new DateTimeOffset(time, meant).ToUniversalTime();
        return Broken(check, "time.ambiguous", field, ("value", local!), ("zone", zone.Id), ("offsets", string.Join(", ", offsets.Order().Select(FormatOffset))));
    }

    /// <summary>The instant of a local time that a rule computed: a gap moves on to its end, of two the earlier is taken.</summary>
    public static DateTimeOffset ResolveLeniently(DateTime local, TimeZoneInfo zone)
    {
        while (zone.IsInvalidTime(local)) local = local.AddMinutes(1);
        var offset = zone.IsAmbiguousTime(local) ? zone.GetAmbiguousTimeOffsets(local).Max() : zone.GetUtcOffset(local);
        return new DateTimeOffset(DateTime.SpecifyKind(local, DateTimeKind.Unspecified), offset).ToUniversalTime();
    }

    /// <summary>The first moment of a day: midnight, or where clocks leave that out the moment to which they are put.</summary>
    /// <param name="day">The day.</param>
    /// <param name="zone">Whose day it is.</param>
    public static DateTimeOffset StartOfDay(DateOnly day, TimeZoneInfo zone) => ResolveLeniently(day.ToDateTime(TimeOnly.MinValue), zone);

    /// <summary>The local time of an instant.</summary>
    public static DateTime InZone(this DateTimeOffset instant, TimeZoneInfo zone) => TimeZoneInfo.ConvertTime(instant, zone).DateTime;

    /// <summary>The whole minute that an instant lies in: people type no finer.</summary>
    public static DateTimeOffset ToTheMinute(this DateTimeOffset instant) => instant.AddTicks(-(instant.Ticks % TimeSpan.TicksPerMinute));

    /// <summary>An offset from UTC as ISO 8601 writes it: <c>+08:00</c>.</summary>
    public static string FormatOffset(TimeSpan offset) =>
        string.Create(CultureInfo.InvariantCulture, $"{(offset < TimeSpan.Zero ? '-' : '+')}{offset.Duration():hh\\:mm}");

    private static bool TryParseOffset(string? text, out TimeSpan offset)
    {
        offset = default;
        return text is { Length: 6 } && text[0] is '+' or '-'
            && TimeSpan.TryParseExact(text.AsSpan(1), "hh\\:mm", CultureInfo.InvariantCulture, text[0] == '-' ? TimeSpanStyles.AssumeNegative : TimeSpanStyles.None, out offset);
    }

    private static DateTimeOffset? Broken(Check check, string rule, string field, params (string, object)[] arguments)
    {
        check.That(false, rule, field, arguments);
        return null;
    }
}
