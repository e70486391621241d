using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Ports.Sending;
using ServiceGate.Delivery.Senders;

namespace ServiceGate.IntegrationTests.Delivery;

public sealed class HttpGatewaySenderTests
{
    private const string Secret = "a-secret-for-tests";
    private static readonly DateTimeOffset Now = new(2026, 11, 25, 8, 0, 0, TimeSpan.Zero);

    private static readonly OutboundChunk Chunk = new(
        "77-3", NoticeChannel.Sms, "HZ-2026-000001", "announce-72h", [new("9-1-501", "13800000501", "电视平台升级 & more"), new("9-1-502", "13800000502", "b")]);

    private readonly ManualTime _time = new(Now);
    private GatewaySink _sink = null!;

    [SetUp]
    public async Task StartAsync() => _sink = await GatewaySink.StartAsync();

    [TearDown]
    public async Task StopAsync() => await _sink.DisposeAsync();

    [Test]
    public async Task SendAsync_WhenGatewayAccepts_PostsTheChunkAsOneDocument()
    {
        using var sender = Sender();
        var report = await sender.SendAsync(Chunk, default);

        var post = _sink.Posts.Single();
        using var body = JsonDocument.Parse(post.Body);
        var root = body.RootElement;
        Assert.That(report.Rejected, Is.Empty);
        Assert.That(post.Path, Is.EqualTo("/notices"));
        Assert.That(post.Headers["Content-Type"], Is.EqualTo("application/json; charset=utf-8"));
        Assert.That(post.Headers["Idempotency-Key"], Is.EqualTo("77-3"));
        Assert.That(root.EnumerateObject().Select(p => p.Name), Is.EqualTo(["chunk", "channel", "launch", "step", "messages"]));
        Assert.That(root.GetProperty("chunk").GetString(), Is.EqualTo("77-3"));
        Assert.That(root.GetProperty("channel").GetString(), Is.EqualTo("sms"));
        Assert.That(root.GetProperty("launch").GetString(), Is.EqualTo("HZ-2026-000001"));
        Assert.That(root.GetProperty("step").GetString(), Is.EqualTo("announce-72h"));
        Assert.That(root.GetProperty("messages")[0].GetProperty("key").GetString(), Is.EqualTo("9-1-501"));
        Assert.That(root.GetProperty("messages")[0].GetProperty("to").GetString(), Is.EqualTo("13800000501"));
        Assert.That(root.GetProperty("messages")[0].GetProperty("text").GetString(), Is.EqualTo("电视平台升级 & more"));
        Assert.That(root.GetProperty("messages").GetArrayLength(), Is.EqualTo(2));
    }

    [Test]
    public async Task SendAsync_Always_SignsTimestampAndBody()
    {
        using var sender = Sender();
        await sender.SendAsync(Chunk, default);

        var post = _sink.Posts.Single();
        var expected = HMACSHA256.HashData(Encoding.UTF8.GetBytes(Secret), Encoding.UTF8.GetBytes("1795593600." + post.Body));
        Assert.That(post.Headers["X-ServiceGate-Timestamp"], Is.EqualTo("1795593600"));
        Assert.That(post.Headers["X-ServiceGate-Signature"], Is.EqualTo("v1=" + Convert.ToHexString(expected).ToLowerInvariant()));
    }

    [Test]
    public async Task SendAsync_WhenGatewayNamesRejectedMessages_ReportsThemWithCodesOnly()
    {
        _sink.Answer = (_, context) => context.Response.WriteAsync(
            """{"rejected":[{"key":"9-1-501","reason":"blacklisted"},{"key":"9-1-502","reason":"number 13800000502 is unknown"}],"more":1}""");
        using var sender = Sender();
        var report = await sender.SendAsync(Chunk, default);
        Assert.That(report.Rejected, Is.EquivalentTo(new Dictionary<string, string> { ["9-1-501"] = "blacklisted", ["9-1-502"] = "rejected" }));
    }

    [TestCase("""{"Code":"isv.INVENTED_LIMIT","Message":"out of credit"}""", "isv.INVENTED_LIMIT")]
    [TestCase("<html><body>Please sign in</body></html>", "answer-not-understood")]
    [TestCase("[]", "answer-not-understood")]
    [TestCase("{}", "answer-not-understood")]
    [TestCase("\"ERROR 40\"", "answer-not-understood")]
    [TestCase("OK", "answer-not-understood")]
    [TestCase("""{"rejected":"none"}""", "answer-not-understood")]
    [TestCase("""{"rejected":[{"key":"nobody","reason":"x"}]}""", "answer-not-understood")]
    [TestCase("""{"rejected":[{"key":"9-1-501","reason":"x"},{"reason":"x"}]}""", "answer-not-understood")]
    [TestCase("""{"rejected":[7]}""", "answer-not-understood")]
    public async Task SendAsync_WhenA2xxIsNotUnderstood_IsInDoubt(string answer, string reason)
    {
        _sink.Answer = (_, context) => context.Response.WriteAsync(answer);
        using var sender = Sender();
        var failure = await Assert.ThrowsAsync<SendFailedException>(() => sender.SendAsync(Chunk, default));
        Assert.That((failure!.Reason, failure.MayHaveArrived, failure.Unclear), Is.EqualTo((reason, true, answer)));
    }

