using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Facts.Launches;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Foundation.Json;
using ServiceGate.Core.Ports.Stores;
using ServiceGate.Core.Rules.Searching;
using ServiceGate.Data.Purging;
using ServiceGate.Data.Queries;
using ServiceGate.Data.Search;
using ServiceGate.IntegrationTests.Stores;
using ServiceGate.Workflow.Json;

namespace ServiceGate.IntegrationTests.Search;

/// <summary>What a search of launches finds, before and after the index has looked at them, on every kind of database.</summary>
public sealed class SearchTests(DatabaseStand stand) : DatabaseTests(stand)
{
    private const long OtherUnitId = 900_011;
    private static readonly Actor InTheOther = new(2, "other", [new(Role.Auditor, OtherUnitId)]);

    private SearchIndex Index => new(Database);

    [SetUp]
    public Task AddUnitAsync() => WriteAsync(s => s.Organisation.AddUnitAsync(new(OtherUnitId, null, UnitLevel.City, "NB", "宁波分公司", "Ningbo", "Asia/Shanghai")));

    [Test]
    public async Task WordsOfTheDossier_AreFound_BeforeAndAfterTheIndexHasSeenThem()
    {
        await AddAsync(1, "电视平台割接", "月末出账期间失败");
        await AddAsync(2, "宽带提速", "ＩＰＴＶ 业务中断");

        foreach (var seen in new[] { false, true })
        {
            if (seen) await FillAsync();
            Assert.That(await FindAsync("割接"), Is.EqualTo(new[] { 1L }), $"title, seen: {seen}");
            Assert.That(await FindAsync("月末"), Is.EqualTo(new[] { 1L }), $"dossier, seen: {seen}");
            Assert.That(await FindAsync("割接 失败"), Is.EqualTo(new[] { 1L }), $"both, seen: {seen}");
            Assert.That(await FindAsync("iptv"), Is.EqualTo(new[] { 2L }), $"full width, seen: {seen}");
            Assert.That(await FindAsync("断"), Is.EqualTo(new[] { 2L }), $"one character, seen: {seen}");
            Assert.That(await FindAsync("000002"), Is.EqualTo(new[] { 2L }), $"number, seen: {seen}");
            Assert.That(await FindAsync("李伟"), Is.EqualTo(new[] { 1L, 2L }), $"owner, seen: {seen}");
            Assert.That(await FindAsync("li.wei 中断"), Is.EqualTo(new[] { 2L }), $"owner and dossier, seen: {seen}");
            foreach (var absent in new[] { "割末", "likelihood", "割%", "_接", "割接\\", "[割]", "出账割接" })
                Assert.That(await FindAsync(absent), Is.Empty, $"{absent}, seen: {seen}");
        }
    }

    [Test]
    public async Task WordsThatAreTakenOut_AreNotFound_NorThoseOfARemovedItem()
    {
        await AddAsync(1, "割接", "月末失败");
        await FillAsync();
        await SaveAsync(1, "平常失败", revision: 2);
        Assert.That(await FindAsync("月末"), Is.Empty, "waits");
        Assert.That(await FindAsync("平常"), Is.EqualTo(new[] { 1L }), "waits");
        await FillAsync();
        Assert.That((await FindAsync("月末"), await FindAsync("平常")), Is.EqualTo((Array.Empty<long>(), new[] { 1L })).Using<(long[], long[])>((a, b) => a.Item1.SequenceEqual(b.Item1) && a.Item2.SequenceEqual(b.Item2)));

        await SaveAsync(1, "平常失败", revision: 3, removed: true);
        await FillAsync();
        Assert.That(await FindAsync("平常"), Is.Empty);
        Assert.That(await GramsAsync(1), Is.EquivalentTo(Grams.Of("hz-2026-000001 割接")));
    }

    [Test]
    public async Task ManyThatWait_AreFoundToo()
    {
        for (var i = 1; i <= 60; i++) await AddAsync(i, i % 2 == 0 ? "割接" : "提速", "月末出账");

        Assert.That(await FindAsync("割接"), Has.Length.EqualTo(30));
        Assert.That(await FindAsync("月末"), Has.Length.EqualTo(60));
        Assert.That(await Index.FillAsync(), Is.EqualTo(SearchIndex.AtOnce));
        Assert.That(await FindAsync("割接 月末"), Has.Length.EqualTo(30), "some are seen, many wait");
    }

