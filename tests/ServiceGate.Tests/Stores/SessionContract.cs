using ServiceGate.Core.Facts.Commands;
using ServiceGate.Core.Facts.Gates;
using ServiceGate.Core.Ports.Stores;

namespace ServiceGate.Tests.Stores;

public abstract class SessionContract(IStoreStand stand) : StoreContract(stand)
{
    [Test]
    public async Task Dispose_WhenNotCommitted_LeavesNothing()
    {
        await using (var session = await Sessions.BeginAsync())
            await session.Launches.AddAsync(NewLaunch(1));

        Assert.That(await ReadAsync(s => s.Launches.FindAsync(1)), Is.Null);
    }

    [Test]
    public async Task Dispose_WhenAStatementFailed_LeavesNothingAndLetsTheNextIn()
    {
        await using (var session = await Sessions.BeginAsync())
        {
            await session.Launches.AddAsync(NewLaunch(800_001));
            Assert.That(() => session.Launches.AddAsync(NewLaunch(800_002)), Throws.Exception, "the number is taken");
        }

        await AddLaunchAsync();
        Assert.That(await ReadAsync(s => s.Launches.FindAsync(800_001)), Is.Null);
    }

    [Test]
    public async Task Read_WhenSomethingIsCommittedMeanwhile_StillSeesTheStateAtItsStart()
    {
        await using var reader = await Sessions.ReadAsync();
        Assert.That(await reader.Launches.FindAsync("HZ-2026-000001"), Is.Null);

        await AddLaunchAsync();

        Assert.That(await reader.Launches.FindAsync("HZ-2026-000001"), Is.Null);
        Assert.That(await ReadAsync(s => s.Launches.FindAsync("HZ-2026-000001")), Is.Not.Null);
    }

    [Test]
    public async Task Changes_GrowWithWhatIsWrittenAndUndone_NotWithWhatIsRead()
    {
        await using var session = await Sessions.BeginAsync();
        var seen = new List<long> { session.Changes };
        async Task SeeAsync(Func<Task> act)
        {
            await act();
            seen.Add(session.Changes);
        }

        await SeeAsync(() => session.Launches.FindAsync(1));
        await SeeAsync(() => session.Launches.AddAsync(NewLaunch(800_001)));
        await SeeAsync(() => session.Flows.ReplaceWorkAsync(800_001, []));
        await SeeAsync(() => session.AttemptAsync(async () =>
        {
            await session.Gates.SaveAsync(new(800_001, "go-ahead", GateStatus.Open, Now, 0));
            await SeeAsync(() => Task.CompletedTask);
            throw new InvalidOperationException();
        }));
        await SeeAsync(() => session.Dossiers.KeepContentAsync("hash", "{}"));

        Assert.That(seen[1], Is.EqualTo(seen[0]), "reading");
        Assert.That(seen.Skip(1), Is.Ordered);
        Assert.That(new[] { seen[2] > seen[1], seen[4] > seen[3], seen[5] > seen[4], seen[6] > seen[5] }, Is.All.True, "adding, saving, undoing, keeping");
    }

    [Test]
    public async Task Read_WhenItWrites_Fails()
    {
        await using var reader = await Sessions.ReadAsync();

        Assert.That(() => reader.Launches.AddAsync(NewLaunch(1)), Throws.Exception);
        Assert.That(async () => await reader.NextIdAsync(), Throws.InvalidOperationException);
    }

    [Test]
    public async Task NextId_WhenSessionsCommitOrNot_IsNeverHandedOutTwice()
    {
        var ids = new List<long>();
        for (var i = 0; i < 6; i++)
        {
            await using var session = await Sessions.BeginAsync();
            for (var n = 0; n < 900; n++) ids.Add(await session.NextIdAsync());
            if (i % 2 == 0) await session.CommitAsync();
        }

        Assert.That(ids, Is.Unique.And.Ordered);
    }

    [Test]
    public async Task NextId_WhenOneSessionNeedsMoreThanTwoBlocks_GivesDifferentOnes()
    {
        var first = await TakeAsync(2500, commit: true);
        var second = await TakeAsync(2500, commit: true);

        Assert.That(first.Concat(second), Is.Unique);
    }

    // What a session that failed had taken for itself alone was never seen by anybody and may come again.
    [Test]
    public async Task NextId_WhenASessionWithManyIdsFails_DoesNotTakeAwayCommittedOnes()
    {
        var kept = await TakeAsync(2500, commit: true);
        await TakeAsync(2500, commit: false);
        var later = await TakeAsync(2500, commit: true);

        Assert.That(kept.Concat(later), Is.Unique);
    }

    [Test]
    public async Task CommandLog_WhenTwoGiveTheSameCommand_KeepsOneAnswerThatBothGet()
    {
        var answers = await Task.WhenAll(Enumerable.Range(1, 8).Select(i => Task.Run(() => AnswerAsync($"\"answer {i}\""))));

        var kept = (await ReadAsync(s => s.Commands.FindAsync(ManagerId, "c-1")))!;
        Assert.That(answers, Is.All.EqualTo(kept));
        Assert.That((kept.Name, kept.Fingerprint, kept.At), Is.EqualTo(("CreateLaunch", "f", Now)));
        Assert.That(await ReadAsync(s => s.Commands.FindAsync(ManagerId + 1, "c-1")), Is.Null);
    }

    [Test]
    public async Task CommandLog_WhenTheSameIdIsKeptAgain_IsLeftToTheRetry()
    {
        var record = new CommandRecord(ManagerId, "c-1", "CreateLaunch", "f", "1", Now);
        await WriteAsync(s => s.Commands.AddAsync(record));

        await using var second = await Sessions.BeginAsync();
        Assert.That(() => second.Commands.AddAsync(record), Throws.Exception.Matches<Exception>(e => Sessions.IsTransient(e!)));
    }

    private async Task<List<long>> TakeAsync(int count, bool commit)
    {
        await using var session = await Sessions.BeginAsync();
        var ids = new List<long>();
        for (var i = 0; i < count; i++) ids.Add(await session.NextIdAsync());
        if (commit) await session.CommitAsync();
        return ids;
    }

    /// <summary>Finds the stored answer or stores its own, as the command runner does.</summary>
    private Task<CommandRecord> AnswerAsync(string answer) => WriteAsync(async s =>
    {
        if (await s.Commands.FindAsync(ManagerId, "c-1") is { } earlier) return earlier;
        var record = new CommandRecord(ManagerId, "c-1", "CreateLaunch", "f", answer, Now);
        await s.Commands.AddAsync(record);
        return record;
    });
}
