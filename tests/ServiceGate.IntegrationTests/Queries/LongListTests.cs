using ServiceGate.Core.Facts.Audit;
using ServiceGate.Core.Facts.Launches;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Ports.Stores;
using ServiceGate.Data.Queries;
using ServiceGate.Data.Sql;
using ServiceGate.Data.Sqlite;
using ServiceGate.IntegrationTests.Stores;
using ServiceGate.Tests.Stores;
using SQLitePCL;

namespace ServiceGate.IntegrationTests.Queries;

/// <summary>
/// How SQLite carries out what pages ask of long lists, by what it says of the very statements: many rows are walked through an index in the order of the list, few are found through
/// what narrows them. The result is the same either way.
/// </summary>
[TestFixture(false)]
[TestFixture(true)]
public sealed class LongListTests(bool statistics) : StoreContract(new SqliteStand())
{
    private const int Many = 1_100;
    private const long SmallUnit = 900_011;
    private static readonly Actor Everything = new(1, "everything", [new(Role.Auditor, UnitId)]);
    private static readonly Actor OfTheSmallUnit = new(2, "small", [new(Role.Auditor, SmallUnit)]);
    private readonly List<string> _heard = [];
    private strdelegate_trace _hear = null!;

    private SqliteDatabase Database => (SqliteDatabase)((DatabaseStand)Stand).Opened;

    [SetUp]
    public async Task FillAsync()
    {
        await WriteAsync(async s =>
        {
            await s.Organisation.AddUnitAsync(new(SmallUnit, UnitId, UnitLevel.City, "NB", "宁波分公司", "Ningbo", "Asia/Shanghai"));
            for (var i = 1; i <= Many; i++)
            {
                var launch = NewLaunch(i, $"HZ-2026-{i:D6}", $"Group {Many - i}");
                await s.Launches.AddAsync(launch with { UnitId = i % 100 == 0 ? SmallUnit : UnitId, Status = i % 2 == 0 ? LaunchStatus.Draft : LaunchStatus.InReview });
                await s.Audit.AppendAsync([AuditEvents.First(launch.Id)]);
            }
        });
        if (statistics) await Database.WriteAsync(sql => sql.ExecuteAsync("ANALYZE", null), default);
        _hear = (_, sql) => _heard.Add(sql);
        await Database.ReadAsync(sql =>
        {
            raw.sqlite3_trace(((Microsoft.Data.Sqlite.SqliteConnection)sql.Connection).Handle!, _hear, null);
            return Task.FromResult(0);
        }, default);
    }
}
