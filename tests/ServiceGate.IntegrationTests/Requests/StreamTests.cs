using System.Net;
using ServiceGate.Core.Commands.Framework;
using ServiceGate.Core.Commands.Organisation;
using ServiceGate.Core.Ports.Stores;
using ServiceGate.IntegrationTests.Api;
using ServiceGate.Web.Shell.Live;

namespace ServiceGate.IntegrationTests.Requests;

/// <summary>Streams of live progress: ten for one person, and none longer than the right to it.</summary>
public sealed class StreamTests
{
    /// <summary>Without a check a stream goes on for ten minutes.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private ApiStand _api = null!;
    private HttpClient _client = null!;
    private string _path = "";

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        _api = await ApiStand.StartAsync();
        _client = new(new HttpClientHandler { UseCookies = false, AllowAutoRedirect = false }) { BaseAddress = _api.Address };
        _path = $"/launches/{await _api.CreateLaunchAsync()}/notices/events";
    }

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        _client.Dispose();
        await _api.DisposeAsync();
    }

    [Test]
    public async Task Stream_TheEleventhOfAPerson_IsRefused_UntilOneEnds()
    {
        var cookie = await SignIn.AsAsync(_api, "quality");
        var other = await SignIn.AsAsync(_api, "auditor");
        var open = new List<HttpResponseMessage>();
        try
        {
            for (var i = 0; i < 10; i++) open.Add(await OpenAsync(cookie));
            Assert.That(open.Select(r => r.StatusCode), Is.All.EqualTo(HttpStatusCode.OK));

            using (var refused = await OpenAsync(cookie))
                Assert.That(((int)refused.StatusCode, refused.Headers.RetryAfter), Is.EqualTo((429, new System.Net.Http.Headers.RetryConditionHeaderValue(TimeSpan.FromSeconds(10)))));
            open.Add(await OpenAsync(other));
            Assert.That(open[^1].StatusCode, Is.EqualTo(HttpStatusCode.OK), "another person");
        }
        finally
        {
            foreach (var response in open) response.Dispose();
        }

        // The server sees within a moment that they are gone.
        using var late = new CancellationTokenSource(Patience);
        while (true)
        {
            using var again = await OpenAsync(cookie);
            if (again.StatusCode == HttpStatusCode.OK) return;
            await Task.Delay(100, late.Token);
        }
    }

    [TestCase("deactivated")]
    [TestCase("role")]
    [TestCase("sessions")]
    public async Task Stream_WhenTheRightToItEnds_Ends(string how)
    {
        var name = $"watcher-{how}";
        await GiveAsync(new AddPerson(name, name, name, "en"));
        await GiveAsync(new GrantRole(name, "hotline-agent", "HZ"));
        using var response = await OpenAsync(await SignIn.AsAsync(_api, name));
        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        await using var stream = await response.Content.ReadAsStreamAsync();
        var part = new byte[4096];
        Assert.That(await stream.ReadAsync(part), Is.GreaterThan(0), "it has begun");

        if (how == "deactivated") await GiveAsync(new EditPerson(name, name, name, "en", null, Active: false));
        else if (how == "sessions") await GiveAsync(new EndSessions(name));
        else await GiveAsync(new RevokeRole(name, await GrantOfAsync(name)));

        using var late = new CancellationTokenSource(Patience);
        while (await stream.ReadAsync(part, late.Token) > 0) { }
    }

    [Test]
    public async Task Reading_ForMany_IsDoneOnce()
    {
        var readings = 0;
        var shared = new SharedReading<long, int>(TimeSpan.FromHours(1), TimeProvider.System, _ => Task.FromResult(Interlocked.Increment(ref readings)));

        var read = await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => shared.GetAsync(1)));

        Assert.That(read, Is.All.EqualTo(1));
        Assert.That((await shared.GetAsync(2), readings), Is.EqualTo((2, 2)));
    }

    [Test]
    public async Task Reading_ThatFailed_IsDoneAgain()
    {
        var readings = 0;
        var shared = new SharedReading<long, int>(
            TimeSpan.FromHours(1), TimeProvider.System, _ => ++readings == 1 ? Task.FromException<int>(new IOException()) : Task.FromResult(readings));

        Assert.That(() => shared.GetAsync(1), Throws.InstanceOf<IOException>());
        Assert.That(await shared.GetAsync(1), Is.EqualTo(2));
    }

    private async Task<HttpResponseMessage> OpenAsync(string cookie)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, _path);
        request.Headers.Add("Cookie", cookie);
        return await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
    }

    private async Task<long> GrantOfAsync(string name)
    {
        await using var session = await _api.Service<ISessionFactory>().ReadAsync();
        var person = (await session.Organisation.FindPersonAsync(name))!.Id;
        return (await session.Organisation.GrantsAsync()).Single(g => g.PersonId == person).Id;
    }

    private async Task GiveAsync<T>(Command<T> command) =>
        (await _api.Service<CommandRunner>().RunAsync(command, await _api.IdOfAsync("administrator"), _api.NewKey())).Required();
}
