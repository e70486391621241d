using ServiceGate.Core.Ports.Stores;
using ServiceGate.IntegrationTests.Api;
using ServiceGate.IntegrationTests.Stores;

namespace ServiceGate.IntegrationTests.Outages;

/// <summary>Connections that are cut in the middle of something.</summary>
public sealed class LostCommitTests(DatabaseStand stand) : OutageContract(stand)
{
    [TestCase(false)]
    [TestCase(true)]
    public async Task Command_WhoseConnectionIsCutAtItsCommit_IsCarriedOutOnce(bool isCarriedOut)
    {
        var body = ApiStand.NewLaunch("Cut at its commit");
        Proxy.Cut = new(Provider, "Cut at its commit", isCarriedOut);

        var first = await Server.SendAsync("manager", HttpMethod.Post, "/launches", body, "cut");
        var second = await Server.SendAsync("manager", HttpMethod.Post, "/launches", body, "cut");

        Assert.That(Proxy.Cuts, Is.EqualTo(1));
        Assert.That((first.Status, second.Status), Is.EqualTo((201, 201)), first.Text);
        Assert.That(first.Member("number"), Is.EqualTo(second.Member("number")));
        Assert.That((await Server.GetAsync("manager", "/launches")).Body["items"]!.AsArray(), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Attempt_WhoseConnectionIsCut_IsLeftToTheRetry()
    {
        var sessions = Server.Service<ISessionFactory>();
        await using var session = await sessions.BeginAsync();
        async Task WorkAsync()
        {
            await session.Launches.FindAsync(1);
            Proxy.CutAll();
            await session.Launches.FindAsync(2);
        }

        Assert.That(() => session.AttemptAsync(WorkAsync), Throws.Exception.Matches<Exception>(e => sessions.IsTransient(e!)));
    }

    [Test]
    public async Task Commands_WhileConnectionsAreCutAgainAndAgain_AreEachCarriedOutOnce()
    {
        const int commands = 40;
        using var ended = new CancellationTokenSource();
        var cutting = CutAsync(ended.Token);

        var numbers = await Task.WhenAll(Enumerable.Range(0, commands).Select(CreateAsync));
        await ended.CancelAsync();
        await cutting;

        await UntilItWorksAsync();
        Assert.That(numbers, Is.Unique);
        var listed = (await Server.GetAsync("manager", "/launches?pageSize=100")).Body["items"]!.AsArray().Select(i => (string)i!["number"]!);
        Assert.That(listed, Is.EquivalentTo(numbers));
    }

    /// <summary>Gives a command under one key until it is carried out, as a client does that is told to try again.</summary>
    private async Task<string> CreateAsync(int index)
    {
        for (var attempt = 1; ; attempt++)
        {
            var answer = await Server.SendAsync("manager", HttpMethod.Post, "/launches", ApiStand.NewLaunch($"Cut {index}"), $"cut-{index}");
            if (answer.Status == 201) return answer.Member("number");
            Assert.That((answer.Status, attempt), Is.EqualTo((503, attempt)).And.Matches<(int, int)>(a => a.Item2 < 60), answer.Text);
            await Task.Delay(TimeSpan.FromMilliseconds(300), TimeProvider.System);
        }
    }

    private async Task CutAsync(CancellationToken ended)
    {
        for (var i = 0; i < 12 && !ended.IsCancellationRequested; i++)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(250), TimeProvider.System, CancellationToken.None);
            Proxy.CutAll();
        }
    }
}
