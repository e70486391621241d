using System.Globalization;
using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Facts.Gates;
using ServiceGate.Core.Facts.Launches;
using ServiceGate.Core.Facts.Notices;
using ServiceGate.Core.Ports.Stores;
using ServiceGate.Data.Opening;

namespace ServiceGate.IntegrationTests.Servers;

/// <summary>
/// A launch on PostgreSQL with so many customers that no import would end in time, and batches that go to all of them. Its result is known and its gate is
/// open, so that nothing but a batch's own time holds it.
/// </summary>
internal sealed class LargeList
{
    private const string Number = "HZ-2026-900000";
    private const long FirstCustomer = 10_000_000;

    private readonly ISessionFactory _sessions;
    private readonly long _launch;
    private int _batches;

    private LargeList(ISessionFactory sessions, long launch) => (_sessions, _launch) = (sessions, launch);

    /// <summary>Makes it.</summary>
    /// <param name="database">The database; it has no customers yet.</param>
    /// <param name="sessions">Its transactions.</param>
    /// <param name="unit">A unit of the organisation.</param>
    /// <param name="owner">Somebody of it.</param>
    /// <param name="definitionVersion">Which version of the IT cutover's definition it follows.</param>
    /// <param name="customers">How many customers there are.</param>
    public static async Task<LargeList> MakeAsync(DatabaseSettings database, ISessionFactory sessions, long unit, long owner, int definitionVersion, int customers)
    {
        var now = TimeProvider.System.GetUtcNow();
        await using var session = await sessions.BeginAsync();
        var (launch, audience) = (await session.NextIdAsync(), await session.NextIdAsync());
        await session.Launches.AddAsync(new()
        {
            Id = launch,
            Number = Number,
            Kind = LaunchKind.ItCutover,
            Title = "The launch with the large list",
            UnitId = unit,
            Department = "product",
            OwnerId = owner,
            Window = new("2026-11-28T00:00", "2026-11-28T06:00", "Asia/Shanghai", now.AddDays(30), now.AddDays(31)),
            DefinitionId = "it-cutover",
            DefinitionVersion = definitionVersion,
            AudienceId = audience,
            Result = LaunchResult.Success,
            Status = LaunchStatus.Reported,
            CreatedAt = now,
        });
        await session.Gates.SaveAsync(new(launch, GateNames.NoticeRelease, GateStatus.Open, now, owner));
        await session.Audiences.AddAsync(new(audience, launch, "import", "list.csv", 0, false, null, now));
        await session.CommitAsync();
        await AddCustomersAsync(database, audience, customers);
        return new(sessions, launch);
    }

    /// <summary>Adds a batch of text messages to all of them.</summary>
    /// <param name="due">When it is to begin.</param>
    /// <returns>Its id.</returns>
    public async Task<long> AddBatchAsync(DateTimeOffset due)
    {
        await using var session = await _sessions.BeginAsync();
        var step = string.Create(CultureInfo.InvariantCulture, $"told-{++_batches}");
        var version = new NoticeVersion(await session.NextIdAsync(), _launch, step, 1, NoticePurpose.Announcement, new("通告", "Notice"), null, "hash");
        await session.Notices.AddAsync(version);
        var batch = new Batch(
            await session.NextIdAsync(), _launch, step, version.Purpose, NoticeChannel.Sms, version.Id, due, due.AddHours(4), IgnoreQuietHours: true);
        await session.Notices.AddAsync(batch);
        await session.CommitAsync();
        return batch.Id;
    }

    private static async Task AddCustomersAsync(DatabaseSettings database, long audience, int customers)
    {
        await using var connection = await Databases.ConnectAsync(database);
        await using var command = connection.CreateCommand();
        command.CommandTimeout = 120;
        command.CommandText = string.Create(CultureInfo.InvariantCulture,
            $"""
            INSERT INTO customer (id, account, name, phone, email, push_id, tier, language, unit_code, erased_at)
            SELECT {FirstCustomer} + i, 'A' || i, NULL, '139' || lpad(i::text, 8, '0'), NULL, NULL, 'basic', 'zh-CN', 'HZ', NULL FROM generate_series(1, {customers}) i;
            INSERT INTO audience_member (audience_id, customer_id) SELECT {audience}, {FirstCustomer} + i FROM generate_series(1, {customers}) i;
            UPDATE audience SET member_count = {customers}, complete = 1, list_hash = 'hash' WHERE id = {audience};
            ANALYZE
            """);
        await command.ExecuteNonQueryAsync();
    }
}
