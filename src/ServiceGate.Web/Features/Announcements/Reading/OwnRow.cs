using System.Text.Json;
using ServiceGate.Core.Foundation.Checks;

namespace ServiceGate.Web.Features.Announcements.Reading;

/// <summary>Rows of our own form: what <c>samples/network-cutovers</c> has, and when it was said in <c>announced</c>.</summary>
internal static class OwnRow
{
    private static readonly string[] Known = ["provider", "maintenanceId", "account", "status", "start", "end", "circuits", "summary", "announced"];

    /// <summary>Reads a row.</summary>
    public static ReadAnnouncement Read(int number, JsonElement row, TimeZoneInfo? zone)
    {
        var fields = new RowFields(row, Known);
        var remarks = new List<Violation>();
        var (provider, id, account) = (fields.Text("provider", true), fields.Text("maintenanceId", true), fields.Text("account"));
        var (status, start, end) = (fields.Status("status"), fields.Time("start", zone, true), fields.Time("end", zone, true));
        var circuits = fields.Circuits("circuits", "id", remarks);
        var (summary, announced) = (fields.Text("summary"), fields.Time("announced", zone));
        if (fields.Fault is { } fault) return ReadAnnouncement.Bad(number, provider, id, fault);
        if (string.IsNullOrWhiteSpace(account)) remarks.Add(Violation.Of("announcement.no-account", "account"));
        return ReadAnnouncement.Of(number, new(provider!, id!, account, status!.Value, start!.Value, end!.Value, circuits, summary, announced), remarks);
    }
}