    [Test]
    public async Task AnIndexThatWasCut_GoesOnWhereItWas()
    {
        for (var i = 1; i <= 25; i++) await AddAsync(i, "割接", $"第{i}批");
        using var cut = new CancellationTokenSource();
        Assert.That(await Index.FillAsync(cancellation: cut.Token), Is.EqualTo(SearchIndex.AtOnce));
        await cut.CancelAsync();
        await Assert.ThatAsync(() => Index.FillAsync(cancellation: cut.Token), Throws.InstanceOf<OperationCanceledException>());
        Assert.That((await Index.ProgressAsync()).Waiting, Is.EqualTo(25 - SearchIndex.AtOnce));

        await FillAsync();

        Assert.That(await Index.ProgressAsync(), Is.EqualTo(new SearchProgress(25, 0)));
        Assert.That(await FindAsync("割接"), Has.Length.EqualTo(25));
        for (var i = 1; i <= 25; i++) Assert.That(await GramsAsync(i), Is.EquivalentTo(Grams.Of($"hz-2026-{i:D6} 割接 第{i}批 原因 控制 张")));
    }

    [Test]
    public async Task WhatAnOlderProgramWrites_IsFoundByTheSweep_AndNothingWrongIsShownBefore()
    {
        await AddAsync(1, "割接", "月末失败");
        await FillAsync();
        // It knows neither of texts nor of grams.
        await Database.WriteAsync(async sql =>
        {
            await sql.ExecuteAsync("INSERT INTO content (hash, canonical) SELECT 'new', REPLACE(canonical, '月末', '平常') FROM content WHERE hash IN (SELECT hash FROM dossier_item WHERE launch_id = 1)");
            await sql.ExecuteAsync("UPDATE dossier_item SET hash = 'new' WHERE launch_id = 1");
            await sql.ExecuteAsync("UPDATE launch SET content_rev = content_rev + 1, title = '提速', search_text = 'hz-2026-000001 提速' WHERE id = 1");
            return await sql.ExecuteAsync(
                """
                INSERT INTO launch (id, number, kind, title, search_text, unit_id, department, owner_id, status, local_start, local_end, time_zone, starts_at, ends_at, definition_id, definition_version, content_rev, input_rev, round, told_count, created_at, rule_set)
                SELECT 2, 'HZ-2026-000002', kind, '扩容', 'hz-2026-000002 扩容', unit_id, department, owner_id, status, local_start, local_end, time_zone, starts_at, ends_at, definition_id, definition_version, 1, 1, round, told_count, created_at, rule_set FROM launch WHERE id = 1
                """);
        }, default);
        Assert.That(await FindAsync("月末"), Is.Empty);
        Assert.That(await FindAsync("割接"), Is.Empty);

        Assert.That(await FindAsync("扩容"), Is.EqualTo(new[] { 2L }), "what it creates waits by itself");

        Assert.That(await Index.SweepAsync(), Is.EqualTo(1));
        Assert.That(await Index.SweepAsync(), Is.Zero, "they wait already");
        await FillAsync();

        Assert.That(await FindAsync("平常"), Is.EqualTo(new[] { 1L }));
        Assert.That(await FindAsync("提速"), Is.EqualTo(new[] { 1L }));
        Assert.That(await FindAsync("扩容"), Is.EqualTo(new[] { 2L }));
        Assert.That(await FindAsync("月末"), Is.Empty);
    }

    [Test]
    public async Task WhoReadsAnotherUnit_SeesNeitherHitNorCount()
    {
        await AddAsync(1, "割接", "月末");
        await AddAsync(2, "割接", "月末", OtherUnitId);
        foreach (var seen in new[] { false, true })
        {
            if (seen) await FillAsync();
            foreach (var search in new[] { "割接", "月末", "割", "李伟", "割接 李伟" })
            {
                var found = await new LaunchList(Database).FindAsync(InTheOther, new() { Text = search });
                Assert.That((found.Total, found.Rows.Single().Id), Is.EqualTo((1, 2L)), $"{search}, seen: {seen}");
            }
        }
    }

