using Microsoft.Extensions.DependencyInjection;
using ServiceGate.Core.Facts.Gates;
using ServiceGate.Core.Facts.Notices;
using ServiceGate.Core.Facts.Reminders;
using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Core.Ports.Reminders;
using ServiceGate.IntegrationTests.Delivery;
using ServiceGate.IntegrationTests.Stores;

namespace ServiceGate.IntegrationTests.Reminders;

/// <summary>What the sweep leaves to an agenda, and for how long, when that agenda never does anything. Time stands still until a test moves it.</summary>
public sealed class HeadStartTests(DatabaseStand stand) : WorkerTests(stand)
{
    private static readonly LocalText Text = new("通告", "Notice");

    private protected override void AddServices(IServiceCollection services) => services.AddSingleton<IReminderSchedule>(new IdleAgenda());

    [SetUp]
    public void LetBusinessTimeFollow() => Business.Set(null);

    [Test]
    public async Task Batch_IsBegunByTheSweepTenSecondsAfterItsTime()
    {
        await AddListAsync(3);
        var batch = await AddBatchAsync(Text, null, status: BatchStatus.Planned, dueAt: Now.AddMinutes(1));
        await StartAsync();

        await PassAsync(TimeSpan.FromSeconds(60));
        Assert.That((await FindAsync(batch)).Status, Is.EqualTo(BatchStatus.Planned));
        await PassAsync(TimeSpan.FromMilliseconds(9_999));
        Assert.That((await FindAsync(batch)).Status, Is.EqualTo(BatchStatus.Planned));
        await PassAsync(TimeSpan.FromMilliseconds(1));

        var begun = await FindAsync(batch);
        Assert.That((begun.BegunBy, begun.StartedAt), Is.EqualTo((BegunBy.Sweep, (DateTimeOffset?)Now.AddSeconds(70))));
    }

    [Test]
    public async Task Batch_WhoseGateHasJustOpened_IsLeftToTheAgendaFromThenOn()
    {
        await AddListAsync(3);
        await SetGateAsync(LaunchId, GateStatus.Waiting);
        var batch = await AddBatchAsync(Text, null, status: BatchStatus.Planned, dueAt: Now.AddHours(-1));
        await StartAsync();
        await SetGateAsync(LaunchId, GateStatus.Open);

        await PassAsync(TimeSpan.FromSeconds(9));
        Assert.That((await FindAsync(batch)).Status, Is.EqualTo(BatchStatus.Planned));
        await PassAsync(TimeSpan.FromSeconds(1));
        Assert.That((await FindAsync(batch)).BegunBy, Is.EqualTo(BegunBy.Sweep));
    }

    // 20:00 in Shanghai ends the day: what could not go out after the head start is nobody's to wait for.
    [Test]
    public async Task Batch_AtTheEndOfTheDay_IsBegunAtOnce()
    {
        await AddListAsync(3);
        var lastMoments = new DateTimeOffset(2026, 11, 20, 11, 59, 55, TimeSpan.Zero);
        var batch = await AddBatchAsync(Text, null, status: BatchStatus.Planned, dueAt: lastMoments);
        await StartAsync();
        await PassAsync(lastMoments - Now);
        var begun = await FindAsync(batch);
        Assert.That((begun.BegunBy, begun.StartedAt), Is.EqualTo((BegunBy.Sweep, (DateTimeOffset?)lastMoments)));
    }

    [Test]
    public async Task Batch_ThatHasLostItsUse_ExpiresWithoutAHeadStart()
    {
        await AddListAsync(3);
        var batch = await AddBatchAsync(Text, null, status: BatchStatus.Planned, dueAt: Now.AddHours(-3));
        await StartAsync();
        Assert.That((await FindAsync(batch)).Status, Is.EqualTo(BatchStatus.Expired));
    }

    // A round begins, and has ended when it sets the timer.
    private async Task PassAsync(TimeSpan time)
    {
        Pass(time);
        await Timer.NextAsync();
    }

    private sealed class IdleAgenda : IReminderSchedule
    {
        public TimeSpan HeadStart => TimeSpan.FromSeconds(10);

        public Task PlanAsync(Reminder reminder, CancellationToken cancellation) => Task.CompletedTask;

        public Task CancelAsync(ReminderSlot slot, CancellationToken cancellation) => Task.CompletedTask;
    }
}
