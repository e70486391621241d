using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Facts.Flows;
using ServiceGate.Core.Facts.Gates;
using ServiceGate.Core.Facts.Notices;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Facts.Reminders;
using ServiceGate.Core.Ports.Stores;
using ServiceGate.Data.Reminders;
using ServiceGate.IntegrationTests.Stores;
using ServiceGate.Workflow.Instances;

namespace ServiceGate.IntegrationTests.Reminders;

/// <summary>Which reminders the tables say, on each database.</summary>
public sealed class ReminderReadingTests(DatabaseStand stand) : DatabaseTests(stand)
{
    // 10:00 in Shanghai.
    private static readonly DateTimeOffset Due = Now.AddHours(3);

    [Test]
    public async Task Batch_WhilePlanned_IsAReminderAtItsTime()
    {
        var launch = await AddLaunchAsync();
        var batch = await AddPlannedAsync(launch, "announce-72h", Due);

        var reminder = (await ReadAsync(Due)).Single();

        Assert.That(reminder.Slot, Is.EqualTo(new ReminderSlot(ReminderKind.CustomerNotice, "HZ-2026-000001", "announce-72h", "sms")));
        Assert.That((reminder.LaunchId, reminder.DueAt, reminder.Revision), Is.EqualTo((launch, Due, $"{batch.Id}-{Due.ToUnixTimeMilliseconds()}")));
        Assert.That(reminder.About, Is.EqualTo(new ReminderSubject("Group 3 moves to the new platform", 7, [])));
    }

    [Test]
    public async Task Batches_ToSeveralZones_AreAReminderEach()
    {
        var batch = await AddPlannedAsync(await AddLaunchAsync(), "announce-72h", Due);
        await WriteAsync(s => s.Notices.AddAsync(batch with { Id = 700_001, Segment = "Asia/Urumqi", TimeZone = "Asia/Urumqi" }));

        Assert.That((await ReadAsync(Due)).Select(r => r.Slot.Segment), Is.EquivalentTo(new[] { ReminderSlot.Everybody, "Asia/Urumqi" }));
    }

    [Test]
    public async Task Batch_ThatIsDueLaterOrHasBegun_IsNone()
    {
        var launch = await AddLaunchAsync();
        await AddPlannedAsync(launch, "later", Due.AddMilliseconds(1));
        var begun = await AddPlannedAsync(launch, "begun", Due);
        await WriteAsync(s => s.Notices.UpdateAsync(begun with { Status = BatchStatus.Running, StartedAt = Due, BegunBy = BegunBy.Sweep }, BatchStatus.Planned));

        Assert.That(await ReadAsync(Due), Is.Empty);
        Assert.That((await ReadAsync(s => s.Notices.FindBatchAsync(begun.Id)))!.BegunBy, Is.EqualTo("sweep"));
    }

    [Test]
    public async Task Batch_WhoseGateOpensAfterItsTime_IsAReminderOfAnotherRevisionThen()
    {
        var launch = await AddLaunchAsync();
        await AddPlannedAsync(launch, "announce-72h", Due);
        await OpenGateAsync(launch, GateStatus.Waiting, Due);
        var before = (await ReadAsync(Due)).Single();
        await OpenGateAsync(launch, GateStatus.Open, Due.AddHours(1));
        var after = (await ReadAsync(Due)).Single();

        Assert.That((before.DueAt, after.DueAt), Is.EqualTo((Due, Due.AddHours(1))));
        Assert.That(after.Revision, Is.Not.EqualTo(before.Revision));
    }

    [Test]
    public async Task Batch_WhoseGateOpensAtNight_IsAReminderOfTheMorning()
    {
        var launch = await AddLaunchAsync();
        await AddPlannedAsync(launch, "announce-72h", Due);
        await OpenGateAsync(launch, GateStatus.Open, new(2026, 11, 20, 14, 0, 0, TimeSpan.Zero));

        Assert.That((await ReadAsync(Due)).Single().DueAt, Is.EqualTo(new DateTimeOffset(2026, 11, 21, 0, 0, 0, TimeSpan.Zero)), "08:00 in Shanghai");
    }

