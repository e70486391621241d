using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Facts.Gates;
using ServiceGate.Core.Facts.Launches;
using ServiceGate.Core.Facts.Notices;
using ServiceGate.Core.Rules.Notices;

namespace ServiceGate.Tests.Notices;

public sealed class BatchRulesTests
{
    private static readonly DateTimeOffset Due = new(2026, 11, 26, 8, 0, 0, TimeSpan.Zero);

    private static readonly Batch Announcement = new(1, 1, "announce", NoticePurpose.Announcement, NoticeChannel.Sms, 1, Due, Due.AddHours(20));

    [TestCase(-1, BatchTurn.Wait)]
    [TestCase(0, BatchTurn.Start)]
    [TestCase(239, BatchTurn.Start)]
    [TestCase(240, BatchTurn.Wait, Description = "20:00 in Shanghai: quiet hours begin")]
    [TestCase(960, BatchTurn.Start, Description = "08:00 in Shanghai")]
    [TestCase(1200, BatchTurn.Expire)]
    public void TurnOf_AnAnnouncementWithOpenGate_FollowsTheTime(int minutes, BatchTurn expected) =>
        Assert.That(BatchRules.TurnOf(Announcement, Launch(), [Gate(GateStatus.Open)], Due.AddMinutes(minutes)), Is.EqualTo(expected));

    [TestCase(GateStatus.Waiting)]
    [TestCase(GateStatus.ClosedAgain)]
    public void TurnOf_AnAnnouncementWhoseGateIsClosed_Waits(GateStatus status) =>
        Assert.That(BatchRules.TurnOf(Announcement, Launch(), [Gate(status)], Due), Is.EqualTo(BatchTurn.Wait));

    [Test]
    public void TurnOf_AnAnnouncementWhoseOtherGateIsOpen_Waits() =>
        Assert.That(BatchRules.TurnOf(Announcement, Launch(), [Gate(GateStatus.Open) with { Name = GateNames.GoAhead }], Due), Is.EqualTo(BatchTurn.Wait));

    [Test]
    public void TurnOf_AnAnnouncementWhoseGateIsOpenAndAnotherIsNot_Starts() => Assert.That(
        BatchRules.TurnOf(Announcement, Launch(), [Gate(GateStatus.Waiting) with { Name = GateNames.GoAhead }, Gate(GateStatus.Open)], Due),
        Is.EqualTo(BatchTurn.Start));

    [TestCase(GateStatus.Open, BatchTurn.Start)]
    [TestCase(GateStatus.Waiting, BatchTurn.Wait)]
    public void TurnOf_AnOverrunNotice_NeedsTheGoAhead(GateStatus status, BatchTurn expected) => Assert.That(
        BatchRules.TurnOf(Announcement with { Purpose = NoticePurpose.Overrun }, Launch(), [Gate(status) with { Name = GateNames.GoAhead }], Due),
        Is.EqualTo(expected));

    [Test]
    public void TurnOf_AnOverrunNoticeOfALaunchWithBothGates_NeedsTheGoAhead() => Assert.That(
        BatchRules.TurnOf(
            Announcement with { Purpose = NoticePurpose.Overrun }, Launch(), [Gate(GateStatus.Open), Gate(GateStatus.Waiting) with { Name = GateNames.GoAhead }], Due),
        Is.EqualTo(BatchTurn.Wait));

    [TestCase(false, BatchTurn.Wait)]
    [TestCase(true, BatchTurn.Start)]
    public void TurnOf_AnOverrunNotice_NeedsTheReportOfTheStart(bool reported, BatchTurn expected) => Assert.That(
        BatchRules.TurnOf(
            Announcement with { Purpose = NoticePurpose.Overrun }, Launch() with { RuleSet = RuleSets.StartIsReported, ActualStart = reported ? Due.AddHours(-8) : null },
            [Gate(GateStatus.Open) with { Name = GateNames.GoAhead }], Due),
        Is.EqualTo(expected));

    [Test]
    public void TurnOf_AFollowUp_NeedsNoGate() =>
        Assert.That(BatchRules.TurnOf(Announcement with { Purpose = NoticePurpose.Completion }, Launch(), [], Due), Is.EqualTo(BatchTurn.Start));

