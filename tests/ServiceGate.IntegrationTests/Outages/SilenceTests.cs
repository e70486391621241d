using Microsoft.Extensions.Logging;
using ServiceGate.IntegrationTests.Api;
using ServiceGate.IntegrationTests.Stores;

namespace ServiceGate.IntegrationTests.Outages;

/// <summary>A database that takes connections and statements and never answers, while many ask it at once.</summary>
public sealed class SilenceTests(DatabaseStand stand) : OutageContract(stand)
{
    private const int Requests = 200;

    // Documented: about 7 seconds. A statement may take 30 here, so that waiting for the driver would be noticed; the rest is for a busy machine.
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(20);

    [TestCase(false)]
    [TestCase(true)]
    public async Task Requests_WhileTheDatabaseIsSilent_AreAllAnsweredInTime_AndThreadsStayFree(bool forget)
    {
        // Connections that are open already are silent too.
        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Server.GetAsync("manager", "/launches")));
        Proxy.Hang();
        using var ended = new CancellationTokenSource();
        var pauses = LongestPauseAsync(ended.Token);

        var answers = await Task.WhenAll(Enumerable.Range(0, Requests).Select(TimedAsync));
        await ended.CancelAsync();
        Proxy.Heal(forget);
        await UntilItWorksAsync();

        Assert.That(answers.Select(a => a.Status), Is.All.EqualTo(503));
        Assert.That(answers.Max(a => a.Took), Is.LessThan(Bound));
        Assert.That(await pauses, Is.LessThan(TimeSpan.FromSeconds(3)), "the longest time in which no timer fired");
        var after = await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => Server.GetAsync("manager", "/launches")));
        Assert.That(after.Select(a => a.Status), Is.All.EqualTo(200));
        TestContext.Out.WriteLine($"the slowest of {Requests} answers: {answers.Max(a => a.Took)}, the longest pause of a timer: {await pauses}");
    }

    [Test]
    public async Task Requests_WhenTheDatabaseIsSlow_AreCarriedOut()
    {
        Proxy.Delay = TimeSpan.FromMilliseconds(100);

        var reading = Task.WhenAll(Enumerable.Range(0, 100).Select(_ => Server.GetAsync("manager", "/launches")));
        var created = await Server.SendAsync("manager", HttpMethod.Post, "/launches", ApiStand.NewLaunch());

        Assert.That(created.Status, Is.EqualTo(201), created.Text);
        Assert.That((await reading).Select(a => a.Status), Is.All.EqualTo(200));
        Assert.That(Log.Of(LogLevel.Warning, "away"), Is.Empty);
    }

    private async Task<(int Status, TimeSpan Took)> TimedAsync(int index)
    {
        var started = TimeProvider.System.GetTimestamp();
        var answer = index % 4 == 0
            ? await Server.SendAsync("manager", HttpMethod.Post, "/launches", ApiStand.NewLaunch())
            : await Server.GetAsync("manager", "/launches");
        return (answer.Status, TimeProvider.System.GetElapsedTime(started));
    }

    /// <summary>How long the threads of the pool left a timer waiting at most.</summary>
    private static async Task<TimeSpan> LongestPauseAsync(CancellationToken ended)
    {
        var (longest, tick) = (TimeSpan.Zero, TimeSpan.FromMilliseconds(50));
        while (!ended.IsCancellationRequested)
        {
            var started = TimeProvider.System.GetTimestamp();
            await Task.Delay(tick, TimeProvider.System, CancellationToken.None);
            if (TimeProvider.System.GetElapsedTime(started) - tick is var late && late > longest) longest = late;
        }
        return longest;
    }
}