    [Test]
    public async Task ALaunchThatIsPurged_TakesItsGramsWithIt()
    {
        await AddAsync(1, "割接", "月末", status: LaunchStatus.Closed);
        await AddAsync(2, "割接", "月末");
        await FillAsync();

        await new Purge(Database).RunAsync(Now.AddYears(6), Now);

        Assert.That(await Database.ReadAsync(sql => sql.ListAsync("SELECT DISTINCT launch_id FROM launch_gram", null, row => row.Long("launch_id")), default), Is.EqualTo(new[] { 2L }));
        Assert.That(await FindAsync("割接"), Is.EqualTo(new[] { 2L }));
    }

    [Test]
    public async Task WhatIsFound_IsWhatANaiveSearchFinds()
    {
        var random = new Random(49);
        string[] pieces = ["割接", "月末", "出账", "电视", "宽带", "5G", "iptv", "%", "_", "\\", "[", "𠮷", "😀", "HZ", "a", "12", " ", "失败", "Ａ"];
        string Some(int most) => string.Concat(Enumerable.Range(0, random.Next(1, most)).Select(_ => pieces[random.Next(pieces.Length)]));
        var texts = new Dictionary<long, string>();
        for (var i = 1; i <= 80; i++)
        {
            var (title, risk) = ($"题{Some(6)}", $"因{Some(20)}");
            await AddAsync(i, title, risk);
            texts[i] = SearchText.Normalise($"HZ-2026-{i:D6} {title} {risk} 原因 控制 张");
        }
        for (var round = 0; round < 3; round++)
        {
            for (var search = 0; search < 40; search++)
            {
                var text = Some(4);
                var words = SearchText.Words(text).Where(w => !"li.wei李伟li wei".Contains(w, StringComparison.Ordinal)).ToList();
                if (words.Count == 0) continue;
                // While many wait, the old way is asked, which folds nothing in dossiers.
                if (round == 0 && words.Any(w => w.Length < 6 && w.All(c => c < 0x2E80))) continue;
                var expected = texts.Where(t => words.All(w => t.Value.Contains(w, StringComparison.Ordinal))).Select(t => t.Key).Order();
                if (round > 0) Assert.That((await FindAsync(string.Join(' ', words))).Order(), Is.EqualTo(expected), $"{text}, round {round}");
            }
            for (var i = 0; i < 4; i++) await Index.FillAsync();
        }
    }

    private Task AddAsync(long id, string title, string risk, long unit = UnitId, LaunchStatus status = LaunchStatus.Draft) => WriteAsync(async s =>
    {
        await s.Launches.AddAsync(NewLaunch(id, $"HZ-2026-{id:D6}", title) with { UnitId = unit, Status = status, ContentRevision = 1 });
        await s.Dossiers.SaveAsync(Item(id, risk, 1, false), 0, 0);
    });

    private Task SaveAsync(long id, string risk, int revision, bool removed = false) => WriteAsync(async s =>
    {
        var launch = (await s.Launches.FindAsync(id))!;
        await s.Dossiers.SaveAsync(Item(id, risk, revision, removed), revision - 1, 0);
        await s.Launches.UpdateAsync(launch with { ContentRevision = launch.ContentRevision + 1, InputRevision = launch.InputRevision + 1 }, launch.InputRevision);
    });

    private static DossierItem Item(long id, string risk, int revision, bool removed)
    {
        var canonical = CoreJson.Canonical<object>(new Risk(risk, "原因", 1, 1, 1, "控制", 1, 1, "张"));
        return new(id, Section.Risks, "r1", revision, canonical, ContentHash.OfCanonical(canonical), ManagerId, Now, removed);
    }

    private async Task FillAsync()
    {
        while (await Index.FillAsync() > 0) { }
    }

    private async Task<long[]> FindAsync(string text)
    {
        var found = await new LaunchList(Database).FindAsync(Actor.System, new() { Text = text, PageSize = 200 });
        Assert.That(found.Total, Is.EqualTo(found.Rows.Count), text);
        return [.. found.Rows.Select(r => r.Id)];
    }

    private async Task<IReadOnlyList<long>> GramsAsync(long launch) =>
        await Database.ReadAsync(sql => sql.ListAsync("SELECT gram FROM launch_gram WHERE launch_id = @launch", new { launch }, row => row.Long("gram")), default);
}
