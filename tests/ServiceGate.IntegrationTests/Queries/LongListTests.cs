using ServiceGate.Core.Facts.Audit;
using ServiceGate.Core.Facts.Launches;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Ports.Stores;
using ServiceGate.Data.Queries;
using ServiceGate.Data.Queries.Trail;
using ServiceGate.Data.Sql;
using ServiceGate.Data.Sqlite;
using ServiceGate.IntegrationTests.Stores;
using ServiceGate.Tests.Stores;
using SQLitePCL;

namespace ServiceGate.IntegrationTests.Queries;

/// <summary>
/// How SQLite carries out what pages ask of long lists, by what it says of the very statements, with and without statistics: many rows are walked through an index in the order of the
/// list, few are found through what narrows them; what others owe is not looked at. What is found is the same either way.
/// </summary>
[TestFixture(false)]
[TestFixture(true)]
public sealed class LongListTests : StoreContract
{
    private const int Many = 1_200;
    private const int EachSmall = 100;
    private const long SmallUnit = 900_011;
    private static readonly Actor Everything = new(1, "everything", [new(Role.Auditor, UnitId)]);
    private static readonly Actor OfTheSmallUnit = new(2, "small", [new(Role.Auditor, SmallUnit), new(Role.Reviewer, SmallUnit, "cs")]);

    private readonly SqliteStand _stand;
    private readonly bool _statistics;
    private readonly List<string> _heard = [];
    private readonly strdelegate_trace _hear;

    public LongListTests(bool statistics) : this(statistics, new()) { }

    private LongListTests(bool statistics, SqliteStand stand) : base(stand)
    {
        (_stand, _statistics) = (stand, statistics);
        _hear = (_, sql) => _heard.Add(sql);
    }

    private Database Database => _stand.Opened;

    [SetUp]
    public async Task FillAsync()
    {
        await WriteAsync(async s =>
        {
            await s.Organisation.AddUnitAsync(new(SmallUnit, UnitId, UnitLevel.City, "NB", "宁波分公司", "Ningbo", "Asia/Shanghai"));
            for (var i = 1; i <= Many; i++)
            {
                var launch = NewLaunch(i, $"HZ-2026-{i:D6}", $"Group {Many - i}");
                var window = launch.Window with { Start = launch.Window.Start.AddMinutes(i * 7 % Many), End = launch.Window.End.AddMinutes(i * 7 % Many) };
                await s.Launches.AddAsync(launch with { UnitId = i % EachSmall == 0 ? SmallUnit : UnitId, Status = i % 2 == 0 ? LaunchStatus.Draft : LaunchStatus.InReview, Window = window });
                await s.Audit.AppendAsync(AuditTrail.Event(i, 1, AuditTrail.Origin, Now.AddMinutes(i * 11 % Many), ManagerId, "launch.created", "c", new { i }));
            }
        });
        if (_statistics) await Database.WriteAsync(sql => sql.ExecuteAsync("ANALYZE main", null), default);
        await using var reading = await Database.ReadAsync(default);
        // The connection goes back to the pool, and comes out of it again for whoever reads next.
        raw.sqlite3_trace(((CachingConnection)reading.Connection).Inner.Handle!, _hear, null);
    }

    [TestCase(LaunchOrder.Window, "ix_launch_window")]
    [TestCase(LaunchOrder.Number, "sqlite_autoindex_launch_1")]
    [TestCase(LaunchOrder.Title, "ix_launch_title")]
    [TestCase(LaunchOrder.Created, "ix_launch_created")]
    public async Task Launches_WhenThereAreMany_AreWalkedInTheirOrder(LaunchOrder order, string index)
    {
        foreach (var filter in new LaunchFilter[] { new(), new() { Statuses = [LaunchStatus.Draft, LaunchStatus.InReview] }, new() { Kind = LaunchKind.ItCutover, UnitId = UnitId } })
            foreach (var descending in new[] { false, true })
            {
                _heard.Clear();
                var found = await new LaunchList(Database).FindAsync(Everything, filter with { Order = order, Descending = descending });

                Assert.That(found.Total, Is.EqualTo(Many));
                Assert.That(await PlanOfAsync("FROM launch l\nJOIN unit"), Has.Some.Contains(index).And.None.Contains("TEMP B-TREE"), $"{filter}");
            }
    }

