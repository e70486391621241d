using System.Text.RegularExpressions;

namespace ServiceGate.Web.Features.Announcements.Reading;

/// <summary>
/// An iCalendar file taken apart into what its events share and the events themselves, each as its own lines: a line that no reader understands then spoils its event only.
/// </summary>
/// <param name="Properties">Lines of the calendars themselves, such as <c>METHOD</c>.</param>
/// <param name="Zones">The zones that the file defines, each as the lines of its <c>VTIMEZONE</c>.</param>
/// <param name="Events">The events, in the order of the file.</param>
internal sealed partial record CalendarParts(IReadOnlyList<string> Properties, IReadOnlyList<string> Zones, IReadOnlyList<string> Events)
{
    /// <summary>Whether a text is a calendar.</summary>
    public static bool IsCalendar(string text) => Begin().IsMatch(text);

    /// <summary>Takes a file apart.</summary>
    /// <param name="text">One calendar, or several one after another.</param>
    /// <param name="mostEvents">The most events that are read.</param>
    /// <exception cref="UnreadableFeedException">It has more events, or none.</exception>
    public static CalendarParts Of(string text, int mostEvents)
    {
        var (properties, zones, events) = (new List<string>(), new List<string>(), new List<string>());
        var part = new List<string>();
        string? open = null;
        foreach (var line in Lines(text))
        {
            if (open is null && line.StartsWith("BEGIN:", StringComparison.OrdinalIgnoreCase) && line[6..].Trim().ToUpperInvariant() is var name && name != "VCALENDAR") (open, part) = (name, []);
            if (open is null) properties.Add(line);
            else part.Add(line);
            if (open is null || !line.StartsWith("END:", StringComparison.OrdinalIgnoreCase) || !line[4..].Trim().Equals(open, StringComparison.OrdinalIgnoreCase)) continue;
            if (open is "VTIMEZONE") zones.Add(string.Join("\r\n", part));
            if (open is "VEVENT") events.Add(string.Join("\r\n", part));
            if (events.Count > mostEvents) throw new UnreadableFeedException("feed.too-many-rows", ("most", mostEvents));
            open = null;
        }
        if (open is "VEVENT") events.Add(string.Join("\r\n", part));
        if (events.Count == 0) throw new UnreadableFeedException("feed.empty");
        return new(properties, zones, events);
    }

    /// <summary>The value of a property of the calendar; null when it has none.</summary>
    public string? Property(string name) =>
        Properties.Where(line => line.StartsWith(name, StringComparison.OrdinalIgnoreCase) && line.Length > name.Length && line[name.Length] is ':' or ';')
            .Select(line => line[(line.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim()).FirstOrDefault(value => value.Length > 0);

    // Folded lines are put together again, whatever line ends the file has.
    private static IEnumerable<string> Lines(string text) =>
        Fold().Replace(text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n'), "").Split('\n').Where(line => line.Length > 0).Select(Plain);

    // The library knows parameters by their names in capitals only, and no leap seconds: RFC 5545 has names in any case, and counts the second 60 as 59 where clocks do not show it.
    private static string Plain(string line)
    {
        var head = Head().Match(line).Length;
        return head == 0 ? line : LeapSecond().Replace(Parameter().Replace(line[..head], match => match.Value.ToUpperInvariant()) + line[head..], "${minute}59");
    }

    [GeneratedRegex("^[A-Za-z0-9-]+(?:;[A-Za-z0-9-]+=(?:\"[^\"]*\"|[^\":;])*)*(?=:)")]
    private static partial Regex Head();

    [GeneratedRegex("^[A-Za-z0-9-]+|;[A-Za-z0-9-]+=")]
    private static partial Regex Parameter();

    [GeneratedRegex("^(?<minute>(DTSTART|DTEND|DTSTAMP)[;:].*T[0-9]{4})60(?=Z?$)")]
    private static partial Regex LeapSecond();

    [GeneratedRegex(@"^[ \t]*BEGIN[ \t]*:[ \t]*VCALENDAR[ \t\r]*$", RegexOptions.IgnoreCase | RegexOptions.Multiline)]
    private static partial Regex Begin();

    [GeneratedRegex("\n[ \t]")]
    private static partial Regex Fold();
}
