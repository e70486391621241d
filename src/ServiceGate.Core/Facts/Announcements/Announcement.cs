using ServiceGate.Core.Foundation.Json;

namespace ServiceGate.Core.Facts.Announcements;

/// <summary>An announced maintenance window, as network operators publish them: one row of a file. The words are those of maintnote (NANOG BCOP draft).</summary>
/// <param name="Provider">Who announced it.</param>
/// <param name="MaintenanceId">The provider's number of the maintenance.</param>
/// <param name="Account">The customer's account with the provider; null where the row does not say.</param>
/// <param name="Status">What is announced of the window.</param>
/// <param name="Start">Start.</param>
/// <param name="End">End, after the start.</param>
/// <param name="Circuits">What is affected; none only where the window is called off or over.</param>
/// <param name="Summary">What the provider says about it.</param>
/// <param name="Announced">When the provider said so; null: the order of the rows says what came first.</param>
/// <param name="Uid">The event of a calendar that it revises; null outside calendars.</param>
/// <param name="Sequence">The revision of that event; null where it does not say.</param>
[Members("provider", "maintenanceId", "account", "status", "start", "end", "circuits", "summary", "announced", "uid", "sequence")]
public sealed record Announcement(
    string Provider, string MaintenanceId, string? Account, AnnouncementStatus Status, DateTimeOffset Start, DateTimeOffset End, IReadOnlyList<AnnouncedCircuit> Circuits,
    string? Summary = null, DateTimeOffset? Announced = null, string? Uid = null, long? Sequence = null);

/// <summary>A circuit that a maintenance affects.</summary>
/// <param name="Id">The provider's name of the circuit.</param>
/// <param name="Impact">How.</param>
[Members("id", "impact")]
public sealed record AnnouncedCircuit(string Id, CircuitImpact Impact);

/// <summary>A row of a file with its place in it.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Said">What it says.</param>
[Members("number", "said")]
public sealed record AnnouncedRow(int Number, Announcement Said);

/// <summary>A stretch of time.</summary>
/// <param name="Start">Start.</param>
/// <param name="End">End, after the start; no part of it.</param>
[Members("start", "end")]
public sealed record AnnouncedSpan(DateTimeOffset Start, DateTimeOffset End)
{
    /// <summary>How much time two stretches share; nothing where one ends when the other begins.</summary>
    public TimeSpan Shared(AnnouncedSpan other)
    {
        var shared = (End < other.End ? End : other.End) - (Start > other.Start ? Start : other.Start);
        return shared > TimeSpan.Zero ? shared : TimeSpan.Zero;
    }

    /// <summary>Whether they have a moment in common.</summary>
    public bool Meets(AnnouncedSpan other) => Shared(other) > TimeSpan.Zero;
}

/// <summary>What follows from an announcement and is not stored with it.</summary>
public static class AnnouncementSpan
{
    extension(Announcement said)
    {
        /// <summary>The window, in UTC.</summary>
        public AnnouncedSpan Span => new(said.Start.ToUniversalTime(), said.End.ToUniversalTime());
    }
}
