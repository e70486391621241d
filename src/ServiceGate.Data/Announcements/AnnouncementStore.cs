using ServiceGate.Core.Facts.Announcements;
using ServiceGate.Core.Foundation.Json;
using ServiceGate.Core.Ports.Stores;
using ServiceGate.Data.Sql;

namespace ServiceGate.Data.Announcements;

internal sealed class AnnouncementStore(SqlScope sql) : IAnnouncementStore
{
    private const string Columns =
        """
        launch_id, unit_id, maintenance, place, provider, maintenance_id, account, status, starts_at, ends_at, replaced, called_off, circuits, summary,
        announced_at, uid, sequence, followed_by
        """;

    public Task<IReadOnlyList<AnnouncedWindow>> OfMaintenanceAsync(long unitId, string maintenance) => sql.ListAsync(
        $"SELECT {Columns} FROM announced_window WHERE unit_id = @unitId AND maintenance = @maintenance ORDER BY place", new { unitId, maintenance }, Read);

    public Task<AnnouncedWindow?> FindAsync(long launchId) =>
        sql.FirstAsync($"SELECT {Columns} FROM announced_window WHERE launch_id = @launchId", new { launchId }, Read);

    public Task AddAsync(AnnouncedWindow window) => sql.ExecuteAsync(
        $"""
        INSERT INTO announced_window ({Columns})
        VALUES (
            @launchId, @unitId, @maintenance, @place, @provider, @maintenanceId, @account, @status, @startsAt, @endsAt, @replaced, @calledOff, @circuits, @summary,
            @announcedAt, @uid, @sequence, @followedBy)
        """,
        Values(window, 0));

    public Task UpdateAsync(AnnouncedWindow window, long seenPlace) => sql.GuardedAsync(
        """
        UPDATE announced_window
        SET place = @place, provider = @provider, maintenance_id = @maintenanceId, account = @account, status = @status, starts_at = @startsAt, ends_at = @endsAt,
            replaced = @replaced, called_off = @calledOff, circuits = @circuits, summary = @summary, announced_at = @announcedAt, uid = @uid, sequence = @sequence,
            followed_by = @followedBy
        WHERE launch_id = @launchId AND place = @seen
        """,
        Values(window, seenPlace));

    private static object Values(AnnouncedWindow window, long seen) => new
    {
        seen,
        launchId = window.LaunchId,
        unitId = window.UnitId,
        maintenance = window.Maintenance,
        place = window.Place,
        provider = window.Provider,
        maintenanceId = window.MaintenanceId,
        account = window.Account,
        status = window.Status.Code(),
        startsAt = window.Span.Start.Ms(),
        endsAt = window.Span.End.Ms(),
        replaced = CoreJson.Write(window.Replaced),
        calledOff = window.CalledOff.Flag(),
        circuits = CoreJson.Write(window.Circuits),
        summary = window.Summary,
        announcedAt = window.Announced.Ms(),
        uid = window.Uid,
        sequence = window.Sequence,
        followedBy = window.FollowedBy,
    };

    private static AnnouncedWindow Read(Row row) => new()
    {
        LaunchId = row.Long("launch_id"),
        UnitId = row.Long("unit_id"),
        Maintenance = row.Text("maintenance"),
        Place = row.Long("place"),
        Provider = row.Text("provider"),
        MaintenanceId = row.Text("maintenance_id"),
        Account = row.TextOrNull("account"),
        Status = row.Code<AnnouncementStatus>("status"),
        Span = new(row.Instant("starts_at"), row.Instant("ends_at")),
        Replaced = CoreJson.Read<IReadOnlyList<AnnouncedSpan>>(row.Text("replaced")),
        CalledOff = row.Flag("called_off"),
        Circuits = CoreJson.Read<IReadOnlyList<AnnouncedCircuit>>(row.Text("circuits")),
        Summary = row.TextOrNull("summary"),
        Announced = row.InstantOrNull("announced_at"),
        Uid = row.TextOrNull("uid"),
        Sequence = row.LongOrNull("sequence"),
        FollowedBy = row.LongOrNull("followed_by"),
    };
}
