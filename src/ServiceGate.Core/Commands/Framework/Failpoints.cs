using System.Diagnostics;

namespace ServiceGate.Core.Commands.Framework;

/// <summary>
/// Named places where a test lets the process die as if by <c>kill -9</c>. The environment variable <c>SERVICEGATE_FAILPOINT</c> names one and
/// the hit that kills (<c>chunk.sent:7</c>); without it a hit costs one comparison.
/// </summary>
public static class Failpoints
{
    private static readonly (string Name, int Hit)? Armed = Parse(Environment.GetEnvironmentVariable("SERVICEGATE_FAILPOINT"));
    private static int _hits;

    /// <summary>The places that exist, in the order a launch passes them, that of a copy to another database, and those of a file on its way.</summary>
    public static IReadOnlyList<string> Names { get; } =
        ["flow.advanced", "timer.taken", "command.before-commit", "command.after-commit", "import.chunk", "batch.started", "chunk.claimed", "chunk.sent", "chunk.recorded", "play.step", "copy.block", "upload.part", "content.written", "content.stored", "action.claimed", "action.sent"];

    /// <summary>Passes a place.</summary>
    public static void Hit(string name)
    {
        if (Armed is { } armed && armed.Name == name && Interlocked.Increment(ref _hits) == armed.Hit)
            Process.GetCurrentProcess().Kill();
    }

    private static (string, int)? Parse(string? text) =>
        text?.Split(':') is [var name, var hit] && int.TryParse(hit, out var number) ? (name, number) : null;
}
