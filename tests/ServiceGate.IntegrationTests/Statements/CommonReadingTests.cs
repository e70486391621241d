using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Ports.Stores;
using ServiceGate.Data.Sql;
using ServiceGate.IntegrationTests.Stores;

namespace ServiceGate.IntegrationTests.Statements;

/// <summary>A transaction that all of a page reads in: one for all, with what the page itself has written, and none that has failed or is over.</summary>
public sealed class CommonReadingTests(DatabaseStand stand) : DatabaseTests(stand)
{
    private static readonly Person Somebody = new(70_001, "somebody", "某人", "Somebody", "zh-CN", null);

    [Test]
    public async Task Readings_BesideAndWithinEachOther_AreOneTransaction()
    {
        await using var reading = Database.ShareReading(CancellationToken.None);
        SqlScope first, second;
        await using (first = await Database.ReadAsync(CancellationToken.None))
        await using (second = await Database.ReadAsync(CancellationToken.None))
            Assert.That(second, Is.SameAs(first));
        await using (var third = await Database.ReadAsync(CancellationToken.None)) Assert.That(third, Is.SameAs(first));
        Assert.That(await Task.WhenAll(Enumerable.Range(0, 20).Select(i => ReadAsync(s => s.Organisation.FindPersonAsync(ManagerId)))), Is.All.Not.Null);
    }

    [Test]
    public async Task Reading_AfterTheFlowHasWritten_SeesIt()
    {
        await using var reading = Database.ShareReading(CancellationToken.None);
        Assert.That(await ReadAsync(s => s.Organisation.FindPersonAsync(Somebody.Id)), Is.Null);

        await WriteAsync(s => s.Organisation.AddPersonAsync(Somebody));

        Assert.That(await ReadAsync(s => s.Organisation.FindPersonAsync(Somebody.Id)), Is.EqualTo(Somebody));
    }

    [Test]
    public async Task Reading_WhileAnotherFlowWrites_SeesOneState()
    {
        await using var reading = Database.ShareReading(CancellationToken.None);
        Assert.That(await ReadAsync(s => s.Organisation.FindPersonAsync(Somebody.Id)), Is.Null);

        Task written;
        using (ExecutionContext.SuppressFlow()) written = Task.Run(() => WriteAsync(s => s.Organisation.AddPersonAsync(Somebody)));
        await written;

        Assert.That(await ReadAsync(s => s.Organisation.FindPersonAsync(Somebody.Id)), Is.Null);
        await reading.DisposeAsync();
        Assert.That(await ReadAsync(s => s.Organisation.FindPersonAsync(Somebody.Id)), Is.EqualTo(Somebody));
    }

    [Test]
    public async Task Reading_AfterAStatementHasFailed_IsAnotherOne()
    {
        await using var reading = Database.ShareReading(CancellationToken.None);
        SqlScope failed;
        await using (failed = await Database.ReadAsync(CancellationToken.None))
            Assert.That(() => failed.NumberAsync("SELECT no_such_column FROM person"), Throws.Exception);

        await using var next = await Database.ReadAsync(CancellationToken.None);
        Assert.That(next, Is.Not.SameAs(failed));
        Assert.That(await next.NumberAsync("SELECT COUNT(*) FROM person"), Is.EqualTo(1));
    }

    [Test]
    public async Task Reading_ThatIsToBeCancelledByItself_IsAnotherOne()
    {
        using var page = new CancellationTokenSource();
        using var part = new CancellationTokenSource();
        await using var reading = Database.ShareReading(page.Token);

        await using var own = await Database.ReadAsync(part.Token);
        await using var common = await Database.ReadAsync(page.Token);
        await using var whichever = await Database.ReadAsync(CancellationToken.None);

        Assert.That((ReferenceEquals(own, common), ReferenceEquals(common, whichever)), Is.EqualTo((false, true)));
    }

    [Test]
    public async Task Reading_WhenItIsOver_LeavesWhoIsAtItAlone()
    {
        await using var reading = Database.ShareReading(CancellationToken.None);
        await using (var at = await Database.ReadAsync(CancellationToken.None))
        {
            await reading.DisposeAsync();
            Assert.That(await at.NumberAsync("SELECT COUNT(*) FROM person"), Is.EqualTo(1));
            await using var next = await Database.ReadAsync(CancellationToken.None);
            Assert.That(next, Is.Not.SameAs(at));
        }
    }
}
