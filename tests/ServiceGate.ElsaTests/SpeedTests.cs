using System.Diagnostics;
using ServiceGate.Tests.Engines;

namespace ServiceGate.ElsaTests;

/// <summary>How fast Elsa follows; to be looked at, not judged.</summary>
[Explicit("Measures this machine.")]
public sealed class SpeedTests
{
    private const int Count = 100;

    [Test]
    public async Task Measure()
    {
        await ElsaStand.Tested.StartAsync(EngineDrafts.Of("line"));
        var flows = new List<PlayedFlow>();
        var starts = await TimeAsync(async () => flows.Add(await ElsaStand.Tested.StartAsync(EngineDrafts.Of("line"))));
        var at = 0;
        var resumes = await TimeAsync(async () => await flows[at++].PlayAsync("a"));
        var replay = Stopwatch.StartNew();
        await ElsaStand.Elsa.FollowAsync(flows[0].Definition, 77, (await flows[0].PlayAsync("b c=a a b c")).Journal);
        TestContext.Out.WriteLine($"{starts:0} starts/s, {resumes:0} resumes/s, a journal of {flows[0].Journal.Count} played and replayed in {replay.ElapsedMilliseconds} ms");
    }

    private static async Task<double> TimeAsync(Func<Task> once)
    {
        var watch = Stopwatch.StartNew();
        for (var i = 0; i < Count; i++) await once();
        return Count / watch.Elapsed.TotalSeconds;
    }
}
