using ServiceGate.Core.Facts.Launches;
using ServiceGate.Core.Ports.Stores;

namespace ServiceGate.Tests.Stores;

public abstract class LaunchStoreContract(IStoreStand stand) : StoreContract(stand)
{
    [Test]
    public async Task Find_WhenAdded_ReadsBackEqual()
    {
        var launch = NewLaunch(1, title: "O'Brien's “移动” \U0001F4FA; DROP TABLE launch --") with { Withdrawal = new(WithdrawalKind.NoRenewal, TermEnds: new(2027, 1, 31)) };
        await WriteAsync(s => s.Launches.AddAsync(launch));

        Assert.That(await ReadAsync(s => s.Launches.FindAsync(launch.Number)), Is.EqualTo(launch));
        Assert.That(await ReadAsync(s => s.Launches.FindAsync(1)), Is.EqualTo(launch));
        Assert.That(await ReadAsync(s => s.Launches.FindAsync("hz-2026-000001")), Is.Null, "numbers compare binary");
    }

    [Test]
    public async Task Update_WhenNobodyChangedIt_WritesEverything()
    {
        await WriteAsync(s => s.Launches.AddAsync(NewLaunch(1)));
        var changed = NewLaunch(1, title: "Other") with
        {
            Status = LaunchStatus.Reported,
            Window = new("2026-11-29T00:00", "2026-11-29T05:00", "Europe/Berlin", Now.AddDays(9), Now.AddDays(9).AddHours(5)),
            ContentRevision = 7,
            InputRevision = 1,
            Round = 2,
            Result = LaunchResult.PartialSuccess,
            ReportedAt = Now.AddDays(10),
            AudienceId = 77,
            ToldCount = 19_990,
            Lessons = "Ask earlier",
            ActualStart = Now.AddDays(9).AddMinutes(5),
            StartReportedBy = ManagerId,
            ActualEnd = Now.AddDays(9).AddHours(4),
            LateAt = Now.AddDays(9).AddHours(5),
            Withdrawal = new(WithdrawalKind.EndOfService, LicenceTouched: true),
        };

        await WriteAsync(s => s.Launches.UpdateAsync(changed, 0));

        Assert.That(await ReadAsync(s => s.Launches.FindAsync(1)), Is.EqualTo(changed));
    }

    [Test]
    public async Task Update_KeepsTheHoldPointsThatWereTicked()
    {
        await WriteAsync(s => s.Launches.AddAsync(NewLaunch(1)));
        HoldPointTick[] ticks = [new("backup-proven", Now.AddHours(1), ManagerId, "截图“17” 🎯", Now.AddHours(2), "ab,cd"), new("own-1", Now.AddHours(2), ManagerId, "ok", Now.AddHours(2), "")];

        await WriteAsync(s => s.Launches.UpdateAsync(NewLaunch(1) with { InputRevision = 1, HoldPointTicks = ticks }, 0));
        var ticked = (await ReadAsync(s => s.Launches.FindAsync(1)))!.HoldPointTicks;
        await WriteAsync(s => s.Launches.UpdateAsync(NewLaunch(1) with { InputRevision = 2 }, 1));

        Assert.That(ticked, Is.EqualTo(ticks));
        Assert.That((await ReadAsync(s => s.Launches.FindAsync(1)))!.HoldPointTicks, Is.Empty);
    }

