using System.Text.Json;

namespace ServiceGate.Benchmarks.Engine;

/// <summary>
/// Whole instances with two waits on a SQLite file with <c>synchronous=FULL</c>, through the session factory, the writer lane and the flow store; beside it, in
/// turns within the same run, a bare loop that commits the same rows to the same kind of file.
/// </summary>
internal static class EngineBenchmark
{
    private const int Rounds = 15;
    private const int Instances = 500;

    /// <summary>Runs it; the answer is one line of JSON. Times are milliseconds over all rounds; of shares and speeds the median of the rounds counts.</summary>
    public static async Task<string> RunAsync()
    {
        await MeasureAsync(3, callers: 8);
        return JsonSerializer.Serialize(new
        {
            synchronous = "FULL",
            sequential = await MeasureAsync(Rounds, callers: 1),
            eightCallers = await MeasureAsync(Rounds, callers: 8),
            rowsVisited = new { measure = "steps of SQLite's virtual machine", stored1000 = await VisitedRows.CountAsync(1_000), stored100000 = await VisitedRows.CountAsync(100_000) },
        });
    }

    private static async Task<object> MeasureAsync(int rounds, int callers)
    {
        var (engine, bare) = (new List<Timings>(), new List<Timings>());
        for (var round = 0; round < rounds; round++)
        {
            bare.Add(await BareAsync(callers));
            engine.Add(await EngineAsync(callers));
            Console.WriteLine($"{callers} caller(s): {engine[^1].InstancesPerSecond} instances/s, bare loop {bare[^1].InstancesPerSecond}");
        }
        return new
        {
            instances = rounds * Instances,
            instancesPerSecond = Median(engine.Select(t => t.InstancesPerSecond)),
            bareLoop = Median(bare.Select(t => t.InstancesPerSecond)),
            ofBareLoop = Math.Round(Median(engine.Zip(bare, (ours, theirs) => ours.InstancesPerSecond / theirs.InstancesPerSecond)), 3),
            processorMsPerInstance = Median(engine.Select(t => t.ProcessorMs)),
            bareProcessorMsPerInstance = Median(bare.Select(t => t.ProcessorMs)),
            ms = Timings.Milliseconds(engine),
            bareMs = Timings.Milliseconds(bare),
        };
    }

    private static double Median(IEnumerable<double> values) => values.Order().ToList() is var sorted ? sorted[sorted.Count / 2] : 0;

    private static async Task<Timings> EngineAsync(int callers)
    {
        await using var stand = await EngineStand.OpenAsync(Instances);
        return await Timings.RunAsync(Ids, callers, stand.OperateAsync);
    }

    private static async Task<Timings> BareAsync(int callers)
    {
        var folder = await EngineStand.FileAsync(Instances);
        try
        {
            using var loop = new BareLoop(EngineStand.FileIn(folder));
            return await Timings.RunAsync(Ids, callers, loop.OperateAsync);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static IReadOnlyList<long> Ids { get; } = [.. Enumerable.Range(1, Instances).Select(i => (long)i)];
}
