using ServiceGate.Core.Foundation.Json;

namespace ServiceGate.Core.Facts.Gates;

/// <summary>Somebody on duty during the window (值守).</summary>
/// <param name="LaunchId">The launch.</param>
/// <param name="Duty">The position's code.</param>
/// <param name="PersonId">Who.</param>
/// <param name="ConfirmedAt">When it was confirmed.</param>
public sealed record DutyAssignment(long LaunchId, string Duty, long PersonId, DateTimeOffset ConfirmedAt)
{
    /// <summary>What names who is on duty (<see cref="SeenNumber"/>).</summary>
    /// <param name="duties">All of a launch.</param>
    public static long SeenOf(IEnumerable<DutyAssignment> duties) => SeenNumber.Of(duties.ToDictionary(d => d.Duty, d => d.PersonId));
}
