using ServiceGate.Core.Facts.Audiences;
using ServiceGate.Core.Ports.Stores;

namespace ServiceGate.Tests.Stores;

public abstract class AudienceStoreContract(IStoreStand stand) : StoreContract(stand)
{
    private long _launch;

    [SetUp]
    public async Task PrepareAsync() => _launch = await AddLaunchAsync();

    [Test]
    public async Task Adopt_WhenTwentyThousandWereSetAside_HasThemAll()
    {
        var audience = await AddAudienceAsync(_launch, 20_000);

        Assert.That(await ReadAsync(s => s.Audiences.CountAsync(audience)), Is.EqualTo(20_000));
        Assert.That((await ReadAsync(s => s.Audiences.FindAsync(audience)))! with { Reach = null }, Is.EqualTo(
            new Audience(audience, _launch, $"import-{audience}", "list.csv", 20_000, true, "hash", Now, null, new(Added: 20_000, Lines: 20_000))));
        Assert.That(await ReadAsync(s => s.Audiences.MembersAsync(audience, [.. Enumerable.Range(1, 1200).Select(i => $"A{i * 20}")])), Has.Count.EqualTo(1000));
    }

    [Test]
    public async Task Shared_IsCountedOnceForAPair_OfLiveLaunchesOfTheTime()
    {
        var mine = await UsedAsync(_launch, "HZ-2026-000001", 5);
        var second = await AddLaunchAsync("HZ-2026-000002");
        var other = await UsedAsync(second, "HZ-2026-000002", 3);
        var (from, until) = (new DateTimeOffset(2026, 11, 27, 4, 0, 0, TimeSpan.Zero), new DateTimeOffset(2026, 11, 28, 4, 0, 0, TimeSpan.Zero));

        Assert.That(await ReadAsync(s => s.Audiences.UncountedAsync(_launch, mine, from, until)), Is.EqualTo(new[] { other }));
        Assert.That(await ReadAsync(s => s.Audiences.UncountedAsync(_launch, mine, until, until.AddDays(1))), Is.Empty, "another night");
        await WriteAsync(s => s.Audiences.CountSharedAsync(mine, other));
        await WriteAsync(s => s.Audiences.CountSharedAsync(other, mine));

        Assert.That(await ReadAsync(s => s.Audiences.SharedAsync(mine)), Is.EqualTo(new Dictionary<long, int> { [other] = 3 }));
        Assert.That(await ReadAsync(s => s.Audiences.SharedAsync(other)), Is.EqualTo(new Dictionary<long, int> { [mine] = 3 }));
        Assert.That(await ReadAsync(s => s.Audiences.UncountedAsync(_launch, mine, from, until)), Is.Empty, "done");
        Assert.That(await ReadAsync(s => s.Audiences.UncountedAsync(second, other, from, until)), Is.Empty);
    }

    private async Task<long> UsedAsync(long launch, string number, int customers)
    {
        var audience = await AddAudienceAsync(launch, customers);
        await WriteAsync(async s =>
        {
            var stored = (await s.Launches.FindAsync(number))!;
            await s.Launches.UpdateAsync(stored with { AudienceId = audience, InputRevision = stored.InputRevision + 1 }, stored.InputRevision);
        });
        return audience;
    }

    [Test]
    public async Task SetAside_LeavesTheRegisterAlone_UntilTheListIsAdopted()
    {
        await AddAudienceAsync(_launch, 2);
        var (second, changed) = (await StartAsync(), NewCustomers(1, 1)[0] with { Phone = "13777777777" });

        await WriteAsync(s => s.Audiences.SetAsideAsync(second, [changed, .. NewCustomers(2, 2)]));

        Assert.That((await ReadAsync(s => s.Audiences.FindCustomerAsync("A1")))!.Phone, Is.EqualTo("13900000001"));
        Assert.That(await ReadAsync(s => s.Audiences.FindCustomerAsync("A3")), Is.Null);
        Assert.That((await ReadAsync(s => s.Audiences.FindAsync(second)))!.Counts, Is.EqualTo(new ImportCounts(Added: 1, Changed: 1, Same: 1, Lines: 3)));
        var units = await WriteAsync(async s => await s.Audiences.AdoptAsync((await s.Audiences.FindAsync(second))!, "hash", null, ManagerId));
        Assert.That(units, Is.EqualTo([new UnitChange("HZ", 1, 1)]));
        Assert.That((await ReadAsync(s => s.Audiences.FindCustomerAsync("A1")))!.Phone, Is.EqualTo("13777777777"));
        Assert.That((await ReadAsync(s => s.Audiences.FindCustomerAsync("A3")))!.Phone, Is.EqualTo("13900000003"));
        Assert.That((await ReadAsync(s => s.Audiences.RegisteredAsync(["A1", "A2", "A3", "A4"]))).ToDictionary(k => k.Key, k => k.Value.Revision), Is.EqualTo(
            new Dictionary<string, long> { ["A1"] = 2, ["A2"] = 1, ["A3"] = 1 }));
    }