    [Test]
    public async Task SendAsync_WhenA2xxIsNotUnderstood_KeepsNoNumberAndNoMoreThan200Characters()
    {
        _sink.Answer = (_, context) => context.Response.WriteAsync($"no\r\n13800000501 {new string('x', 300)}");
        using var sender = Sender();
        var failure = await Assert.ThrowsAsync<SendFailedException>(() => sender.SendAsync(Chunk, default));
        Assert.That(failure!.Unclear, Is.EqualTo("no  ########### " + new string('x', 184)));
    }

    [TestCase(200, "")]
    [TestCase(204, "")]
    [TestCase(202, """{"rejected":[]}""")]
    public async Task SendAsync_WhenA2xxIsEmptyOrNamesNobody_IsAcceptance(int status, string answer)
    {
        _sink.Answer = (_, context) =>
        {
            context.Response.StatusCode = status;
            return answer.Length == 0 ? Task.CompletedTask : context.Response.WriteAsync(answer);
        };
        using var sender = Sender();
        Assert.That((await sender.SendAsync(Chunk, default)).Rejected, Is.Empty);
    }

    [TestCase(400)]
    [TestCase(401)]
    [TestCase(404)]
    [TestCase(422)]
    public async Task SendAsync_WhenGatewayRefuses_IsForGood(int status)
    {
        var failure = await FailureAsync(status);
        Assert.That(failure.MayHelpLater, Is.False);
        Assert.That(failure.Reason, Is.EqualTo($"http-{status}"));
    }

    [TestCase(408, false)]
    [TestCase(429, false)]
    [TestCase(500, true)]
    [TestCase(503, true)]
    public async Task SendAsync_WhenGatewayIsInTrouble_MayHelpLater(int status, bool mayHaveArrived)
    {
        var failure = await FailureAsync(status);
        Assert.That(failure.MayHelpLater, Is.True);
        Assert.That(failure.MayHaveArrived, Is.EqualTo(mayHaveArrived));
        Assert.That(failure.RetryAfter, Is.Null);
    }

    [TestCase("120", 120)]
    [TestCase("Wed, 25 Nov 2026 08:05:00 GMT", 300)]
    [TestCase("Wed, 25 Nov 2026 07:00:00 GMT", 0)]
    public async Task SendAsync_WhenGatewayAsksToWait_SaysHowLong(string header, int seconds)
    {
        var failure = await FailureAsync(429, header);
        Assert.That(failure.RetryAfter, Is.EqualTo(TimeSpan.FromSeconds(seconds)));
    }

    [Test]
    public async Task SendAsync_WhenGatewayRedirects_DoesNotFollow()
    {
        _sink.Answer = (_, context) =>
        {
            context.Response.Redirect("/elsewhere", permanent: false, preserveMethod: true);
            return Task.CompletedTask;
        };
        using var sender = Sender();
        var failure = await Assert.ThrowsAsync<SendFailedException>(() => sender.SendAsync(Chunk, default));
        Assert.That(failure!.MayHelpLater, Is.True);
        Assert.That(_sink.Posts.Select(p => p.Path), Is.EqualTo(["/notices"]));
    }

    [Test]
    public async Task SendAsync_WhenNoAnswerComesInTime_MayHaveArrived()
    {
        var asked = new TaskCompletionSource();
        _sink.Answer = async (_, context) =>
        {
            asked.SetResult();
            await Task.Delay(Timeout.Infinite, context.RequestAborted);
        };
        using var sender = Sender();
        var sending = sender.SendAsync(Chunk, default);
        await asked.Task;
        _time.Advance(TimeSpan.FromSeconds(20));
        var failure = await Assert.ThrowsAsync<SendFailedException>(() => sending);
        Assert.That((failure!.Reason, failure.MayHelpLater, failure.MayHaveArrived), Is.EqualTo(("time-out", true, true)));
    }

    [Test]
    public async Task SendAsync_WhenNobodyListens_CannotHaveArrived()
    {
        using var sender = Sender();
        await _sink.DisposeAsync();
        var failure = await Assert.ThrowsAsync<SendFailedException>(() => sender.SendAsync(Chunk, default));
        Assert.That((failure!.Reason, failure.MayHelpLater, failure.MayHaveArrived), Is.EqualTo(("connection", true, false)));
    }

    [Test]
    public async Task SendAsync_WhenConnectionBreaksOff_MayHaveArrived()
    {
        _sink.Answer = (_, context) =>
        {
            context.Abort();
            return Task.CompletedTask;
        };
        using var sender = Sender();
        var failure = await Assert.ThrowsAsync<SendFailedException>(() => sender.SendAsync(Chunk, default));
        Assert.That((failure!.MayHelpLater, failure.MayHaveArrived), Is.EqualTo((true, true)));
    }

    [Test]
    public async Task SendAsync_WhenItFails_SaysNothingOfSecretAddressOrRecipients()
    {
        var failure = (await FailureAsync(500)).ToString();
        Assert.That(failure, Does.Not.Contain(Secret).And.Not.Contain("13800000501").And.Not.Contain("127.0.0.1"));
    }

    private async Task<SendFailedException> FailureAsync(int status, string? retryAfter = null)
    {
        _sink.Answer = (_, context) =>
        {
            context.Response.StatusCode = status;
            if (retryAfter is not null) context.Response.Headers.RetryAfter = retryAfter;
            return Task.CompletedTask;
        };
        using var sender = Sender();
        return (await Assert.ThrowsAsync<SendFailedException>(() => sender.SendAsync(Chunk, default)))!;
    }

    private HttpGatewaySender Sender() => new(new() { Kind = "http", Url = _sink.Url, Secret = Secret }, _time);
}
