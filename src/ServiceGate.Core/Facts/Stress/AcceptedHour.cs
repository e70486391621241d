using ServiceGate.Core.Foundation.Json;

namespace ServiceGate.Core.Facts.Stress;

/// <summary>An hour in which the target was missed when that was accepted; written by the system.</summary>
/// <param name="At">Its beginning, local in the window's zone (<c>2026-11-27T10:00</c>).</param>
/// <param name="Calls">Up to how many calls.</param>
/// <param name="Seats">With at least how many seats.</param>
[Members("at", "calls", "seats")]
public sealed record AcceptedHour(string At, int Calls, int Seats)
{
    /// <summary>The most hours of an acceptance.</summary>
    public const int Most = 500;
}
