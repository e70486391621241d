using System.Collections.Concurrent;
using Microsoft.Extensions.Logging.Abstractions;
using ServiceGate.Core.Facts.Reminders;
using ServiceGate.Core.Foundation.Time;
using ServiceGate.Core.Ports.Reminders;
using ServiceGate.Core.Ports.Stores;
using ServiceGate.Delivery.FanOut;
using ServiceGate.Delivery.Outages;
using ServiceGate.Delivery.Reminders;
using ServiceGate.IntegrationTests.Delivery;

namespace ServiceGate.IntegrationTests.Reminders;

/// <summary>What the planner asks of the agenda.</summary>
public sealed class ReminderPlannerTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 20, 2, 0, 0, TimeSpan.Zero);
    private const long Mark = 999;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private ManualTime _machine = null!;
    private BusinessClock _clock = null!;
    private WorkSignal _signal = null!;
    private Tables _tables = null!;
    private Agenda _agenda = null!;
    private ReminderPlanner _planner = null!;

    [SetUp]
    public void Make()
    {
        (_machine, _signal, _tables, _agenda) = (new(Now), new(), new(), new());
        _clock = new(_machine);
        _planner = new(_tables, _agenda, _agenda, _signal, _clock, _machine, new(new NoSessions(), _machine, NullLogger<OutageLog>.Instance), NullLogger<ReminderPlanner>.Instance);
    }

    [TearDown]
    public async Task StopAsync()
    {
        await _planner.StopAsync(default);
        _planner.Dispose();
    }

    [Test]
    public async Task Start_PlansWhatIsDueWithinFortyEightHours()
    {
        _tables.Reminders = [At(1, "a", 1), At(2, "b", 47.9), At(3, "c", 48.1)];
        await StartAsync();
        Assert.That(_agenda.Plan, Is.EquivalentTo(new[] { "a-1", "b-1" }));
        Assert.That(_planner.Planned.Select(r => r.Slot.Step), Is.EqualTo(new[] { "a", "b" }));
    }

    [Test]
    public async Task Sweep_PlansWhatHasComeNearer()
    {
        _tables.Reminders = [At(3, "c", 48.1)];
        await StartAsync();
        _machine.Advance(TimeSpan.FromHours(1));
        await SettledAsync();
        Assert.That(_agenda.Plan, Is.EqualTo(new[] { "c-1" }));
    }

    [Test]
    public async Task Moved_PlansThatLaunchAnewAndTakesAwayWhatItNoLongerHas()
    {
        _tables.Reminders = [At(1, "a", 1), At(1, "gone", 2), At(2, "other", 3)];
        await StartAsync();
        _tables.Reminders = [At(1, "a", 5, revision: "2"), At(1, "new", 6)];
        _signal.RemindersMoved(1);
        await SettledAsync();
        Assert.That(_agenda.Plan, Is.EquivalentTo(new[] { "a-2", "new-1", "other-1" }), "the other launch was not looked at");
    }

    [Test]
    public async Task Look_AtWhatIsPlannedAlready_AsksNothing()
    {
        _tables.Reminders = [At(1, "a", 1)];
        await StartAsync();
        _machine.Advance(DueTimer.Sweep);
        _signal.RemindersMoved(1);
        await SettledAsync();
        Assert.That(_agenda.Calls, Is.EqualTo(1));
    }

    [Test]
    public async Task Storage_WhenItFails_IsAskedAgainWithTheNextSweep()
    {
        _tables.Reminders = [At(1, "a", 1), At(2, "b", 2)];
        _agenda.Fails = true;
        await _planner.StartAsync(default);
        await UntilAsync(() => _agenda.Calls == 1);
        Assert.That(_agenda.Plan, Is.Empty);
        _agenda.Fails = false;
        _machine.Advance(DueTimer.Sweep);
        await UntilAsync(() => _agenda.Plan.Count == 2);
    }

    [Test]
    public async Task Storage_AfterItFailed_KeepsNothingThatIsNoLongerPlanned()
    {
        _tables.Reminders = [At(1, "a", 1), At(2, "b", 2)];
        await StartAsync();
        _agenda.Fails = true;
        _tables.Reminders = [At(1, "a", 1, revision: "2"), At(2, "b", 2)];
        _signal.RemindersMoved(1);
        await UntilAsync(() => _agenda.Calls == 3);
        _agenda.Fails = false;
        _tables.Reminders = [At(1, "a", 1, revision: "2")];
        _machine.Advance(DueTimer.Sweep);
        await UntilAsync(() => _planner.Planned.Select(r => r.Revision).SequenceEqual(["2"]));
        Assert.That(_agenda.Plan, Is.EqualTo(new[] { "a-2" }));
    }

    [Test]
    public async Task Lease_WhenItIsAnothers_NothingIsPlannedAndWhatWasIsTakenAway()
    {
        _tables.Reminders = [At(1, "a", 1)];
        await StartAsync();
        _agenda.IsOurs = false;
        _machine.Advance(DueTimer.Sweep);
        _signal.RemindersMoved(1);
        await UntilAsync(() => _agenda.Plan.Count == 0);
        Assert.That(_planner.Planned, Is.Empty);
    }

    [Test]
    public async Task BusinessTime_WhenItWasSet_NothingIsPlanned()
    {
        _tables.Reminders = [At(1, "a", 1)];
        await StartAsync();
        _clock.Set(Now.AddDays(1));
        _machine.Advance(DueTimer.Sweep);
        await UntilAsync(() => _agenda.Plan.Count == 0);
    }

    [Test]
    public async Task Slot_WithTwoMoments_HasTheSoonerOne()
    {
        _tables.Reminders = [At(1, "a", 9, revision: "later"), At(1, "a", 1, revision: "sooner")];
        await StartAsync();
        Assert.That(_agenda.Plan, Is.EqualTo(new[] { "a-sooner" }));
    }

    private async Task StartAsync()
    {
        await _planner.StartAsync(default);
        await UntilAsync(() => _agenda.Asked > 0);
        await SettledAsync();
    }

    // One look follows another: once a launch that has nothing is read, those before are over. A look at everything passes it over.
    private Task SettledAsync()
    {
        var before = _tables.Marks;
        return UntilAsync(() =>
        {
            _signal.RemindersMoved(Mark);
            return _tables.Marks > before;
        });
    }

    private static async Task UntilAsync(Func<bool> holds)
    {
        using var ended = new CancellationTokenSource(Patience);
        using var rest = new PeriodicTimer(TimeSpan.FromMilliseconds(5));
        while (!holds()) await rest.WaitForNextTickAsync(ended.Token);
    }

    private static Reminder At(long launch, string step, double hours, string revision = "1") =>
        new(launch, new(ReminderKind.CustomerNotice, $"HZ-2026-{launch:000000}", step, "sms"), revision, Now.AddHours(hours), new("title", 5, []));

    private sealed class Tables : IReminderSource
    {
        public IReadOnlyList<Reminder> Reminders { get; set; } = [];

        public int Marks { get; private set; }

        public Task<IReadOnlyList<Reminder>> UntilAsync(DateTimeOffset now, DateTimeOffset until, long? launchId, CancellationToken cancellation)
        {
            if (launchId == Mark) Marks++;
            return Task.FromResult<IReadOnlyList<Reminder>>([.. Reminders.Where(r => r.DueAt <= until && (launchId is null || r.LaunchId == launchId))]);
        }
    }

    private sealed class Agenda : IReminderSchedule, IAgendaLease
    {
        private readonly ConcurrentDictionary<ReminderSlot, string> _plan = [];

        public bool Fails { get; set; }

        public bool IsOurs { get; set; } = true;

        public int Calls { get; private set; }

        public int Asked { get; private set; }

        public IReadOnlyCollection<string> Plan => [.. _plan.Select(p => $"{p.Key.Step}-{p.Value}")];

        public TimeSpan HeadStart => TimeSpan.FromSeconds(10);

        public Task PlanAsync(Reminder reminder, CancellationToken cancellation)
        {
            Calls++;
            if (Fails) throw new IOException("A test wants it so.");
            _plan[reminder.Slot] = reminder.Revision;
            return Task.CompletedTask;
        }

        public Task CancelAsync(ReminderSlot slot, CancellationToken cancellation)
        {
            _plan.Remove(slot, out _);
            return Task.CompletedTask;
        }

        public Task<bool> IsOursAsync(CancellationToken cancellation)
        {
            Asked++;
            return Task.FromResult(IsOurs);
        }
    }

    private sealed class NoSessions : ISessionFactory
    {
        public Task<ICommandSession> BeginAsync(CancellationToken cancellation = default) => throw new NotSupportedException();

        public Task<ICommandSession> BeginBulkAsync(CancellationToken cancellation = default) => throw new NotSupportedException();

        public Task<ICommandSession> ReadAsync(CancellationToken cancellation = default) => throw new NotSupportedException();

        public bool IsTransient(Exception exception) => false;
    }
}
