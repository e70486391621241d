using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using ServiceGate.Core.Facts.Announcements;
using ServiceGate.Core.Foundation.Checks;

namespace ServiceGate.Web.Features.Announcements.Reading;

/// <summary>Events of calendars as maintnote has them (NANOG BCOP, draft 0.1): what is announced stands in properties whose names begin with X-MAINTNOTE.</summary>
/// <param name="zones">The zones of the file.</param>
/// <param name="floating">The zone of times that name none; null: their events are refused.</param>
/// <param name="isCancelled">Whether the whole file calls its events off (<c>METHOD:CANCEL</c>).</param>
internal sealed class MaintnoteRow(FileZones zones, TimeZoneInfo? floating, bool isCancelled)
{
    private const string Prefix = "X-MAINTNOTE-";

    /// <summary>What gives an event more windows than its own, or makes it one night of another event: further nights would be left out unsaid.</summary>
    private static readonly string[] Recurring = ["RRULE", "RDATE", "RECURRENCE-ID"];

    /// <summary>Reads an event.</summary>
    /// <param name="number">Its place among the events of the file.</param>
    /// <param name="lines">Its lines.</param>
    public ReadAnnouncement Read(int number, string lines)
    {
        if (CalendarText.TryLoad(lines)?.Events.FirstOrDefault() is not { } said)
            return ReadAnnouncement.Bad(number, Line(lines, Prefix + "PROVIDER"), Line(lines, Prefix + "MAINTENANCE-ID"), Violation.Of("announcement.not-an-event"));
        var (provider, id) = (Value(said, Prefix + "PROVIDER"), Value(said, Prefix + "MAINTENANCE-ID"));
        var remarks = new List<Violation>();
        if (Missing(said, remarks) is { } missing) return ReadAnnouncement.Bad(number, provider, id, missing);
        if (Recurring.Any(name => Line(lines, name) is not null)) return ReadAnnouncement.Bad(number, provider, id, Violation.Of("announcement.recurring"));
        var times = new EventTimes(zones, floating).Of(said);
        // The library leaves out a time that it cannot read; it is there nevertheless.
        if (times.Fault is { } fault)
            return ReadAnnouncement.Bad(number, provider, id, fault is { Rule: "announcement.missing", Field: { } name } && Line(lines, name) is { } written
                ? Violation.Of("announcement.not-a-time", name, ("name", name), ("value", written.Shortened(60))) : fault);
        if (Status(said, remarks) is not { } status) return ReadAnnouncement.Bad(number, provider, id, Violation.Of("announcement.unknown-status", Prefix + "STATUS", ("value", Value(said, Prefix + "STATUS")!.Shortened(60))));
        var account = Value(said, Prefix + "ACCOUNT");
        if (account is null) remarks.Add(Violation.Of("announcement.no-account", Prefix + "ACCOUNT"));
        var announced = Moment(said.DtStamp) ?? Moment(said.LastModified);
        return ReadAnnouncement.Of(
            number, new(provider!, id!, account, status, times.Start!.Value, times.End!.Value, Circuits(said, remarks), said.Summary, announced, said.Uid, said.Sequence), remarks);
    }

    private static Violation? Missing(CalendarEvent said, List<Violation> remarks)
    {
        if (Values(said, Prefix + "MAINTENANCE-ID").Count > 1) remarks.Add(Violation.Of("announcement.more-numbers", Prefix + "MAINTENANCE-ID"));
        return new[] { Prefix + "PROVIDER", Prefix + "MAINTENANCE-ID" }.Where(name => Value(said, name) is null)
            .Select(name => Violation.Of("announcement.missing", name, ("name", name))).FirstOrDefault();
    }

    // What the standard leaves open the event's own status may say; a notice without any announces its window.
    private AnnouncementStatus? Status(CalendarEvent said, List<Violation> remarks)
    {
        if (isCancelled) return AnnouncementStatus.Cancelled;
        if (Value(said, Prefix + "STATUS") is { } word) return AnnouncementWords.Status(word);
        if (AnnouncementWords.Status(said.Status) is { } status) return status;
        remarks.Add(Violation.Of("announcement.no-status", Prefix + "STATUS"));
        return AnnouncementStatus.Confirmed;
    }

    private static IReadOnlyList<AnnouncedCircuit> Circuits(CalendarEvent said, List<Violation> remarks)
    {
        var all = Value(said, Prefix + "IMPACT");
        if (all is not null && AnnouncementWords.Impact(all) is null) remarks.Add(Violation.Of("announcement.unknown-impact", Prefix + "IMPACT", ("value", all.Shortened(60)), ("circuit", "*")));
        return [.. said.Properties.AllOf(Prefix + "OBJECT-ID").Select(property => (Id: property.Value?.ToString(), Own: property.Parameters.Get(Prefix + "OBJECT-IMPACT")))
            .Where(circuit => !string.IsNullOrWhiteSpace(circuit.Id))
            .Select(circuit => new AnnouncedCircuit(circuit.Id!.Trim(), AnnouncementWords.Impact(circuit.Own) ?? AnnouncementWords.Impact(all) ?? CircuitImpact.Outage))];
    }

    private DateTimeOffset? Moment(CalDateTime? at) => at is null ? null : new EventTimes(zones, floating ?? TimeZoneInfo.Utc).Moment(at, "DTSTAMP", out _);

    private static string? Line(string lines, string name) => lines.Split("\r\n")
        .Where(line => line.StartsWith(name, StringComparison.OrdinalIgnoreCase) && line.Length > name.Length && line[name.Length] is ':' or ';')
        .Select(line => line[(line.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim()).FirstOrDefault();

    private static string? Value(CalendarEvent said, string name) => Values(said, name).FirstOrDefault();

    private static List<string> Values(CalendarEvent said, string name) =>
        [.. said.Properties.AllOf(name).Select(property => property.Value?.ToString()?.Trim()).OfType<string>().Where(value => value.Length > 0)];
}
