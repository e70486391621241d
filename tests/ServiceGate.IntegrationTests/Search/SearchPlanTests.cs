using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Ports.Stores;
using ServiceGate.Data.Queries;
using ServiceGate.Data.Search;
using ServiceGate.Data.Sql;
using ServiceGate.Data.Sqlite;
using ServiceGate.IntegrationTests.Stores;
using ServiceGate.Tests.Stores;
using SQLitePCL;

namespace ServiceGate.IntegrationTests.Search;

/// <summary>How SQLite carries a search out, by what it says of the very statements, with and without statistics: few are found through their grams, many are walked in the order of the list.</summary>
[TestFixture(false)]
[TestFixture(true)]
public sealed class SearchPlanTests : StoreContract
{
    private const int Many = 1_200;
    private static readonly Actor Everything = new(1, "everything", [new(Role.Auditor, UnitId)]);

    private readonly SqliteStand _stand;
    private readonly bool _statistics;
    private readonly List<string> _heard = [];
    private readonly strdelegate_trace _hear;

    public SearchPlanTests(bool statistics) : this(statistics, new()) { }

    private SearchPlanTests(bool statistics, SqliteStand stand) : base(stand)
    {
        (_stand, _statistics) = (stand, statistics);
        _hear = (_, sql) => _heard.Add(sql);
    }

    private Database Database => _stand.Opened;

    [SetUp]
    public async Task FillAsync()
    {
        _heard.Clear();
        await WriteAsync(async s =>
        {
            for (var i = 1; i <= Many; i++) await s.Launches.AddAsync(NewLaunch(i, $"HZ-2026-{i:D6}", i % 100 == 0 ? "月末割接" : "平日割接"));
        });
        while (await new SearchIndex(Database).FillAsync() > 0) { }
        if (_statistics) await Database.WriteAsync(sql => sql.ExecuteAsync("ANALYZE main", null), default);
        await using var reading = await Database.ReadAsync(default);
        raw.sqlite3_trace(((CachingConnection)reading.Connection).Inner.Handle!, _hear, null);
    }

    [Test]
    public async Task Many_AreCountedThroughTheirGram_AndWalkedInTheirOrder()
    {
        var found = await FindAsync("割接");

        Assert.That((found.Total, found.Rows.Count), Is.EqualTo((1001, 25)));
        Assert.That(await PlanOfAsync("SELECT COUNT(*)"), Has.Some.Contains("SEARCH g USING PRIMARY KEY (gram=?").And.None.Contains("SCAN l").And.None.Contains("SCAN g"));
        Assert.That(await PlanOfAsync("SELECT l.id"), Has.Some.Contains("SCAN l USING INDEX ix_launch_window").And.Some.Contains("SEARCH p0 USING PRIMARY KEY (gram=? AND unit_id=? AND launch_id=?)").And.None.Contains("TEMP B-TREE"));
    }

    [Test]
    public async Task AllOfMany_AreCountedByTheirGramAlone()
    {
        Assert.That((await new LaunchList(Database).FindAsync(Everything, new() { Text = "割接" })).Total, Is.EqualTo(Many));
        Assert.That(_heard.Count(sql => sql.StartsWith("SELECT COUNT(*) FROM launch_gram g WHERE", StringComparison.Ordinal) && !sql.Contains("launch l", StringComparison.Ordinal)), Is.EqualTo(1));
    }

    [TestCase("月末", 12)]
    [TestCase("000777", 1)]
    [TestCase("割接 月末", 12)]
    [TestCase("末", 12)]
    public async Task Few_AreFoundThroughTheirGram(string search, int expected)
    {
        Assert.That((await FindAsync(search)).Total, Is.EqualTo(expected));
        Assert.That(await PlanOfAsync("SELECT l.id"), Has.Some.Contains("SEARCH g USING PRIMARY KEY (gram=?").And.Some.Contains("SEARCH l USING INTEGER PRIMARY KEY").And.None.Contains("SCAN l").And.None.Contains("SCAN g"));
    }

    [Test]
    public async Task WhatIsNowhere_IsNotLookedForInLists()
    {
        Assert.That((await FindAsync("末月")).Total, Is.Zero);
        Assert.That(_heard.Where(sql => sql.Contains("l.standing", StringComparison.Ordinal)), Is.Empty);
    }

    private Task<FoundLaunches> FindAsync(string text) =>
        new LaunchList(Database).FindAsync(Everything, new() { Text = text, PageSize = 25, MostCounted = SearchLimits.MostCounted });

    /// <summary>The plan of the last statement about texts that begins with some words.</summary>
    private async Task<IReadOnlyList<string>> PlanOfAsync(string words)
    {
        var asked = _heard.Last(sql => sql.StartsWith(words, StringComparison.Ordinal) && sql.Contains("launch_text", StringComparison.Ordinal) && !sql.Contains("p.user_name", StringComparison.Ordinal));
        return await Database.ReadAsync(sql => sql.ListAsync($"EXPLAIN QUERY PLAN {asked}", null, row => row.Text("detail")), default);
    }
}
