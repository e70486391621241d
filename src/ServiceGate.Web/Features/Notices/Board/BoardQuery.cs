using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Facts.Notices;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Foundation.Json;
using ServiceGate.Core.Foundation.Time;
using ServiceGate.Data.Queries;

namespace ServiceGate.Web.Features.Notices.Board;

/// <summary>Which batches are asked for, as it stands in an address: the same for the board and its export. What makes no sense asks for nothing.</summary>
internal sealed record BoardQuery(string? Status, string? Day, string? Unit, string? Channel, string? Sort)
{
    /// <summary>Reads an address.</summary>
    public static BoardQuery From(IQueryCollection query) => new(query["status"], query["day"], query["unit"], query["channel"], query["sort"]);

    /// <summary>The day asked for; null: any.</summary>
    public DateOnly? OnDay => Days.Find(Day);

    /// <summary>The filter. Without a status those that are not over; of a day all of it.</summary>
    /// <param name="tree">The organisation.</param>
    /// <param name="zone">Whose day it is.</param>
    public NoticeFilter Read(OrganisationTree tree, TimeZoneInfo zone) => new()
    {
        Statuses = CoreJson.TryParseCode<BatchStatus>(Status, out var status) ? [status] : OnDay is null ? Batch.Open : [],
        DueFrom = OnDay is { } day ? LocalTimes.StartOfDay(day, zone) : null,
        DueUntil = OnDay is { } last ? LocalTimes.StartOfDay(last.AddDays(1), zone) : null,
        UnitId = tree.Find(Unit)?.Id,
        Channel = CoreJson.TryParseCode<NoticeChannel>(Channel, out var channel) ? channel : null,
        Order = CoreJson.TryParseCode<NoticeOrder>(Sort?.TrimStart('-'), out var order) ? order : NoticeOrder.Time,
        Descending = Sort?.StartsWith('-') == true,
    };
}