    [Test]
    public async Task Batch_ThatHasMissedItsDay_IsAReminderOfTheMorning()
    {
        var launch = await AddLaunchAsync();
        await AddPlannedAsync(launch, "announce-72h", Due);
        await OpenGateAsync(launch, GateStatus.Open, Now);

        var (day, night) = (await ReadAsync(Due, now: Due.AddHours(1)), await ReadAsync(Due, now: Due.AddHours(9)));

        Assert.That((day.Single().DueAt, night.Single().DueAt), Is.EqualTo((Due, new DateTimeOffset(2026, 11, 21, 0, 0, 0, TimeSpan.Zero))), "08:00 in Shanghai");
        Assert.That(night.Single().Revision, Is.Not.EqualTo(day.Single().Revision));
    }

    [Test]
    public async Task Timers_AreRemindersOfTheirKindWithWhoIsAsked()
    {
        var launch = await AddLaunchAsync();
        var clerk = new Assignee(Role.Reviewer, "network");
        await WriteAsync(async s =>
        {
            await s.Flows.SaveAsync(new(
                new(launch, new() { DefinitionId = "it-cutover", DefinitionVersion = 1, Status = WorkflowStatus.Running, Sequence = 1 }), [new(1, JournalEntry.Started, null, 0, null)], [], [
                    new(launch, "service-review", 2, "reminder-4", Due), new(launch, "service-review", 2, FlowTimer.Deadline, Due.AddHours(1)),
                    new(launch, "pause", 1, FlowTimer.Delay, Due), new(launch, "watch", 1, FlowTimer.Watch, Due.AddDays(2)),
                ], [], Now, 0));
            await s.Flows.ReplaceWorkAsync(launch, [new(launch, "sign-off:service-review", WorkKind.SignOff, "service-review", clerk, Now, null)]);
        });

        var reminders = (await ReadAsync(Due.AddHours(1))).OrderBy(r => r.Slot.Key, StringComparer.Ordinal).ToList();

        Assert.That(reminders.Select(r => (r.Slot.Kind, r.Slot.Step, r.Slot.Detail, r.Revision)), Is.EqualTo(new[]
        {
            (ReminderKind.Escalation, "service-review", "deadline", $"2-{Due.AddHours(1).ToUnixTimeMilliseconds()}"),
            (ReminderKind.FlowTimer, "pause", "delay", $"1-{Due.ToUnixTimeMilliseconds()}"),
            (ReminderKind.StaffReminder, "service-review", "reminder-4", $"2-{Due.ToUnixTimeMilliseconds()}"),
        }));
        Assert.That(reminders.Select(r => r.About.Staff is [var who, ..] ? who : null), Is.EqualTo(new[] { clerk, null, clerk }));
    }

    [Test]
    public async Task One_Launch_IsReadWithoutTheOthers()
    {
        var (first, second) = (await AddLaunchAsync(), await AddLaunchAsync("HZ-2026-000002"));
        await AddPlannedAsync(first, "one", Due);
        await AddPlannedAsync(second, "two", Due);

        Assert.That((await ReadAsync(Due, second)).Select(r => r.Slot.Step), Is.EqualTo(new[] { "two" }));
        Assert.That((await ReadAsync(Due)).Select(r => r.Slot.Step), Is.EquivalentTo(new[] { "one", "two" }));
    }

    private Task<IReadOnlyList<Reminder>> ReadAsync(DateTimeOffset until, long? launch = null, DateTimeOffset? now = null) => new ReminderReading(Database).UntilAsync(now ?? Now, until, launch, default);

    private Task OpenGateAsync(long launch, GateStatus status, DateTimeOffset at) => WriteAsync(s => s.Gates.SaveAsync(new(launch, GateNames.NoticeRelease, status, at, ManagerId)));

    private Task<Batch> AddPlannedAsync(long launch, string step, DateTimeOffset due) => WriteAsync(async s =>
    {
        var version = new NoticeVersion(await s.NextIdAsync(), launch, step, 1, NoticePurpose.Announcement, new("通告", "Notice"), null, "hash");
        await s.Notices.AddAsync(version);
        var batch = new Batch(await s.NextIdAsync(), launch, step, NoticePurpose.Announcement, NoticeChannel.Sms, version.Id, due, due.AddDays(2), Planned: 7);
        await s.Notices.AddAsync(batch);
        return batch;
    });
}