    [Test]
    public async Task Update_KeepsWhatWasCheckedAfterTheWork()
    {
        await WriteAsync(s => s.Launches.AddAsync(NewLaunch(1)));
        var round = new PostCheckRound(
            ManagerId, Now.AddHours(1), [new("emergency-call", false, Now.AddHours(2), ManagerId, Now.AddHours(2), "4", "3", "截图“17” 🎯", 12), new("own-1", true, Now, ManagerId, Now)],
            [new("emergency-call", ManagerId, Now.AddHours(3), "对方局故障", 1)]);

        await WriteAsync(s => s.Launches.UpdateAsync(NewLaunch(1) with { InputRevision = 1, PostChecks = round }, 0));
        var read = (await ReadAsync(s => s.Launches.FindAsync(1)))!.PostChecks!;
        await WriteAsync(s => s.Launches.UpdateAsync(NewLaunch(1) with { InputRevision = 2 }, 1));

        Assert.That((read.By, read.WrittenAt), Is.EqualTo((round.By, round.WrittenAt)));
        Assert.That(read.Outcomes, Is.EqualTo(round.Outcomes));
        Assert.That(read.Settled, Is.EqualTo(round.Settled));
        Assert.That((await ReadAsync(s => s.Launches.FindAsync(1)))!.PostChecks, Is.Null);
    }

    [Test]
    public async Task Update_WhenSomebodyChangedIt_IsLeftToTheRetryAndWritesNothing()
    {
        await WriteAsync(s => s.Launches.AddAsync(NewLaunch(1)));
        var first = NewLaunch(1, title: "First") with { InputRevision = 1 };
        await WriteAsync(s => s.Launches.UpdateAsync(first, 0));

        Assert.That(() => WriteAsync(s => s.Launches.UpdateAsync(NewLaunch(1, title: "Second") with { InputRevision = 1 }, 0)), Throws.InstanceOf<ConcurrentChangeException>());
        Assert.That(Sessions.IsTransient(new ConcurrentChangeException()), Is.True);
        Assert.That(await ReadAsync(s => s.Launches.FindAsync(1)), Is.EqualTo(first));
    }

    [Test]
    public async Task NextNumber_WhenManyAsk_CountsFromOneInEachYear()
    {
        var numbers = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => Task.Run(() => WriteAsync(s => s.Launches.NextNumberAsync(UnitId, 2026)))));

        Assert.That(numbers.Order(), Is.EqualTo(Enumerable.Range(1, 10)));
        Assert.That(await WriteAsync(s => s.Launches.NextNumberAsync(UnitId, 2027)), Is.EqualTo(1));
    }

    [Test]
    public async Task DueForSettling_WhenSomethingIsLate_GivesTheLaunchFromThatMomentOn()
    {
        await WriteAsync(s => s.Launches.AddAsync(NewLaunch(1) with { Status = LaunchStatus.Ready, RuleSet = RuleSets.StartIsReported, LateAt = Now.AddHours(2) }));
        await WriteAsync(s => s.Launches.AddAsync(NewLaunch(2, "HZ-2026-000002") with { Status = LaunchStatus.Ready, RuleSet = RuleSets.StartIsReported }));

        Assert.That(await ReadAsync(s => s.Launches.DueForSettlingAsync(Now.AddHours(2), 10)), Is.EqualTo(new[] { 1L }));
        Assert.That(await ReadAsync(s => s.Launches.DueForSettlingAsync(Now.AddHours(2).AddMilliseconds(-1), 10)), Is.Empty);
    }

    [TestCase(LaunchStatus.Draft, true)]
    [TestCase(LaunchStatus.InReview, true)]
    [TestCase(LaunchStatus.Announcing, true)]
    [TestCase(LaunchStatus.Ready, false)]
    [TestCase(LaunchStatus.Reported, false)]
    [TestCase(LaunchStatus.Cancelled, false)]
    public async Task DueForSettling_WhenTheWindowHasPassed_GivesLaunchesWithoutGoAhead(LaunchStatus status, bool due)
    {
        var launch = NewLaunch(1) with { Status = status };
        await WriteAsync(s => s.Launches.AddAsync(launch));

        Assert.That(await ReadAsync(s => s.Launches.DueForSettlingAsync(launch.Window.End, 10)), Is.EqualTo(due ? new[] { 1L } : []));
        Assert.That(await ReadAsync(s => s.Launches.DueForSettlingAsync(launch.Window.End.AddMilliseconds(-1), 10)), Is.Empty);
    }
}
