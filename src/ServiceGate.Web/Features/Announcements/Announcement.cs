namespace ServiceGate.Web.Features.Announcements;

/// <summary>An announced maintenance window, as network operators publish them: one row of a file. The words are those of maintnote (NANOG BCOP draft).</summary>
/// <param name="Provider">Who announced it.</param>
/// <param name="MaintenanceId">The provider's number; rows of one provider with the same number are revisions of one maintenance.</param>
/// <param name="Account">The customer's account with the provider.</param>
/// <param name="Status">TENTATIVE, CONFIRMED, CANCELLED, IN-PROCESS, COMPLETED; RE-SCHEDULED and NO-CHANGE occur in the wild.</param>
/// <param name="Start">Start, UTC.</param>
/// <param name="End">End, UTC.</param>
/// <param name="Circuits">What is affected.</param>
/// <param name="Summary">What the provider says about it.</param>
public sealed record Announcement(
    string Provider, string MaintenanceId, string Account, string Status, DateTimeOffset Start, DateTimeOffset End, IReadOnlyList<AnnouncedCircuit> Circuits, string Summary)
{
    /// <summary>Shorter windows are slips of a program, not maintenance.</summary>
    private static readonly TimeSpan Shortest = TimeSpan.FromMinutes(1);

    /// <summary>Announcements by mail in this form did not exist before.</summary>
    private static readonly DateTimeOffset Earliest = new(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Whether it ends the maintenance rather than announcing it.</summary>
    public bool IsCalledOff => Status is "CANCELLED";

    /// <summary>Why the row cannot be taken over, in English; null when it can.</summary>
    public string? Fault() =>
        Start < Earliest ? $"its window begins in {Start.Year}, before there were such announcements"
        : End - Start < Shortest ? $"its window lasts {(End - Start).TotalSeconds:0} s, less than a minute"
        : null;
}

/// <summary>A circuit that a maintenance affects.</summary>
/// <param name="Id">The provider's name of the circuit.</param>
/// <param name="Impact">NO-IMPACT, REDUCED-REDUNDANCY, DEGRADED or OUTAGE.</param>
public sealed record AnnouncedCircuit(string Id, string Impact);