    [Test]
    public void TurnOf_AnOverrunNoticeOnceTheResultIsKnown_IsToBeDropped() =>
        Assert.That(
            BatchRules.TurnOf(Announcement with { Purpose = NoticePurpose.Overrun }, Launch() with { Result = LaunchResult.Success }, [], Due),
            Is.EqualTo(BatchTurn.Drop));

    [Test]
    public void MayReachCustomers_AtNightForAnEmergency_IsTrue() =>
        Assert.That(BatchRules.MayReachCustomers(Announcement with { IgnoreQuietHours = true }, Launch().Window.Zone, Due.AddHours(10)), Is.True);

    [Test]
    public void MayReachCustomers_OnceItHasLostItsUse_IsFalse()
    {
        var batch = Announcement with { UsefulUntil = Due.AddHours(2) };

        Assert.That(BatchRules.MayReachCustomers(batch, Launch().Window.Zone, Due.AddHours(2).AddTicks(-1)), Is.True);
        Assert.That(BatchRules.MayReachCustomers(batch, Launch().Window.Zone, Due.AddHours(2)), Is.False);
    }

    [Test]
    public void TurnOf_AnEmergencysOverrunNotice_AsksNobody() => Assert.That(
        BatchRules.TurnOf(Announcement with { Purpose = NoticePurpose.Overrun }, Launch(), [Gate(GateStatus.Waiting)], Due), Is.EqualTo(BatchTurn.Start));

    [TestCase(-60, false, 0, Description = "the gate was open before")]
    [TestCase(60, false, 60, Description = "the gate opened later")]
    [TestCase(300, false, 960, Description = "it opened at 21:00, and the night ends at 08:00")]
    [TestCase(300, true, 300, Description = "the night is no matter")]
    public void OpenSince_IsTheLastOfDueTimeGateAndNight(int opened, bool atNight, int expected) => Assert.That(
        BatchRules.OpenSince(Announcement with { IgnoreQuietHours = atNight }, Zone, [OpenedAfter(opened)]), Is.EqualTo(Due.AddMinutes(expected)));

    [Test]
    public void OpenSince_LooksAtItsOwnGateAlone()
    {
        var goAhead = OpenedAfter(120) with { Name = GateNames.GoAhead };
        Assert.That(BatchRules.OpenSince(Announcement, Zone, [goAhead]), Is.EqualTo(Due));
        Assert.That(BatchRules.OpenSince(Announcement, Zone, [goAhead, OpenedAfter(60)]), Is.EqualTo(Due.AddMinutes(60)));
        Assert.That(BatchRules.OpenSince(Announcement, Zone, [OpenedAfter(120) with { Status = GateStatus.ClosedAgain }]), Is.EqualTo(Due));
    }

    [TestCase(-600, false, 0, Description = "at 06:00 for 16:00")]
    [TestCase(30, false, 0, Description = "it could have begun at 16:00")]
    [TestCase(300, false, 960, Description = "it is 21:00: the night ends at 08:00")]
    [TestCase(300, true, 0, Description = "the night is no matter")]
    public void BeginsAt_WhatHasNotBegunByNight_WaitsForTheDay(int now, bool atNight, int expected) => Assert.That(
        BatchRules.BeginsAt(Announcement with { IgnoreQuietHours = atNight }, Zone, [OpenedAfter(-60)], Due.AddMinutes(now)), Is.EqualTo(Due.AddMinutes(expected)));

    private static TimeZoneInfo Zone => Launch().Window.Zone;

    private static Gate OpenedAfter(int minutes) => Gate(GateStatus.Open) with { ChangedAt = Due.AddMinutes(minutes) };

    private static Gate Gate(GateStatus status) => new(1, GateNames.NoticeRelease, status, Due, 1);

    private static Launch Launch() => new()
    {
        Id = 1,
        Number = "HZ-2026-000001",
        Kind = LaunchKind.ItCutover,
        Title = "Group 3",
        UnitId = 1,
        Department = "market",
        OwnerId = 1,
        Window = new("2026-11-28T00:00", "2026-11-28T06:00", "Asia/Shanghai", Due.AddHours(32), Due.AddHours(38)),
        DefinitionId = "it-cutover",
        DefinitionVersion = 1,
        CreatedAt = Due.AddDays(-9),
    };
}