    [Test]
    public async Task SetAside_WhenAnotherOneCameFirst_IsLeftToTheRetry()
    {
        var audience = await StartAsync();
        var (list, key) = ((await ReadAsync(s => s.Audiences.FindAsync(audience)))!, await WriteAsync(s => s.Audiences.ReachKeyAsync()));
        await WriteAsync(s => s.Audiences.SetAsideAsync(audience, NewCustomers(1, 3)));

        Assert.That(() => WriteAsync(s => s.Audiences.SetAsideAsync(list, [new(NewCustomers(4, 1)[0], RowEffect.Added, null)], 1, key, Now)), Throws.TypeOf<ConcurrentChangeException>());
        Assert.That((await ReadAsync(s => s.Audiences.FindAsync(audience)))!.Count, Is.EqualTo(3));
    }

    [Test]
    public async Task SetAside_WhenTheListIsComplete_IsLeftToTheRetry()
    {
        var audience = await AddAudienceAsync(_launch, 1);

        Assert.That(() => WriteAsync(s => s.Audiences.SetAsideAsync(audience, NewCustomers(2, 1))), Throws.TypeOf<ConcurrentChangeException>());
        Assert.That(await ReadAsync(s => s.Audiences.CountAsync(audience)), Is.EqualTo(1));
    }

    [Test]
    public async Task ForgetPending_TakesThemAway_ButNotFromACompleteList()
    {
        var (complete, open) = (await AddAudienceAsync(_launch, 2), await StartAsync());
        await WriteAsync(s => s.Audiences.SetAsideAsync(open, NewCustomers(1, 5)));

        foreach (var audience in new[] { complete, open }) await WriteAsync(s => s.Audiences.ForgetPendingAsync(audience));

        Assert.That((await ReadAsync(s => s.Audiences.FindAsync(open)))!, Has.Property("Count").Zero.And.Property("Counts").Null);
        Assert.That((await ReadAsync(s => s.Audiences.PendingAsync(open)), await ReadAsync(s => s.Audiences.PendingAsync(complete))), Is.EqualTo((0, 2)));
        Assert.That((await ReadAsync(s => s.Audiences.FindAsync(complete)))!.Count, Is.EqualTo(2));
    }

    [Test]
    public async Task Outdated_CountsCustomersWhomAnotherImportHasWrittenSince()
    {
        var (first, second) = (await StartAsync(), await StartAsync("other"));
        await WriteAsync(s => s.Audiences.SetAsideAsync(first, NewCustomers(1, 3)));

        await WriteAsync(s => s.Audiences.FillAsync(second, NewCustomers(3, 2)));

        Assert.That(await ReadAsync(s => s.Audiences.OutdatedAsync(first)), Is.EqualTo(1), "A3 is new to the first import, and there by now");
    }

    [Test]
    public async Task Difference_CountsWhoComesWhoLeavesAndWhoIsReachedOtherwise()
    {
        var (before, next) = (await AddAudienceAsync(_launch, 10), await StartAsync());
        var named = NewCustomers(4, 1)[0] with { Name = "A new name", Tier = "gold" };
        await WriteAsync(s => s.Audiences.SetAsideAsync(next, [NewCustomers(3, 1)[0] with { Email = "a@example.com" }, named, .. NewCustomers(5, 9)]));

        Assert.That(await ReadAsync(s => s.Audiences.DifferenceAsync(next, before)), Is.EqualTo(new ListDifference(10, 3, 2, 1)));
    }