    [Test]
    public async Task Names_OfManyOrFew_AreThoseOfTheList()
    {
        var (list, last) = (new LaunchList(Database), new LaunchFilter { Descending = true, PageSize = 5 });
        foreach (var actor in new[] { Everything, OfTheSmallUnit })
            Assert.That((await list.NamesAsync(actor, last)).Select(n => n.Number), Is.EqualTo((await list.FindAsync(actor, last)).Rows.Select(r => r.Number)));
        Assert.That(await list.NamesAsync(new(3, "nobody", []), last), Is.Empty);
    }

    [Test]
    public async Task Launches_OfASmallUnit_AreFoundThroughIt()
    {
        var found = await new LaunchList(Database).FindAsync(OfTheSmallUnit, new() { MostCounted = 50 });

        Assert.That(found.Rows.Select(r => r.Id), Is.EqualTo(Enumerable.Range(1, Many / EachSmall).Select(i => (long)i * EachSmall).OrderBy(i => i * 7 % Many).ThenBy(i => i)));
        Assert.That(await PlanOfAsync("FROM launch l\nJOIN unit"), Has.Some.Contains("ix_launch_unit"));
    }

    [Test]
    public async Task Launches_WhenWalked_AreThoseThatAreSorted()
    {
        var list = new LaunchList(Database);
        var sorted = Enumerable.Range(1, Many).OrderByDescending(i => i * 7 % Many).ThenByDescending(i => i).Select(i => (long)i).ToList();

        var page = await list.FindAsync(Everything, new() { Descending = true, Page = 3, PageSize = 40 });

        Assert.That(page.Rows.Select(r => r.Id), Is.EqualTo(sorted.Skip(80).Take(40)));
    }

    [Test]
    public async Task Launches_WhenNotAllAreCounted_SayThatThereAreMore()
    {
        var list = new LaunchList(Database);

        Assert.That((await list.FindAsync(Everything, new() { MostCounted = 1_000 })).Total, Is.EqualTo(1_001));
        Assert.That((await list.FindAsync(Everything, new() { MostCounted = Many })).Total, Is.EqualTo(Many));
        Assert.That((await list.FindAsync(OfTheSmallUnit, new() { MostCounted = 11 })).Total, Is.EqualTo(12));
    }

    [Test]
    public async Task Trail_WhenThereIsMuch_IsWalkedInTheOrderOfTime()
    {
        var found = await new AuditReading(Database).FindAsync(Everything, new() { PageSize = 30 });

        Assert.That(found.Rows.Select(r => r.Event.Chain), Is.EqualTo(Enumerable.Range(1, Many).OrderByDescending(i => i * 11 % Many).ThenByDescending(i => i).Take(30)));
        Assert.That(await PlanOfAsync("FROM audit_event e\nLEFT JOIN"), Has.Some.Contains("ix_audit_event_time").And.None.Contains("TEMP B-TREE"));
    }

    [Test]
    public async Task Trail_OfASmallUnit_IsFoundThroughIt()
    {
        var found = await new AuditReading(Database).FindAsync(OfTheSmallUnit, new());

        Assert.That((found.Total, found.Rows.Select(r => r.Event.Chain)), Is.EqualTo((12L, Enumerable.Range(1, 12).Select(i => (long)i * EachSmall).OrderByDescending(i => i * 11 % Many).ThenByDescending(i => i))).Using<(long, IEnumerable<long>)>((a, b) => a.Item1 == b.Item1 && a.Item2.SequenceEqual(b.Item2)));
        Assert.That(await PlanOfAsync("FROM audit_event e\nLEFT JOIN"), Has.Some.Contains("sqlite_autoindex_audit_event_1 (chain=?)").And.None.Contains("SCAN e"));
    }

    [Test]
    public async Task Work_IsFoundThroughWhoOwesIt()
    {
        await new WorkQueue(Database).OfAsync(OfTheSmallUnit);

        Assert.That(await PlanOfAsync("FROM work_item"), Has.Some.Contains("ix_work_item_person (person_id=?)").And.Some.Contains("ix_launch_deputy_person").And.Some.Contains("ix_work_item_person (person_id=? AND role=?)").And.None.Contains("SCAN i").And.None.Contains("SCAN w"));
    }

    /// <summary>The plan of the last statement heard that has some words.</summary>
    private async Task<IReadOnlyList<string>> PlanOfAsync(string words)
    {
        var asked = _heard.Last(sql => string.Join('\n', sql.Split('\n').Select(line => line.Trim())).Contains(words, StringComparison.Ordinal) && !sql.StartsWith("EXPLAIN", StringComparison.Ordinal));
        return await Database.ReadAsync(sql => sql.ListAsync($"EXPLAIN QUERY PLAN {asked}", null, row => row.Text("detail")), default);
    }
}
