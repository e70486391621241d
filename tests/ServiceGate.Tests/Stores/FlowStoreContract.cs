using ServiceGate.Core.Facts.Flows;
using ServiceGate.Core.Facts.Notifications;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Ports.Stores;
using ServiceGate.Workflow.Instances;

namespace ServiceGate.Tests.Stores;

/// <summary>Bookmarks, timers and faults of flows; messages in the house.</summary>
public abstract class FlowStoreContract(IStoreStand stand) : StoreContract(stand)
{
    private long _launch;

    [SetUp]
    public async Task PrepareAsync() => _launch = await AddLaunchAsync();

    [Test]
    public async Task Save_WhenSomethingWaits_WritesItsBookmarkAndTimers()
    {
        await StartAsync(_launch, Timer(_launch, "reminder-4", 20), Timer(_launch, "deadline", 24));

        Assert.That(await ReadAsync(s => s.Flows.BookmarksAsync(_launch)), Is.EqualTo(new[] { new Bookmark(_launch, "review", 1, "ServiceGate.SignOff", "it", Now) }));
        Assert.That(await ReadAsync(s => s.Flows.TimersAsync(_launch)), Is.EqualTo(new[] { Timer(_launch, "reminder-4", 20), Timer(_launch, "deadline", 24) }));
        Assert.That((await ReadAsync(s => s.Flows.FindAsync(_launch)))!.HasWaits, Is.True);
    }

    [Test]
    public async Task Save_WhenItNoLongerWaits_RemovesBookmarkTimersAndFault()
    {
        await StartAsync(_launch, Timer(_launch, "deadline", 24));
        await WriteAsync(s => s.Flows.SetFaultAsync(_launch, new("review", 1, "broken", Now)));
        await WriteAsync(s => s.Flows.SaveAsync(new(
            new(_launch, State(2, ("close", 1))), [new(2, JournalEntry.Completed, "review", 1, "Approved")],
            [new(_launch, "close", 1, "ServiceGate.PostLaunchReview", "close", Now)], [], [new("review", 1)], Now, ManagerId)));

        Assert.That((await ReadAsync(s => s.Flows.BookmarksAsync(_launch))).Select(b => b.ActivityId), Is.EqualTo(new[] { "close" }));
        Assert.That(await ReadAsync(s => s.Flows.TimersAsync(_launch)), Is.Empty);
        Assert.That((await ReadAsync(s => s.Flows.FindAsync(_launch)))!.Fault, Is.Null);
    }

    [Test]
    public async Task SetFault_ReadsBackUntilItIsTakenAway()
    {
        var fault = new Incident("review", 1, "InvalidOperationException: “坏”", Now);
        await StartAsync(_launch);
        await WriteAsync(s => s.Flows.SetFaultAsync(_launch, fault));
        Assert.That((await ReadAsync(s => s.Flows.FindAsync(_launch)))!.Fault, Is.EqualTo(fault));

        await WriteAsync(s => s.Flows.SetFaultAsync(_launch, null));
        Assert.That((await ReadAsync(s => s.Flows.FindAsync(_launch)))!.Fault, Is.Null);
    }

    [Test]
    public async Task DueTimers_AreThoseWhoseMomentHasComeUntilTheyAreTaken()
    {
        await StartAsync(_launch, Timer(_launch, "reminder-4", 20), Timer(_launch, "deadline", 24));

        Assert.That(await ReadAsync(s => s.Flows.DueTimersAsync(_launch, Now.AddHours(20).AddMilliseconds(-1))), Is.Empty);
        var due = await ReadAsync(s => s.Flows.DueTimersAsync(_launch, Now.AddHours(20)));
        Assert.That(due, Is.EqualTo(new[] { Timer(_launch, "reminder-4", 20) }));
        await WriteAsync(s => s.Flows.RemoveTimersAsync(due));
        Assert.That(await ReadAsync(s => s.Flows.TimersAsync(_launch)), Is.EqualTo(new[] { Timer(_launch, "deadline", 24) }));
    }

    [Test]
    public async Task DueForSettling_GivesLaunchesWithDueTimersOnce()
    {
        var other = await AddLaunchAsync("HZ-2026-000002");
        await StartAsync(_launch, Timer(_launch, "reminder-4", 20), Timer(_launch, "deadline", 24));
        await StartAsync(other, Timer(other, "deadline", 22));

        Assert.That(await DueAsync(19), Is.Empty);
        Assert.That(await DueAsync(21), Is.EqualTo(new[] { _launch }));
        Assert.That(await DueAsync(24), Is.EqualTo(new[] { _launch, other }));
        Assert.That(await ReadAsync(s => s.Flows.NextTimerAsync(Now)), Is.EqualTo(Now.AddHours(20)));
        Assert.That(await ReadAsync(s => s.Flows.NextTimerAsync(Now.AddHours(22))), Is.EqualTo(Now.AddHours(24)));
        Assert.That(await ReadAsync(s => s.Flows.NextTimerAsync(Now.AddHours(24))), Is.Null);
    }