    [Test]
    public async Task Adopt_MovesTheReachOfOtherListsByWhatItChanges_AndTellsTheLaunchesThatUseThem()
    {
        var other = await AddLaunchAsync("HZ-2026-000002", "Another");
        var used = await AddAudienceAsync(other, 3);
        await WriteAsync(async s =>
        {
            var launch = (await s.Launches.FindAsync(other))!;
            await s.Launches.UpdateAsync(launch with { AudienceId = used, InputRevision = launch.InputRevision + 1 }, launch.InputRevision);
        });
        var changed = NewCustomers(2, 1)[0] with { Phone = "13777777777" };

        var mine = await StartAsync();
        await WriteAsync(s => s.Audiences.FillAsync(mine, [changed, NewCustomers(1, 1)[0] with { Name = "Only the name" }]));

        var key = await WriteAsync(s => s.Audiences.ReachKeyAsync());
        var now = (await ReadAsync(s => s.Audiences.FindAsync(used)))!;
        var summed = NewCustomers(1, 1).Append(changed).Concat(NewCustomers(3, 1)).Aggregate(default(Reach), (sum, c) => sum + Reach.Of(key, c));
        Assert.That(now.Reach, Is.EqualTo(summed), "as if it were counted anew");
        Assert.That((now.Moved, now.MovedIn, now.MovedBy), Is.EqualTo((1, _launch, 1L)));
        Assert.That(await ReadAsync(s => s.Launches.DueForSettlingAsync(Now.AddDays(-1), 10)), Is.EqualTo([other]));
        await WriteAsync(s => s.Audiences.KnowMovedAsync(used, 1));
        Assert.That(await ReadAsync(s => s.Launches.DueForSettlingAsync(Now.AddDays(-1), 10)), Is.Empty);
    }

    [Test]
    public async Task ReachKey_IsMadeOnce()
    {
        var key = await WriteAsync(s => s.Audiences.ReachKeyAsync());

        Assert.That(key, Has.Length.EqualTo(Reach.KeyBytes));
        Assert.That(await WriteAsync(s => s.Audiences.ReachKeyAsync()), Is.EqualTo(key));
    }

    [Test]
    public async Task FindByImport_WhenTheSameImportIsBegunAgain_IsLeftToTheRetry()
    {
        var audience = await StartAsync();

        Assert.That((await ReadAsync(s => s.Audiences.FindByImportAsync(_launch, "import")))?.Id, Is.EqualTo(audience));
        Assert.That(() => StartAsync(), Throws.Exception.Matches<Exception>(e => Sessions.IsTransient(e!)));
        Assert.That(await ReadAsync(s => s.Audiences.FindByImportAsync(_launch, "other")), Is.Null);
    }

    [Test]
    public async Task FindCustomer_InOtherCase_FindsNobody()
    {
        var audience = await StartAsync();
        await WriteAsync(s => s.Audiences.FillAsync(audience, NewCustomers(1, 3)));

        Assert.That((await ReadAsync(s => s.Audiences.FindCustomerAsync("A2")))?.Account, Is.EqualTo("A2"));
        Assert.That(await ReadAsync(s => s.Audiences.FindCustomerAsync("a2")), Is.Null, "account numbers compare binary");
    }

    [Test]
    public async Task SaveResults_WhenSavedAgain_ReplacesThem()
    {
        var audience = await AddAudienceAsync(_launch, 600);
        var members = await ReadAsync(s => s.Audiences.MembersAsync(audience, [.. Enumerable.Range(1, 600).Select(i => $"A{i}")]));
        await WriteAsync(s => s.Audiences.SaveResultsAsync([.. members.Values.Select(id => new CustomerResult(_launch, id, Now))]));
        var rolledBack = new CustomerResult(_launch, members["A7"], Now, Now.AddHours(1), ManagerId, "cannot watch");
        await WriteAsync(s => s.Audiences.SaveResultsAsync([rolledBack]));

        Assert.That(await ReadAsync(s => s.Audiences.ResultsAsync(_launch)), Has.Count.EqualTo(600));
        Assert.That(await ReadAsync(s => s.Audiences.ResultAsync(_launch, members["A7"])), Is.EqualTo(rolledBack));
        Assert.That(await ReadAsync(s => s.Audiences.ResultAsync(_launch, 1)), Is.Null);
        Assert.That(await ReadAsync(s => s.Audiences.ContainsAsync(audience, members["A7"])), Is.True);
        Assert.That(await ReadAsync(s => s.Audiences.ContainsAsync(audience, 1)), Is.False);
    }

    private Task<long> StartAsync(string import = "import") => WriteAsync(async s =>
    {
        var id = await s.NextIdAsync();
        await s.Audiences.AddAsync(new(id, _launch, import, "list.csv", 0, false, null, Now));
        return id;
    });
}
