using System.Collections.Concurrent;
using Microsoft.AspNetCore.Http;
using ServiceGate.Core.Ports.Sending;
using ServiceGate.Delivery.Senders;
using ServiceGate.Delivery.Settings;

namespace ServiceGate.IntegrationTests.Delivery;

/// <summary>What every call-out has to pass, the real ones and the double: a call is placed once its receiver has said so, and rings once however often it is handed over.</summary>
public abstract class CallOutContract
{
    private protected static readonly OutboundCall Call = new("abcdefghijkmnpqr-77", "13300000001", "zh-CN", "您正在值班。", "YH-2026-000001");

    private protected abstract ICallOut Make();

    /// <summary>The calls that rang, by key: number and text.</summary>
    private protected abstract IReadOnlyDictionary<string, (string To, string Text)> Rung();

    /// <summary>Has the receiver fail from now on, or no longer.</summary>
    private protected abstract void Fail(bool fails);

    [Test]
    public async Task Place_Rings()
    {
        await Make().PlaceAsync(Call, default);
        await Make().PlaceAsync(Call with { Key = "abcdefghijkmnpqr-78", To = "+881631450001" }, default);

        Assert.That(Make().IsSet, Is.True);
        Assert.That(Rung(), Is.EquivalentTo(new Dictionary<string, (string, string)> { [Call.Key] = (Call.To, Call.Text), ["abcdefghijkmnpqr-78"] = ("+881631450001", Call.Text) }));
    }

    [Test]
    public async Task Place_OfTheSameCall_RingsOnce()
    {
        await Make().PlaceAsync(Call, default);
        await Make().PlaceAsync(Call, default);

        Assert.That(Rung().Keys, Is.EqualTo(new[] { Call.Key }));
    }

    [Test]
    public async Task Place_WhenTheReceiverFails_SaysSo_AndMayBeTriedAgain()
    {
        Fail(true);
        var failed = await Assert.ThrowsAsync<SendFailedException>(() => Make().PlaceAsync(Call, default));
        Assert.That((failed!.MayHelpLater, failed.Reason.Length is > 0 and <= 64, failed.Message.Contains(Call.To, StringComparison.Ordinal)), Is.EqualTo((true, true, false)));

        Fail(false);
        await Make().PlaceAsync(Call, default);
        Assert.That(Rung(), Has.Count.EqualTo(1));
    }
}

/// <summary>The double that carries the tests of the timer.</summary>
internal sealed class ScriptedCallOut : ICallOut
{
    public ConcurrentQueue<OutboundCall> Tried { get; } = new();

    public ConcurrentDictionary<string, OutboundCall> Rung { get; } = new(StringComparer.Ordinal);

    /// <summary>Why it fails; null: it does not.</summary>
    public SendFailedException? Failure { get; set; }

    public bool IsSet => true;

    public Task PlaceAsync(OutboundCall call, CancellationToken cancellation)
    {
        Tried.Enqueue(call);
        if (Failure is { } failure) return Task.FromException(failure);
        Rung[call.Key] = call;
        return Task.CompletedTask;
    }
}

public sealed class ScriptedCallOutTests : CallOutContract
{
    private ScriptedCallOut _calls = null!;

    [SetUp]
    public void Begin() => _calls = new();

    private protected override ICallOut Make() => _calls;

    private protected override IReadOnlyDictionary<string, (string To, string Text)> Rung() => _calls.Rung.ToDictionary(c => c.Key, c => (c.Value.To, c.Value.Text));

    private protected override void Fail(bool fails) => _calls.Failure = fails ? new SendFailedException("down") { Reason = "http-503" } : null;
}

public sealed class FolderCallOutTests : CallOutContract
{
    private DirectoryInfo _folder = null!;

    private string Calls => Path.Combine(_folder.FullName, "calls");

    [SetUp]
    public void Begin() => _folder = Directory.CreateTempSubdirectory("servicegate-");

    [TearDown]
    public void End() => _folder.Delete(recursive: true);

    private protected override ICallOut Make() => new FolderCallOut(Calls);

    private protected override IReadOnlyDictionary<string, (string To, string Text)> Rung() =>
        Directory.GetFiles(Calls, "call-*.json").Select(file => System.Text.Json.Nodes.JsonNode.Parse(File.ReadAllText(file))!)
            .ToDictionary(call => (string)call["key"]!, call => ((string)call["to"]!, (string)call["text"]!));

