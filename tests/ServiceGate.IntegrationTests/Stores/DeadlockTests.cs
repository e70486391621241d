using ServiceGate.Core.Facts.Gates;
using ServiceGate.Core.Ports.Stores;
using ServiceGate.Data.Sqlite;

namespace ServiceGate.IntegrationTests.Stores;

/// <summary>Two transactions that would wait for each other. Writers of a file take turns, so that they cannot.</summary>
public sealed class DeadlockTests(DatabaseStand stand) : DatabaseTests(stand)
{
    [Test]
    public async Task Transactions_ThatDeadlock_AreBothDoneInTheEnd()
    {
        var (a, b) = (await AddLaunchAsync(), await AddLaunchAsync("HZ-2026-000002"));
        foreach (var launch in new[] { a, b }) await SetGateAsync(launch, GateStatus.Waiting);
        var (first, second) = (new TaskCompletionSource(), new TaskCompletionSource());
        var attempts = 0;
        Task SaveAsync(long[] launches, TaskCompletionSource mine, TaskCompletionSource others) => Task.Run(() => WriteAsync(async session =>
        {
            Interlocked.Increment(ref attempts);
            await session.Gates.SaveAsync(new(launches[0], GateNames.NoticeRelease, GateStatus.Open, Now, ManagerId));
            mine.TrySetResult();
            if (!TakeTurns) await others.Task;
            await session.Gates.SaveAsync(new(launches[1], GateNames.NoticeRelease, GateStatus.Open, Now, ManagerId));
        }));

        await Task.WhenAll(SaveAsync([a, b], first, second), SaveAsync([b, a], second, first));

        Assert.That(attempts, TakeTurns ? Is.EqualTo(2) : Is.GreaterThan(2), "one of them was the victim");
        foreach (var launch in new[] { a, b })
            Assert.That((await ReadAsync(s => s.Gates.GatesAsync(launch))).Single().Status, Is.EqualTo(GateStatus.Open));
    }

    private bool TakeTurns => Database is SqliteDatabase;
}
