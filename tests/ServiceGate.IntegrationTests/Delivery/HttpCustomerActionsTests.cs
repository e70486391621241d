using System.Text.Json;
using Microsoft.AspNetCore.Http;
using ServiceGate.Core.Facts.Contingency;
using ServiceGate.Core.Ports.Sending;
using ServiceGate.Delivery.Senders;
using ServiceGate.Delivery.Settings;

namespace ServiceGate.IntegrationTests.Delivery;

/// <summary>Actions for single customers over HTTP: done only by a clear yes, refused by a clear no or where nothing has arrived, in doubt otherwise.</summary>
public sealed class HttpCustomerActionsTests
{
    private static readonly OutboundAction Action = new("tv-rollback", "abcdefghijkmnpqr-77", "HZ-2026-000001", "P1", "TV0001", Test: true);

    private readonly ManualTime _time = new(new(2026, 11, 25, 8, 0, 0, TimeSpan.Zero));
    private GatewaySink _sink = null!;

    [SetUp]
    public async Task BeginAsync() => _sink = await GatewaySink.StartAsync();

    [TearDown]
    public async Task EndAsync() => await _sink.DisposeAsync();

    private HttpCustomerActions Make(string? url = null) => new(new() { Endpoints = $"other={_sink.Url}/other,tv-rollback={url ?? _sink.Url + "/tv"}", Secret = "a-secret-for-tests" }, _time);

    [Test]
    public async Task Send_PostsOneSignedDocument_ToTheEndpointOfItsName_WithItsKey()
    {
        _sink.Answer = (_, context) => AnswerAsync(context, 200, """{"accepted":true,"reference":"R-7"}""");
        using var actions = Make();
        Assert.That(await actions.SendAsync(Action, default), Is.EqualTo(new ActionAnswer(ActionState.Done, "R-7")));

        var post = _sink.Posts.Single();
        using var body = JsonDocument.Parse(post.Body);
        Assert.That(post.Path, Is.EqualTo("/notices/tv"));
        Assert.That(post.Headers["Idempotency-Key"], Is.EqualTo(Action.Key));
        Assert.That(body.RootElement.EnumerateObject().Select(p => $"{p.Name}={p.Value}"), Is.EqualTo(new[] { $"key={Action.Key}", "launch=HZ-2026-000001", "plan=P1", "account=TV0001", "test=True" }));
        Assert.That(post.Headers["X-ServiceGate-Signature"], Does.StartWith("v1="));
    }

    [TestCase(200, """{"accepted":true}""", ActionState.Done, null)]
    [TestCase(200, """{"accepted":false,"reason":"no-such-box"}""", ActionState.Refused, "no-such-box")]
    [TestCase(200, """{"accepted":false,"reason":"13800000501 is unknown"}""", ActionState.Refused, "rejected")]
    [TestCase(200, """{"accepted":"true"}""", ActionState.InDoubt, "answer-not-understood: {\"accepted\":\"true\"}")]
    [TestCase(200, "", ActionState.InDoubt, "answer-not-understood: ")]
    [TestCase(200, "ok 13800000501", ActionState.InDoubt, "answer-not-understood: ok ###########")]
    [TestCase(404, """{"accepted":true}""", ActionState.Refused, "http-404")]
    [TestCase(302, "", ActionState.Refused, "http-302")]
    [TestCase(429, "", ActionState.Refused, "http-429")]
    [TestCase(503, "", ActionState.InDoubt, "http-503")]
    public async Task OnlyAClearYes_IsDone(int status, string answer, ActionState state, string? said)
    {
        _sink.Answer = (_, context) => AnswerAsync(context, status, answer);
        using var actions = Make();

        Assert.That(await actions.SendAsync(Action, default), Is.EqualTo(new ActionAnswer(state, said)));
    }

    [Test]
    public async Task Silence_IsInDoubt_AndWhatReachesNobody_IsRefused()
    {
        var arrived = new TaskCompletionSource();
        _sink.Answer = async (_, context) =>
        {
            arrived.SetResult();
            await Task.Delay(Timeout.Infinite, context.RequestAborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        };
        using var actions = Make();
        var sending = actions.SendAsync(Action, default);
        await arrived.Task;
        _time.Advance(TimeSpan.FromSeconds(15));
        Assert.That(await sending, Is.EqualTo(new ActionAnswer(ActionState.InDoubt, "time-out")));

        using var nobody = Make("http://127.0.0.1:1/");
        Assert.That(await nobody.SendAsync(Action, default), Is.EqualTo(new ActionAnswer(ActionState.Refused, "connection")));
        Assert.That(await actions.SendAsync(Action with { Endpoint = "nowhere" }, default), Is.EqualTo(new ActionAnswer(ActionState.Refused, "endpoint-not-set")));
    }

    [TestCase(null, ExpectedResult = "")]
    [TestCase("a=https://x.example.cn/1, b-2=http://127.0.0.1:8/", ExpectedResult = "a b-2")]
    [TestCase("a=http://x.example.cn/", ExpectedResult = null)]
    [TestCase("a=https://u:p@x.example.cn/", ExpectedResult = null)]
    [TestCase("A=https://x.example.cn/", ExpectedResult = null)]
    [TestCase("https://x.example.cn/", ExpectedResult = null)]
    [TestCase("a=https://x.example.cn/,a=https://y.example.cn/", ExpectedResult = null)]
    public string? Endpoints_AreNamesWithGateways(string? setting) => CustomerActionOptions.TryRead(setting, out var endpoints) ? string.Join(' ', endpoints.Keys) : null;

    private static Task AnswerAsync(HttpContext context, int status, string answer)
    {
        context.Response.StatusCode = status;
        return context.Response.WriteAsync(answer);
    }
}