    [Test]
    public async Task Timers_OfOneMoment_AreInOneOrderEverywhere()
    {
        FlowTimer[] ordered = [new(_launch, "Close", 1, "deadline", Now), new(_launch, "review", 1, "a", Now), new(_launch, "review", 1, "b", Now), new(_launch, "review", 2, "a", Now)];
        await StartAsync(_launch, [.. ordered.Reverse()]);

        Assert.That(await ReadAsync(s => s.Flows.TimersAsync(_launch)), Is.EqualTo(ordered));
    }

    [Test]
    public async Task RestoreWaits_PutsThemInThePlaceOfWhatWaited()
    {
        await StartAsync(_launch, Timer(_launch, "deadline", 24));
        var (bookmark, timer) = (new Bookmark(_launch, "close", 1, "ServiceGate.PostLaunchReview", "close", Now), new FlowTimer(_launch, "close", 1, "deadline", Now));
        await WriteAsync(s => s.Flows.RestoreWaitsAsync(_launch, [bookmark], [timer]));

        Assert.That(await ReadAsync(s => s.Flows.BookmarksAsync(_launch)), Is.EqualTo(new[] { bookmark }));
        Assert.That(await ReadAsync(s => s.Flows.TimersAsync(_launch)), Is.EqualTo(new[] { timer }));
        Assert.That(() => WriteAsync(s => s.Flows.RestoreWaitsAsync(_launch + 1, [], [])), Throws.InstanceOf<ConcurrentChangeException>(), "a launch without a flow");
    }

    [Test]
    public async Task Recount_PutsTimersInThePlaceOfThoseOfAnotherCalendar()
    {
        var other = await AddLaunchAsync("HZ-2026-000002");
        await StartAsync(_launch, Timer(_launch, "deadline", 24));
        await StartAsync(other, Timer(other, "deadline", 22));
        Assert.That(await ReadAsync(s => s.Flows.CountedOtherwiseAsync("b", 0, 10)), Is.EqualTo(new[] { _launch, other }));

        await WriteAsync(s => s.Flows.RecountAsync(_launch, [Timer(_launch, "deadline", 48)], "b"));

        Assert.That(await ReadAsync(s => s.Flows.TimersAsync(_launch)), Is.EqualTo(new[] { Timer(_launch, "deadline", 48) }));
        Assert.That(await ReadAsync(s => s.Flows.TimersAsync(other)), Has.Count.EqualTo(1));
        Assert.That((await ReadAsync(s => s.Flows.FindAsync(_launch)))!.Calendar, Is.EqualTo("b"));
        Assert.That(await ReadAsync(s => s.Flows.CountedOtherwiseAsync("b", 0, 10)), Is.EqualTo(new[] { other }));
        Assert.That(await ReadAsync(s => s.Flows.CountedOtherwiseAsync("a", 0, 1)), Is.EqualTo(new[] { _launch }));
        Assert.That(await ReadAsync(s => s.Flows.CountedOtherwiseAsync("a", _launch, 10)), Is.EqualTo(new[] { other }));
    }

    [Test]
    public async Task CalendarInForce_IsTheLastThatWasPutInForce()
    {
        Assert.That(await ReadAsync(s => s.Flows.CalendarInForceAsync()), Is.Null);
        await WriteAsync(s => s.Flows.PutInForceAsync("a"));
        await WriteAsync(s => s.Flows.PutInForceAsync("b"));
        Assert.That(await ReadAsync(s => s.Flows.CalendarInForceAsync()), Is.EqualTo("b"));
    }

    [Test]
    public async Task Message_IsCorrectedAndWithdrawn()
    {
        var message = new Notification(5, _launch, "review", 1, "deadline", new(Role.Reviewer, "it"), "overdue", new Dictionary<string, string> { ["due"] = "1" }, Now);
        await WriteAsync(s => s.Messages.AddAsync(message));
        await WriteAsync(s => s.Messages.ReadAsync(message, ManagerId, Now));
        await WriteAsync(s => s.Messages.CorrectAsync(message with { Arguments = new Dictionary<string, string> { ["due"] = "2" } }));
        Assert.That((await ReadAsync(s => s.Messages.FindAsync(5)))!.Arguments["due"], Is.EqualTo("2"));

        await WriteAsync(s => s.Messages.WithdrawAsync(message));
        Assert.That(await ReadAsync(s => s.Messages.OfLaunchAsync(_launch)), Is.Empty);
        Assert.That(await WriteAsync(s => s.Messages.AddAsync(message)), Is.True, "it may be written again");
    }

    [Test]
    public async Task SetFault_OfALaunchWithoutAFlow_IsRefused() =>
        await Assert.ThrowsAsync<ConcurrentChangeException>(() => WriteAsync(s => s.Flows.SetFaultAsync(_launch, new("review", 1, "broken", Now))));

