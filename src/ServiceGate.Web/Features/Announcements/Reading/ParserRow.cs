using System.Text.Json;
using ServiceGate.Core.Foundation.Checks;

namespace ServiceGate.Web.Features.Announcements.Reading;

/// <summary>
/// Rows as the public circuit-maintenance-parser (networktocode, Apache 2.0) writes its <c>Maintenance</c> objects: names in snake case, times in seconds since 1970. What it
/// fills in where a notice says nothing, a uid of “0” with the sequence 1 and “None”, counts as not said. Fields that are new to us are left aside.
/// </summary>
internal static class ParserRow
{
    /// <summary>Whether rows are of this form: some have its name of a maintenance's number, and none has ours.</summary>
    public static bool AreThese(IReadOnlyList<JsonElement> rows) => rows.Any(row => Has(row, "maintenance_id")) && !rows.Any(row => Has(row, "maintenanceId"));

    /// <summary>Reads a row.</summary>
    public static ReadAnnouncement Read(int number, JsonElement row, TimeZoneInfo? zone)
    {
        var fields = new RowFields(row, null);
        var remarks = new List<Violation>();
        var (provider, id, account) = (Said(fields.Text("provider", true)), Said(fields.Text("maintenance_id", true)), Said(fields.Text("account")));
        var (status, start, end) = (fields.Status("status"), fields.Seconds("start", zone, true), fields.Seconds("end", zone, true));
        var circuits = fields.Circuits("circuits", "circuit_id", remarks);
        var (summary, stamp, uid) = (fields.Text("summary"), fields.Seconds("stamp", zone), fields.Text("uid"));
        if (uid is "0" || string.IsNullOrWhiteSpace(uid)) uid = null;
        long? sequence = uid is not null && fields.Find("sequence") is { ValueKind: JsonValueKind.Number } value && value.TryGetInt64(out var counted) ? counted : null;
        if (fields.Fault is { } fault) return ReadAnnouncement.Bad(number, provider, id, fault);
        if (account is null) remarks.Add(Violation.Of("announcement.no-account", "account"));
        return ReadAnnouncement.Of(number, new(provider ?? "", id ?? "", account, status!.Value, start!.Value, end!.Value, circuits, summary, stamp, uid, sequence), remarks);
    }

    private static bool Has(JsonElement row, string name) => row.ValueKind is JsonValueKind.Object && row.EnumerateObject().Any(field => FieldName.Of(field) == name);

    private static string? Said(string? text) => text is null or "None" || string.IsNullOrWhiteSpace(text) ? null : text;
}
