using ServiceGate.Core.Foundation.Time;
using ServiceGate.Data.Queries.Trail;

namespace ServiceGate.Web.Features.History;

/// <summary>Which events of the audit trail an address asks for: the same for the page and its export. What makes no sense, as in an old bookmark, narrows nothing.</summary>
internal static class AuditQuery
{
    /// <summary>The filter of an address.</summary>
    /// <param name="query">The address.</param>
    /// <param name="zone">The zone in which its days are meant.</param>
    public static AuditFilter Read(IQueryCollection query, TimeZoneInfo zone) => new()
    {
        Who = Given(query["who"]),
        What = AuditKinds.All.Contains(query["what"].ToString()) ? query["what"].ToString() : null,
        Launch = Given(query["launch"]),
        From = Start(query["from"], 0, zone),
        Until = Start(query["until"], 1, zone),
    };

    private static string? Given(string? text) => text?.Trim() is { Length: > 0 } given ? given : null;

    private static DateTimeOffset? Start(string? day, int later, TimeZoneInfo zone) => Days.Find(day) is { } date ? LocalTimes.StartOfDay(date.AddDays(later), zone) : null;
}
