using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using ServiceGate.Core.Facts.Contingency;
using ServiceGate.Core.Ports.Contingency;
using ServiceGate.Core.Ports.Sending;
using ServiceGate.Core.Ports.Stores;
using ServiceGate.Delivery.Senders;
using ServiceGate.IntegrationTests.Servers;
using ServiceGate.IntegrationTests.Stores;

namespace ServiceGate.IntegrationTests.Delivery;

/// <summary>The worker sends actions of plans to a real receiver on loopback, which counts what it is sent: each once, and what a crash has interrupted not again by itself.</summary>
public sealed class ActionCallsTests(DatabaseStand stand) : WorkerTests(stand)
{
    private const long Id = 990_101;

    private GatewaySink _sink = null!;
    private HttpCustomerActions _actions = null!;
    private string _answer = """{"accepted":true,"reference":"R-1"}""";

    [SetUp]
    public async Task BeginAsync()
    {
        _answer = """{"accepted":true,"reference":"R-1"}""";
        _sink = await GatewaySink.StartAsync();
        _sink.Answer = (_, context) => context.Response.WriteAsync(_answer);
        _actions = new(new() { Endpoints = $"tv-rollback={_sink.Url}", Secret = "a-secret-for-tests" }, TimeProvider.System);
    }

    [TearDown]
    public async Task EndAsync()
    {
        _actions.Dispose();
        await _sink.DisposeAsync();
    }

    private protected override void AddServices(IServiceCollection services) => services.AddSingleton<ICustomerActions>(_actions);

    [Test]
    public async Task WhatIsDue_IsSentOnce_AndTheCustomerIsRolledBackThen()
    {
        await AddAsync(ActionState.Due);
        await StartAsync();
        var done = await UntilAsync(call => call.IsSettled);

        Assert.That((done.State, done.Tries, done.Answer), Is.EqualTo((ActionState.Done, 1, "R-1")));
        Assert.That((await ReadAsync(s => s.Audiences.ResultAsync(LaunchId, done.CustomerId)))?.RolledBackAt, Is.Not.Null);
        await WakeAsync();
        Assert.That(_sink.Posts.Select(p => p.Headers["Idempotency-Key"]), Is.EqualTo(new[] { $"abcdefghijkmnpqr-{Id}" }));
    }

    [Test]
    public async Task WhatACrashInterrupted_IsInDoubt_AndNeverSentAgainByItself()
    {
        await AddAsync(ActionState.Sending, Machine.GetUtcNow() - TimeSpan.FromMinutes(1), tries: 1);
        await StartAsync();
        var lost = await UntilAsync(call => call.IsSettled);
        await WakeAsync();

        Assert.That((lost.State, lost.Answer, _sink.Posts.Count), Is.EqualTo((ActionState.InDoubt, "sender-gone", 0)));
        Assert.That(await ReadAsync(s => s.Audiences.ResultAsync(LaunchId, lost.CustomerId)), Is.Null);
        await WriteAsync(async s => await s.Contingency.MoveAsync(lost with { State = ActionState.Due, SettledAt = null, Answer = null }, ActionState.InDoubt, 1));
        await UntilAsync(call => call.State is ActionState.Done);
        Assert.That(_sink.Posts.Select(p => p.Headers["Idempotency-Key"]), Is.EqualTo(new[] { $"abcdefghijkmnpqr-{Id}" }), "by a person, under the same key");
    }

    [Test]
    public async Task WhatAnotherNodeIsSending_IsLeftToIt()
    {
        await AddAsync(ActionState.Sending, Machine.GetUtcNow() - TimeSpan.FromSeconds(50), tries: 1);
        await StartAsync();
        await WakeAsync();

        Assert.That(((await ReadAsync(s => s.Contingency.FindAsync(Id)))!.State, _sink.Posts.Count), Is.EqualTo((ActionState.Sending, 0)));
    }

    [Test]
    public async Task WhatIsRefused_RollsNobodyBack()
    {
        _answer = """{"accepted":false,"reason":"no-such-box"}""";
        await AddAsync(ActionState.Due);
        await StartAsync();
        var refused = await UntilAsync(call => call.IsSettled);

        Assert.That((refused.State, refused.Answer), Is.EqualTo((ActionState.Refused, "no-such-box")));
        Assert.That(await ReadAsync(s => s.Audiences.ResultAsync(LaunchId, refused.CustomerId)), Is.Null);
    }

    private async Task AddAsync(ActionState state, DateTimeOffset? claimed = null, int tries = 0)
    {
        await AddListAsync(1);
        var customer = (await ReadAsync(s => s.Audiences.MembersAsync(AudienceId, [NewCustomers(1, 1)[0].Account]))).Values.Single();
        await WriteAsync(s => s.Contingency.AddAsync(new ActionCall(
            Id, LaunchId, "P1", new('a', 64), customer, ActionCall.InEarnest, "tv-rollback", state, tries, claimed, ManagerId, Now, IdentityCheck.CallBack, "CC-1", "黑屏", Word: "abcdefghijkmnpqr")));
    }

    private async Task WakeAsync()
    {
        for (var i = 0; i < 10; i++)
        {
            Signal.Wake();
            await Task.Delay(30);
        }
    }

    private async Task<ActionCall> UntilAsync(Func<ActionCall, bool> holds)
    {
        Signal.Wake();
        var call = await Eventually.ReadAsync(() => ReadAsync(s => s.Contingency.FindAsync(Id)), call => call is not null && holds(call));
        Assert.That(call is not null && holds(call), $"still {call}");
        return call!;
    }
}
