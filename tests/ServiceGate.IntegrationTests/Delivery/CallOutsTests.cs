using Microsoft.Extensions.DependencyInjection;
using ServiceGate.Core.Facts.Rosters;
using ServiceGate.Core.Ports.Rosters;
using ServiceGate.Core.Ports.Sending;
using ServiceGate.Core.Ports.Stores;
using ServiceGate.IntegrationTests.Servers;
using ServiceGate.IntegrationTests.Stores;

namespace ServiceGate.IntegrationTests.Delivery;

/// <summary>The timer has calls to people on duty placed: claimed by one, tried again with the same key, given up after the third time.</summary>
public sealed class CallOutsTests(DatabaseStand stand) : WorkerTests(stand)
{
    private const long Id = 990_001, Shift = 990_002;

    private ScriptedCallOut _calls = null!;

    [SetUp]
    public void Begin() => _calls = new();

    private protected override void AddServices(IServiceCollection services) => services.AddSingleton<ICallOut>(_calls);

    [Test]
    public async Task ADueCall_IsPlaced_WithTheNumberOfTheShift()
    {
        await AddAsync(CallStatus.Due, Now);
        await StartAsync();
        var placed = await UntilAsync(call => call.Status is CallStatus.Placed);

        var rung = _calls.Rung.Values.Single();
        Assert.That((rung.Key, rung.To, rung.Language), Is.EqualTo(($"abcdefghijkmnpqr-{Id}", "13300000001", "zh-CN")));
        Assert.That(rung.Text, Does.Contain("第二人").And.Contain(rung.Launch));
        Assert.That((placed.Tries, placed.TryAt, placed.Reason), Is.EqualTo((1, (DateTimeOffset?)null, (string?)null)));
    }

    [Test]
    public async Task AGatewayThatFails_IsTriedThreeTimesWithTheSameKey_ThenGivenUp()
    {
        _calls.Failure = new SendFailedException("down") { Reason = "http-503" };
        await AddAsync(CallStatus.Due, Now);
        await StartAsync();
        var first = await UntilAsync(call => call is { Status: CallStatus.Due, Tries: 1 });

        Assert.That((first.TryAt, first.Reason), Is.EqualTo(((DateTimeOffset?)Now.AddSeconds(20), "http-503")));
        Business.Set(Now.AddSeconds(20));
        Pass(TimeSpan.FromSeconds(20));
        await UntilAsync(call => call is { Status: CallStatus.Due, Tries: 2 });
        Business.Set(Now.AddSeconds(80));
        Pass(TimeSpan.FromSeconds(60));
        var failed = await UntilAsync(call => call.Status is CallStatus.Failed);

        Assert.That((failed.Tries, failed.Reason), Is.EqualTo((3, "http-503")));
        Assert.That(_calls.Tried.Select(c => c.Key).Distinct().Count(), Is.EqualTo(1));
    }

    [Test]
    public async Task ACallWhoseSenderIsGone_IsTakenUpAgain()
    {
        await AddAsync(CallStatus.Placing, Now, tries: 1);
        await StartAsync();

        Assert.That((await UntilAsync(call => call.Status is CallStatus.Placed)).Tries, Is.EqualTo(2));
    }

    [Test]
    public async Task ACallThatIsOnItsWay_OrWhoseNumberIsGone_DoesNotRing()
    {
        await AddAsync(CallStatus.Due, Now);
        await WriteAsync(s => s.Rosters.RemoveAsync(Shift, Now, ManagerId));
        await AddAsync(CallStatus.Placing, Now.AddSeconds(1), tries: 1, id: Id + 5);
        await StartAsync();

        var failed = await UntilAsync(call => call.Status is CallStatus.Failed);

        Assert.That((failed.Reason, _calls.Tried.Count), Is.EqualTo(("no-number", 0)));
    }

    private async Task AddAsync(CallStatus status, DateTimeOffset tryAt, int tries = 0, long id = Id) => await WriteAsync(async s =>
    {
        if (id == Id) await s.Rosters.AddAsync(new(Shift, UnitId, ManagerId, DutyRole.DutyManager, Now.AddHours(-1), Now.AddHours(8), ManagerId, Now), "13300000001");
        await s.Emergencies.AddAsync(new DutyCall(id, LaunchId, "standing", Shift, ManagerId, Now, Now.AddMinutes(5), status, tries, tryAt, Word: "abcdefghijkmnpqr"));
    });

    private async Task<DutyCall> ReadCallAsync() => (await ReadAsync(s => s.Emergencies.CallsAsync(LaunchId))).Single(c => c.Id == Id);

    private async Task<DutyCall> UntilAsync(Func<DutyCall, bool> holds)
    {
        Signal.Wake();
        var call = await Eventually.ReadAsync(ReadCallAsync, holds);
        Assert.That(holds(call), $"still {call}");
        return call;
    }
}
