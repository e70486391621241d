using System.Globalization;
using System.Text.Json;

namespace ServiceGate.Benchmarks.ScaleOut;

/// <summary>
/// What a second node adds: one batch sent by one node, the same by two, in turns within one run, to a sink that takes 20 ms a message; beside them what
/// the sink itself can take on as many connections.
/// </summary>
internal static class ScaleOutBenchmark
{
    private const int Rounds = 3;

    // Eight times through all connections of one node, four times through those of two: no round ends with idle ones.
    private const int Chunks = 128;

    /// <summary>Runs it; prints a line for each round. The answer is one line of JSON; of rates and ratios the median of the rounds counts.</summary>
    public static async Task<string> RunAsync(string published, CancellationToken cancellation)
    {
        await using var sink = await PacedSink.StartAsync();
        await using var stand = await ScaleOutStand.MakeAsync(published, sink, Chunks);
        var (one, two, bare16, bare32) = (new List<Throughput>(), new List<Throughput>(), new List<Throughput>(), new List<Throughput>());
        for (var round = 1; round <= Rounds; round++)
        {
            bare16.Add(await BareAsync(sink, ScaleOutStand.Parallel, cancellation));
            bare32.Add(await BareAsync(sink, 2 * ScaleOutStand.Parallel, cancellation));
            await using var first = await stand.StartNodeAsync(1, cancellation);
            one.Add(await stand.SendAsync(cancellation));
            await using var second = await stand.StartNodeAsync(2, cancellation);
            two.Add(await stand.SendAsync(cancellation));
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"round {round}, messages/s: one node {one[^1].PerSecond:0}, two nodes {two[^1].PerSecond:0}, ratio {two[^1].PerSecond / one[^1].PerSecond:0.00}; the sink alone {bare16[^1].PerSecond:0} on 16 connections, {bare32[^1].PerSecond:0} on 32"));
        }
        return JsonSerializer.Serialize(new
        {
            rounds = Rounds,
            messages = Chunks * ScaleOutStand.ChunkSize,
            sink = "20 ms a message, one after another on a connection: a chunk of 200 takes 4000 ms",
            oneNode = Figures(one),
            twoNodes = Figures(two),
            ratio = Math.Round(Median(two.Zip(one, (t, o) => t.PerSecond / o.PerSecond)), 3),
            sinkAlone16 = Figures(bare16),
            sinkAlone32 = Figures(bare32),
        });
    }

    private static async Task<Throughput> BareAsync(PacedSink sink, int connections, CancellationToken cancellation)
    {
        await BareLoad.RunAsync(sink.Address, connections, Chunks, ScaleOutStand.ChunkSize, cancellation);
        return Throughput.Of(sink.Take());
    }

    private static object Figures(List<Throughput> rounds)
    {
        List<double> chunk = [.. rounds.SelectMany(r => r.ChunkMs).Order()], idle = [.. rounds.SelectMany(r => r.IdleMs).Order()];
        return new
        {
            messagesPerSecond = Math.Round(Median(rounds.Select(r => r.PerSecond)), 1),
            connections = rounds.Max(r => r.Connections),
            chunkMs = new { p50 = Math.Round(Throughput.At(chunk, 0.5)), p99 = Math.Round(Throughput.At(chunk, 0.99)) },
            idleMs = new { p50 = Math.Round(Throughput.At(idle, 0.5), 1), p99 = Math.Round(Throughput.At(idle, 0.99), 1) },
        };
    }

    private static double Median(IEnumerable<double> values) => Throughput.At([.. values.Order()], 0.5);
}