    [Test]
    public async Task Attempt_WhenItFails_LeavesWhatWasWrittenBefore()
    {
        await StartAsync(_launch);
        var cause = await WriteAsync(async s =>
        {
            await s.Flows.SetFaultAsync(_launch, new("review", 1, "before", Now));
            return await s.AttemptAsync(async () =>
            {
                await s.Flows.SetFaultAsync(_launch, new("review", 1, "within", Now));
                Assert.That(await s.AttemptAsync(() => s.Flows.SetFaultAsync(_launch, new("review", 1, "deeper", Now))), Is.Null);
                throw new InvalidOperationException("no");
            });
        });

        Assert.That(cause, Is.InstanceOf<InvalidOperationException>());
        Assert.That((await ReadAsync(s => s.Flows.FindAsync(_launch)))!.Fault!.Message, Is.EqualTo("before"));
    }

    [Test]
    public async Task Attempt_WhenTheDatabaseWantsARetry_LetsThatThrough() =>
        await Assert.ThrowsAsync<ConcurrentChangeException>(() => WriteAsync(s => s.AttemptAsync(() => throw new ConcurrentChangeException())));

    [Test]
    public async Task NextId_WhenAnAttemptTookABlockAndFailed_IsNeverHandedOutTwice()
    {
        var ids = await WriteAsync(async s =>
        {
            var kept = new List<long>();
            for (var i = 0; i < 2500; i++) kept.Add(await s.NextIdAsync());
            await s.AttemptAsync(async () =>
            {
                for (var i = 0; i < 1500; i++) await s.NextIdAsync();
                throw new InvalidOperationException("no");
            });
            for (var i = 0; i < 1500; i++) kept.Add(await s.NextIdAsync());
            return kept;
        });
        await WriteAsync(async s =>
        {
            for (var i = 0; i < 3000; i++) ids.Add(await s.NextIdAsync());
        });
        Assert.That(ids, Is.Unique);
    }

    [Test]
    public async Task Messages_AreWrittenOnceForAStepVisitNameAndReceiver()
    {
        var message = new Notification(
            7001, _launch, "review", 1, "reminder-4", new(Role.Reviewer, "it", UnitId: UnitId), "reminder", new Dictionary<string, string> { ["due"] = "1" }, Now);

        Assert.That(await WriteAsync(s => s.Messages.AddAsync(message)), Is.True);
        Assert.That(await WriteAsync(s => s.Messages.AddAsync(message with { Id = 7002, At = Now.AddHours(1) })), Is.False);
        Assert.That(await WriteAsync(s => s.Messages.AddAsync(message with { Id = 7003, Visit = 2, At = Now.AddHours(1), To = new Assignee(Role.ProductManager, PersonId: ManagerId) })), Is.True);
        var read = await ReadAsync(s => s.Messages.OfLaunchAsync(_launch));
        Assert.That(read.Select(m => m with { Arguments = message.Arguments }), Is.EqualTo(new[]
        {
            message, message with { Id = 7003, Visit = 2, At = Now.AddHours(1), To = new Assignee(Role.ProductManager, PersonId: ManagerId) },
        }));
        Assert.That(read[0].Arguments, Is.EqualTo(message.Arguments));
    }

    [Test]
    public async Task Messages_AreReadOnceByEachPerson_AndListedByTime()
    {
        var message = new Notification(7001, _launch, "review", 1, "late", new(Role.Reviewer, "it"), "reminder", new Dictionary<string, string>(), Now);
        await WriteAsync(s => s.Messages.AddAsync(message));
        await WriteAsync(s => s.Messages.AddAsync(message with { Id = 7002, Name = "early", At = Now.AddHours(-1) }));

        Assert.That((await ReadAsync(s => s.Messages.OfLaunchAsync(_launch))).Select(m => m.Id), Is.EqualTo(new[] { 7002, 7001 }));
        Assert.That((await ReadAsync(s => s.Messages.FindAsync(7002)))?.Name, Is.EqualTo("early"));
        Assert.That(await ReadAsync(s => s.Messages.FindAsync(7003)), Is.Null);
        Assert.That(await WriteAsync(s => s.Messages.ReadAsync(message, ManagerId, Now)), Is.True);
        Assert.That(await WriteAsync(s => s.Messages.ReadAsync(message, ManagerId, Now.AddHours(1))), Is.False);
    }

    private Task<IReadOnlyList<long>> DueAsync(int hours) => ReadAsync(s => s.Launches.DueForSettlingAsync(Now.AddHours(hours), 10));

    private Task StartAsync(long launch, params FlowTimer[] timers) => WriteAsync(s => s.Flows.SaveAsync(new(
        new(launch, State(1, ("review", 1))), [new(1, JournalEntry.Started, null, 0, null)],
        [new(launch, "review", 1, "ServiceGate.SignOff", "it", Now)], timers, [], Now, ManagerId)));

    private static FlowTimer Timer(long launch, string name, int hours) => new(launch, "review", 1, name, Now.AddHours(hours));

    private static WorkflowState State(int sequence, params (string Activity, int Visit)[] waiting) => new()
    {
        DefinitionId = "it-cutover",
        DefinitionVersion = 1,
        Status = WorkflowStatus.Running,
        Sequence = sequence,
        Waiting = [.. waiting.Select(w => new WaitingActivity(w.Activity, w.Visit))],
    };
}
