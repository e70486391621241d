namespace ServiceGate.Web.Features.Announcements.Reading;

/// <summary>Hands parts of a calendar file to Ical.Net.</summary>
internal static class CalendarText
{
    /// <summary>A calendar of one part; null where the library cannot read it, in whatever way it says so.</summary>
    public static Ical.Net.Calendar? TryLoad(string part)
    {
        try
        {
            return Ical.Net.Calendar.Load($"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n{part}\r\nEND:VCALENDAR\r\n");
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            return null;
        }
    }
}
