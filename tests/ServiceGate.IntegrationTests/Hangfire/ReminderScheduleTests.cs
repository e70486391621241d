using Hangfire.Storage;
using ServiceGate.Core.Facts.Reminders;
using ServiceGate.Hangfire;

namespace ServiceGate.IntegrationTests.Hangfire;

/// <summary>The agenda in memory, and the names that stand in storages.</summary>
public sealed class ReminderScheduleTests : ReminderScheduleContract
{
    private readonly List<IDisposable> _open = [];

    [TearDown]
    public void CloseStorages()
    {
        foreach (var storage in _open) storage.Dispose();
        _open.Clear();
    }

    private protected override HangfireStorage OpenStorage()
    {
        var storage = HangfireStorage.InMemory();
        _open.Add(storage);
        return storage;
    }

    // A job that an older node has planned is run by a newer one, and the other way round: what is stored of it never changes.
    [TestCase(ReminderKind.CustomerNotice, "ServiceGate.Hangfire.CustomerNoticeReminders, ServiceGate.Hangfire", "Send")]
    [TestCase(ReminderKind.StaffReminder, "ServiceGate.Hangfire.StaffReminders, ServiceGate.Hangfire", "Send")]
    [TestCase(ReminderKind.Escalation, "ServiceGate.Hangfire.Escalations, ServiceGate.Hangfire", "Escalate")]
    [TestCase(ReminderKind.FlowTimer, "ServiceGate.Hangfire.FlowTimers, ServiceGate.Hangfire", "Ring")]
    public void Job_StandsInTheStorageUnderItsName(ReminderKind kind, string type, string method)
    {
        var slot = new ReminderSlot(kind, "HZ-2026-000123", "announce-72h", "sms");
        var stored = InvocationData.SerializeJob(ReminderJobs.Of(slot));
        Assert.That((stored.Type, stored.Method, stored.Queue, stored.Arguments), Is.EqualTo((type, method, "servicegate-v1", """["\"HZ-2026-000123\"","\"announce-72h\"","\"sms\""]""")));
        Assert.That(BegunBy.JobOf(kind), Is.EqualTo($"{type.Split(',')[0].Split('.')[^1]}.{method}"));
        Assert.That(ReminderJobs.SlotOf(stored.DeserializeJob()), Is.EqualTo(slot));
    }

    [Test]
    public void Job_ToASegment_NamesIt()
    {
        var slot = new ReminderSlot(ReminderKind.CustomerNotice, "HZ-2026-000123", "announce-72h", "sms", "Asia/Urumqi");
        var stored = InvocationData.SerializeJob(ReminderJobs.Of(slot));
        Assert.That((stored.Method, stored.Arguments), Is.EqualTo(("Send", """["\"HZ-2026-000123\"","\"announce-72h\"","\"sms\"","\"Asia/Urumqi\""]""")));
        Assert.That(ReminderJobs.SlotOf(stored.DeserializeJob()), Is.EqualTo(slot));
        Assert.That(HangfireReminderSchedule.KeyOf(slot), Is.Not.EqualTo(HangfireReminderSchedule.KeyOf(slot with { Segment = ReminderSlot.Everybody })));
    }

    [Test]
    public async Task Plan_WhileTheStorageIsAway_FailsAndWorksOnceItIsBack()
    {
        using var storage = new FailingStorage { IsAway = true };
        var schedule = new HangfireReminderSchedule(storage.Made);
        var reminder = new Reminder(1, new(ReminderKind.CustomerNotice, "HZ-2026-000123", "announce-72h", "sms"), "1", Now.AddHours(1), new("title", 5, []));
        Assert.That(() => schedule.PlanAsync(reminder, default), Throws.InstanceOf<IOException>());
        storage.IsAway = false;
        await schedule.PlanAsync(reminder, default);
        Assert.That(storage.GetMonitoringApi().ScheduledCount(), Is.EqualTo(1));
    }
}
