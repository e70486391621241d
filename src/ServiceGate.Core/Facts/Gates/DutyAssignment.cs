using System.Globalization;
using ServiceGate.Core.Foundation.Json;
using ServiceGate.Workflow.Json;

namespace ServiceGate.Core.Facts.Gates;

/// <summary>Somebody on duty during the window (值守).</summary>
/// <param name="LaunchId">The launch.</param>
/// <param name="Duty">The position's code.</param>
/// <param name="PersonId">Who.</param>
/// <param name="ConfirmedAt">When it was confirmed.</param>
public sealed record DutyAssignment(long LaunchId, string Duty, long PersonId, DateTimeOffset ConfirmedAt)
{
    /// <summary>A number of who is on duty, from 0 to 2^52 - 1: another one whenever somebody else is. Whoever changes it names the one that was seen.</summary>
    /// <param name="duties">All of a launch.</param>
    public static long SeenOf(IEnumerable<DutyAssignment> duties) => long.Parse(
        ContentHash.OfCanonical(CoreJson.Canonical(duties.ToDictionary(d => d.Duty, d => d.PersonId)))[^13..], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
}
