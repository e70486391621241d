using System.Diagnostics;

namespace ServiceGate.Benchmarks.Engine;

/// <summary>How long operations took, and all of them together.</summary>
internal sealed class Timings(int operations)
{
    private readonly long[][] _ticks = [.. Enumerable.Range(0, WaitingTwice.Operations).Select(_ => new long[operations])];
    private TimeSpan _whole;
    private TimeSpan _processor;

    /// <summary>Runs instances with a number of callers, each one instance after the other.</summary>
    /// <param name="instances">Ids of the instances.</param>
    /// <param name="callers">How many callers at once.</param>
    /// <param name="operate">Does an operation of an instance.</param>
    public static async Task<Timings> RunAsync(IReadOnlyList<long> instances, int callers, Func<long, int, Task> operate)
    {
        var timings = new Timings(instances.Count);
        var next = -1;
        var (start, processor) = (Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime);
        await Task.WhenAll(Enumerable.Range(0, callers).Select(_ => Task.Run(async () =>
        {
            for (int i; (i = Interlocked.Increment(ref next)) < instances.Count;)
                for (var operation = 0; operation < WaitingTwice.Operations; operation++)
                {
                    var began = Stopwatch.GetTimestamp();
                    await operate(instances[i], operation);
                    timings._ticks[operation][i] = Stopwatch.GetTimestamp() - began;
                }
        })));
        (timings._whole, timings._processor) = (Stopwatch.GetElapsedTime(start), Environment.CpuUsage.TotalTime - processor);
        return timings;
    }

    /// <summary>Whole instances in a second.</summary>
    public double InstancesPerSecond => Math.Round(_ticks[0].Length / _whole.TotalSeconds, 1);

    /// <summary>Milliseconds of processor time for a whole instance, which a busy machine distorts less than the clock's.</summary>
    public double ProcessorMs => Math.Round(_processor.TotalMilliseconds / _ticks[0].Length, 3);

    /// <summary>Milliseconds of the starts and of the signals of some rounds.</summary>
    public static object Milliseconds(IReadOnlyList<Timings> rounds) => new
    {
        start = Of([.. rounds.SelectMany(r => r._ticks[0])]),
        signal = Of([.. rounds.SelectMany(r => r._ticks[1].Concat(r._ticks[2]))]),
    };

    private static object Of(long[] ticks)
    {
        Array.Sort(ticks);
        return new { p50 = At(ticks, 0.5), p99 = At(ticks, 0.99), max = At(ticks, 1) };
    }

    private static double At(long[] sorted, double part) =>
        Math.Round(Stopwatch.GetElapsedTime(0, sorted[(int)Math.Ceiling(sorted.Length * part) - 1]).TotalMilliseconds, 3);
}
