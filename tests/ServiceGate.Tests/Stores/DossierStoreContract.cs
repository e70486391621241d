using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Ports.Stores;

namespace ServiceGate.Tests.Stores;

public abstract class DossierStoreContract(IStoreStand stand) : StoreContract(stand)
{
    private long _launch;

    [SetUp]
    public async Task PrepareAsync() => _launch = await AddLaunchAsync();

    [Test]
    public async Task Save_WhenNewAndThenChanged_KeepsTheItemAndItsHistory()
    {
        var first = Item(Section.Risks, "r1", 1);
        var second = Item(Section.Risks, "r1", 2) with { ChangedAt = Now.AddMinutes(1), ChangedBy = 7 };
        await SaveAsync(first, 0, 1);
        await SaveAsync(second, 1, 2);

        Assert.That(await ReadAsync(s => s.Dossiers.FindAsync(_launch, Section.Risks, "r1")), Is.EqualTo(second));
        Assert.That(await ReadAsync(s => s.Dossiers.ChangesAsync(_launch, 10)), Is.EqualTo(new[] { new ItemChange(second, 2), new ItemChange(first, 1) }));
        Assert.That(await ReadAsync(s => s.Dossiers.ContentAsync(first.Hash)), Is.EqualTo(first.Content));
        Assert.That(await ReadAsync(s => s.Dossiers.ChangesAsync(_launch, 1)), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task SavedTogether_IsFoundWithin_AndWrittenWithItsHistoryAtTheEnd()
    {
        var keys = Enumerable.Range(1, 250).Select(i => $"r{i:D3}").ToList();
        var gone = Item(Section.Concerns, "c1", 2) with { Removed = true };
        await SaveAsync(Item(Section.Concerns, "c1", 1), 0, 1);
        await SaveAsync(gone, 1, 1);
        await TogetherAsync(async s =>
        {
            foreach (var key in keys) await s.Dossiers.SaveAsync(Item(Section.Risks, key, 1), 0, 1);
            await s.Dossiers.SaveAsync(Item(Section.Risks, "r002", 2), 1, 1);
            Assert.That((await s.Dossiers.FindAsync(_launch, Section.Risks, "r002"))?.Revision, Is.EqualTo(2));
            Assert.That(await s.Dossiers.FindAsync(_launch, Section.Concerns, "c1"), Is.EqualTo(gone), "what was removed is known");
            Assert.That((await s.Dossiers.ItemsAsync(_launch)).Select(i => i.Key), Is.EqualTo(keys));
        });
        await TogetherAsync(async s =>
        {
            foreach (var key in keys.Skip(2)) await s.Dossiers.SaveAsync(Item(Section.Risks, key, 2), 1, 2);
            await s.Dossiers.SaveAsync(Item(Section.Risks, "r001", 2) with { Removed = true }, 1, 2);
            await s.Dossiers.SaveAsync(Item(Section.Concerns, "c1", 3), 2, 2);
        });

        Assert.That(await ReadAsync(s => s.Dossiers.ItemsAsync(_launch)), Is.EqualTo(keys.Skip(1).Select(k => Item(Section.Risks, k, 2)).Prepend(Item(Section.Concerns, "c1", 3))));
        var changes = await ReadAsync(s => s.Dossiers.ChangesAsync(_launch, 1000));
        Assert.That((changes.Count(c => c.Round == 1), changes.Count(c => c.Round == 2), changes.Count(c => c.Item.Key == "r002")), Is.EqualTo((253, 250, 2)));
        Assert.That(await ReadAsync(s => s.Dossiers.ContentAsync("hash-3")), Is.EqualTo(Item(Section.Risks, "", 3).Content));
    }

    [TestCase(0)]
    [TestCase(2)]
    public async Task SavedTogether_WhenARevisionIsNotTheOneSeen_IsLeftToTheRetry_AndNothingIsKept(int seen)
    {
        await SaveAsync(Item(Section.Risks, "r1", 1), 0, 1);

        Assert.That(() => TogetherAsync(async s =>
        {
            await s.Dossiers.SaveAsync(Item(Section.Risks, "r2", 1), 0, 1);
            await s.Dossiers.SaveAsync(Item(Section.Risks, "r1", seen + 1), seen, 1);
        }), Throws.Exception.Matches<Exception>(e => Sessions.IsTransient(e!)));
        Assert.That((await ReadAsync(s => s.Dossiers.ItemsAsync(_launch))).Select(i => (i.Key, i.Revision)), Is.EqualTo(new[] { ("r1", 1) }));
    }

    [Test]
    public async Task ItemsAt_AreThoseOfTheMoment_ThoughChangedOrRemovedLater()
    {
        var (first, second) = (Item(Section.Risks, "r1", 1), Item(Section.Risks, "r1", 2) with { ChangedAt = Now.AddMinutes(2), ChangedBy = 7 });
        var other = Item(Section.Concerns, "c1", 1) with { ChangedAt = Now.AddMinutes(2), ChangedBy = 7 };
        var gone = second with { Revision = 3, Removed = true, ChangedAt = Now.AddMinutes(4) };
        await SaveAsync(first, 0, 1);
        await SaveAsync(second, 1, 1);
        await SaveAsync(other, 0, 1);
        await SaveAsync(gone, 2, 2);

        Task<IReadOnlyList<DossierItem>> AtAsync(int minutes) => ReadAsync(s => s.Dossiers.ItemsAtAsync(_launch, Now.AddMinutes(minutes)));
        Assert.That(await AtAsync(-1), Is.Empty);
        Assert.That(await AtAsync(0), Is.EqualTo(new[] { first }));
        Assert.That(await AtAsync(1), Is.EqualTo(new[] { first }));
        Assert.That(await AtAsync(3), Is.EqualTo(new[] { other, second }));
        Assert.That(await AtAsync(4), Is.EqualTo(new[] { other }));
        Assert.That(await ReadAsync(s => s.Dossiers.MomentsAsync(_launch, 2)), Is.EqualTo(new DossierMoment[] { new(gone.ChangedAt, gone.ChangedBy, 1), new(second.ChangedAt, 7, 2) }));
    }

    [TestCase(0, TestName = "Save_WhenSomebodyAddedItMeanwhile_IsLeftToTheRetry")]
    [TestCase(2, TestName = "Save_WhenSomebodyChangedItMeanwhile_IsLeftToTheRetry")]
    public async Task Save_WhenRevisionIsNotTheOneSeen_IsLeftToTheRetry(int seen)
    {
        await SaveAsync(Item(Section.Risks, "r1", 1), 0, 1);

        Assert.That(() => SaveAsync(Item(Section.Risks, "r1", seen + 1), seen, 1), Throws.Exception.Matches<Exception>(e => Sessions.IsTransient(e!)));
        Assert.That((await ReadAsync(s => s.Dossiers.ItemsAsync(_launch))).Single().Revision, Is.EqualTo(1));
    }

    [Test]
    public async Task Items_WhenOneWasRemoved_AreTheOthersBySectionAndKey()
    {
        await SaveAsync(Item(Section.Notices, "n1", 1), 0, 1);
        await SaveAsync(Item(Section.Risks, "r2", 1), 0, 1);
        await SaveAsync(Item(Section.Risks, "r1", 1), 0, 1);
        await SaveAsync(Item(Section.Concerns, "c1", 1), 0, 1);
        await SaveAsync(Item(Section.Risks, "r2", 2) with { Removed = true }, 1, 1);

        Assert.That((await ReadAsync(s => s.Dossiers.ItemsAsync(_launch))).Select(i => i.Key), Is.EqualTo(new[] { "c1", "r1", "n1" }));
        Assert.That((await ReadAsync(s => s.Dossiers.FindAsync(_launch, Section.Risks, "r2")))?.Removed, Is.True);
    }

    [Test]
    public async Task Authors_WhenSeveralChanged_AreThoseOfTheSectionsInTheRound()
    {
        await SaveAsync(Item(Section.Risks, "r1", 1) with { ChangedBy = 1 }, 0, 1);
        await SaveAsync(Item(Section.Risks, "r1", 2) with { ChangedBy = 2 }, 1, 2);
        await SaveAsync(Item(Section.Channels, "hotline", 1) with { ChangedBy = 3 }, 0, 2);
        await SaveAsync(Item(Section.Trials, "t1", 1) with { ChangedBy = 4 }, 0, 2);

        Assert.That(await ReadAsync(s => s.Dossiers.AuthorsAsync(_launch, [Section.Risks, Section.Channels], 2)), Is.EquivalentTo(new[] { 2, 3 }));
        Assert.That(await ReadAsync(s => s.Dossiers.AuthorsAsync(_launch, [], 2)), Is.Empty);
    }

    [Test]
    public async Task KeepContent_WhenKeptTwice_ChangesNothing()
    {
        await WriteAsync(s => s.Dossiers.KeepContentAsync("h", "first"));
        await WriteAsync(s => s.Dossiers.KeepContentAsync("h", "first"));

        Assert.That(await ReadAsync(s => s.Dossiers.ContentAsync("h")), Is.EqualTo("first"));
        Assert.That(await ReadAsync(s => s.Dossiers.ContentAsync("other")), Is.Null);
    }

    private Task SaveAsync(DossierItem item, int seen, int round) => WriteAsync(s => s.Dossiers.SaveAsync(item, seen, round));

    private Task TogetherAsync(Func<ICommandSession, Task> work) => WriteAsync(s => s.Dossiers.SaveTogetherAsync(_launch, () => work(s)));

    private DossierItem Item(Section section, string key, int revision) =>
        new(_launch, section, key, revision, $$"""{"revision":{{revision}}}""", $"hash-{revision}", ManagerId, Now);
}
