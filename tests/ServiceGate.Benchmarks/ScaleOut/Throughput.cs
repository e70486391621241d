using System.Diagnostics;

namespace ServiceGate.Benchmarks.ScaleOut;

/// <summary>How fast the sink was fed, from its own notes.</summary>
/// <param name="PerSecond">Messages a second, from the first chunk's arrival to the last one's answer.</param>
/// <param name="Chunks">How many chunks.</param>
/// <param name="Connections">On how many connections.</param>
/// <param name="ChunkMs">What each chunk took at the sink, ascending.</param>
/// <param name="IdleMs">How long each connection was idle from an answer to the next chunk, ascending.</param>
internal sealed record Throughput(double PerSecond, int Chunks, int Connections, IReadOnlyList<double> ChunkMs, IReadOnlyList<double> IdleMs)
{
    public static Throughput Of(IReadOnlyList<HandledChunk> handled)
    {
        var seconds = Stopwatch.GetElapsedTime(handled.Min(c => c.Arrived), handled.Max(c => c.Answered)).TotalSeconds;
        var connections = handled.GroupBy(c => c.Connection).Select(g => g.OrderBy(c => c.Arrived).ToList()).ToList();
        var idle = connections.SelectMany(c => c.Zip(c.Skip(1), (one, next) => Stopwatch.GetElapsedTime(one.Answered, next.Arrived).TotalMilliseconds));
        return new(
            handled.Sum(c => c.Messages) / seconds, handled.Count, connections.Count,
            [.. handled.Select(c => Stopwatch.GetElapsedTime(c.Arrived, c.Answered).TotalMilliseconds).Order()], [.. idle.Order()]);
    }

    /// <summary>A part of ascending numbers: 0.5 the median.</summary>
    public static double At(IReadOnlyList<double> ordered, double part) =>
        ordered.Count == 0 ? 0 : ordered[Math.Clamp((int)Math.Ceiling(ordered.Count * part) - 1, 0, ordered.Count - 1)];
}