    // A file stands where the folder is to be.
    private protected override void Fail(bool fails)
    {
        if (fails) File.WriteAllText(Calls, "");
        else File.Delete(Calls);
    }
}

public sealed class HttpCallOutTests : CallOutContract
{
    private const string Secret = "a-secret-for-tests";

    private readonly ManualTime _time = new(new(2026, 11, 25, 8, 0, 0, TimeSpan.Zero));
    private GatewaySink _sink = null!;
    private bool _fails;

    [SetUp]
    public async Task BeginAsync()
    {
        (_sink, _fails) = (await GatewaySink.StartAsync(), false);
        _sink.Answer = (_, context) => AnswerAsync(context, _fails ? 503 : 200, """{"accepted":true}""");
    }

    [TearDown]
    public async Task EndAsync() => await _sink.DisposeAsync();

    private protected override ICallOut Make() => new HttpCallOut(new() { Kind = CallOutOptions.Http, Url = _sink.Url, Secret = Secret }, _time);

    // A gateway that has taken a key once does not ring again.
    private protected override IReadOnlyDictionary<string, (string To, string Text)> Rung() => _sink.Posts
        .Select(post => (Key: post.Headers["Idempotency-Key"], Body: System.Text.Json.Nodes.JsonNode.Parse(post.Body)!)).DistinctBy(post => post.Key)
        .ToDictionary(post => post.Key, post => ((string)post.Body["to"]!, (string)post.Body["text"]!));

    private protected override void Fail(bool fails) => _fails = fails;

    [Test]
    public async Task Place_PostsOneDocument_SignedWithItsTime()
    {
        await Make().PlaceAsync(Call, default);

        var post = _sink.Posts.Single();
        using var body = System.Text.Json.JsonDocument.Parse(post.Body);
        Assert.That(body.RootElement.EnumerateObject().Select(p => p.Name), Is.EqualTo(["key", "to", "language", "text", "launch"]));
        var expected = System.Security.Cryptography.HMACSHA256.HashData(System.Text.Encoding.UTF8.GetBytes(Secret), System.Text.Encoding.UTF8.GetBytes("1795593600." + post.Body));
        Assert.That(post.Headers["X-ServiceGate-Timestamp"], Is.EqualTo("1795593600"));
        Assert.That(post.Headers["X-ServiceGate-Signature"], Is.EqualTo("v1=" + Convert.ToHexStringLower(expected)));
    }

    [TestCase(200, """{"accepted":true,"id":"7"}""", null, true)]
    [TestCase(202, """{"accepted":true}""", null, true)]
    [TestCase(200, """{"accepted":false}""", "refused", false)]
    [TestCase(200, "", "unclear", true)]
    [TestCase(200, "OK", "unclear", true)]
    [TestCase(200, "{}", "unclear", true)]
    [TestCase(200, "[true]", "unclear", true)]
    [TestCase(200, """{"accepted":"true"}""", "unclear", true)]
    [TestCase(302, "", "http-302", true)]
    [TestCase(400, """{"accepted":true}""", "http-400", false)]
    [TestCase(408, "", "http-408", true)]
    [TestCase(429, "", "http-429", true)]
    [TestCase(503, "", "http-503", true)]
    public async Task OnlyAClearYes_IsAYes(int status, string answer, string? reason, bool later)
    {
        _sink.Answer = (_, context) => AnswerAsync(context, status, answer);

        SendFailedException? failed = null;
        try
        {
            await Make().PlaceAsync(Call, default);
        }
        catch (SendFailedException e)
        {
            failed = e;
        }

        Assert.That((failed?.Reason, failed?.MayHelpLater ?? true), Is.EqualTo((reason, later)));
    }

    [Test]
    public async Task Silence_IsNoYes()
    {
        var arrived = new TaskCompletionSource();
        _sink.Answer = async (_, context) =>
        {
            arrived.SetResult();
            await Task.Delay(Timeout.Infinite, context.RequestAborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        };

        var placing = Make().PlaceAsync(Call, default);
        await arrived.Task;
        _time.Advance(TimeSpan.FromSeconds(10));

        Assert.That((await Assert.ThrowsAsync<SendFailedException>(() => placing))!.Reason, Is.EqualTo("time-out"));
    }

    private static Task AnswerAsync(HttpContext context, int status, string answer)
    {
        context.Response.StatusCode = status;
        return context.Response.WriteAsync(answer);
    }
}
