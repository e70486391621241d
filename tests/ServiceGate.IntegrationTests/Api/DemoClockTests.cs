using System.Globalization;
using Microsoft.Extensions.Options;
using ServiceGate.Core.Facts.Flows;
using ServiceGate.Core.Foundation.Time;
using ServiceGate.Core.Ports.Stores;
using ServiceGate.Web.Features.DemoTime;
using ServiceGate.Web.Shell.Viewing;
using Person = ServiceGate.IntegrationTests.Outages.Person;

namespace ServiceGate.IntegrationTests.Api;

/// <summary>The clock of a demonstration goes ahead by hand, by an hour, a day or to what is due next; that of any other server never does.</summary>
public sealed class DemoClockTests
{
    // Long after anything that other tests leave behind, and that no server comes to.
    private static readonly DateTimeOffset Moment = new(2090, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [TestCase(DemoClock.Hour, 60)]
    [TestCase(DemoClock.Day, 24 * 60)]
    public async Task Move_GoesAhead(string to, int minutes)
    {
        var (clock, hand) = Of();

        Assert.That(await clock.MoveAsync(to, Seen(Moment)), Is.Null);

        Assert.That(hand.Moved, Is.EqualTo(Moment.AddMinutes(minutes)));
    }

    [Test]
    public async Task Move_ToWhatIsDueNext_GoesToTheFirstTimer()
    {
        var (clock, hand) = Of();
        var due = Moment.AddMinutes(17);
        var number = await ApiServer.Stand.CreateLaunchAsync("Something comes due");
        await using (var session = await ApiServer.Stand.Service<ISessionFactory>().BeginAsync())
        {
            var flow = (await session.Flows.FindAsync((await session.Launches.FindAsync(number))!.Id))!;
            await session.Flows.SaveAsync(new(flow, [], [], [new(flow.LaunchId, "dossier", 1, FlowTimer.Deadline, due)], [], Moment, 0));
            await session.CommitAsync();
        }

        Assert.That(await clock.NextAsync(), Is.EqualTo(due));
        Assert.That(await clock.MoveAsync(DemoClock.NextDue, Seen(Moment)), Is.Null);
        Assert.That(hand.Moved, Is.EqualTo(due));
    }

    [Test]
    public async Task Move_FromAMomentThatSomebodyElseHasLeft_IsRefused()
    {
        var (clock, hand) = Of();

        Assert.That((await clock.MoveAsync(DemoClock.Day, Seen(Moment.AddHours(-1))))?.Rule, Is.EqualTo("demo-clock.moved-meanwhile"));
        Assert.That((await clock.MoveAsync("back", Seen(Moment)))?.Rule, Is.EqualTo("demo-clock.nowhere"));
        Assert.That(hand.Moved, Is.Null);
    }

    [Test]
    public async Task Move_WhileItIsSetUp_OrOnAServerThatIsNoDemonstration_IsRefused()
    {
        Assert.That((await Of(settingUp: true).Clock.MoveAsync(DemoClock.Hour, Seen(Moment)))?.Rule, Is.EqualTo("demo-clock.setting-up"));
        var (real, hand) = Of(isDemo: false);
        Assert.That((await real.MoveAsync(DemoClock.Hour, Seen(Moment)))?.Rule, Is.EqualTo("demo-clock.no-demo"));
        Assert.That(hand.Moved, Is.Null);
    }

    [Test]
    public async Task ThePage_IsThereInADemonstrationOnly()
    {
        using var person = await Person.SignInAsync(ApiServer.Stand, "administrator");

        Assert.That((await person.GetAsync("/demo/clock")).Status, Is.EqualTo(404));
    }

    private static (DemoClock Clock, Hand Hand) Of(bool isDemo = true, bool settingUp = false)
    {
        var (hand, clock) = (new Hand(!settingUp), new BusinessClock(TimeProvider.System));
        clock.Set(Moment);
        return (new(clock, hand, ApiServer.Stand.Service<ISessionFactory>(), Options.Create(new ShellOptions { IsDemo = isDemo })), hand);
    }

    private static string Seen(DateTimeOffset moment) => moment.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);

    private sealed class Hand(bool mayMove) : IClockHand
    {
        public DateTimeOffset? Moved { get; private set; }

        public Task MoveAsync(DateTimeOffset moment, CancellationToken cancellation = default)
        {
            Moved = moment;
            return Task.CompletedTask;
        }

        public Task<bool> MayMoveAsync(CancellationToken cancellation = default) => Task.FromResult(mayMove);
    }
}
