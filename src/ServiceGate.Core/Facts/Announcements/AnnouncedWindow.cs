namespace ServiceGate.Core.Facts.Announcements;

/// <summary>
/// A window of a maintenance as it stands after everything that was announced of it, and the launch that it became. A maintenance of several nights has several; a window
/// that was moved is the same one.
/// </summary>
public sealed record AnnouncedWindow
{
    /// <summary>The launch.</summary>
    public required long LaunchId { get; init; }

    /// <summary>The unit for which it was taken over.</summary>
    public required long UnitId { get; init; }

    /// <summary>Which maintenance it belongs to (<see cref="MaintenanceKey"/>).</summary>
    public required string Maintenance { get; init; }

    /// <summary>Grows with every change within the maintenance; no two of its windows have the same. The highest was announced last.</summary>
    public required long Place { get; init; }

    /// <summary>Who announced it, as written.</summary>
    public required string Provider { get; init; }

    /// <summary>The provider's number, as written.</summary>
    public required string MaintenanceId { get; init; }

    /// <summary>The customer's account with the provider.</summary>
    public string? Account { get; init; }

    /// <summary>What was announced of it last.</summary>
    public required AnnouncementStatus Status { get; init; }

    /// <summary>The window as announced, before any shift.</summary>
    public required AnnouncedSpan Span { get; init; }

    /// <summary>The windows that it has replaced, oldest first.</summary>
    public IReadOnlyList<AnnouncedSpan> Replaced { get; init; } = [];

    /// <summary>Whether an announcement called it off, and the launch with it.</summary>
    public bool CalledOff { get; init; }

    /// <summary>What is affected.</summary>
    public IReadOnlyList<AnnouncedCircuit> Circuits { get; init; } = [];

    /// <summary>What the provider says about it.</summary>
    public string? Summary { get; init; }

    /// <summary>When the provider said so; null where it did not say when.</summary>
    public DateTimeOffset? Announced { get; init; }

    /// <summary>The event of a calendar.</summary>
    public string? Uid { get; init; }

    /// <summary>The revision of that event.</summary>
    public long? Sequence { get; init; }

    /// <summary>The launch that took the place of this one, which could not come back; null while this one stands.</summary>
    public long? FollowedBy { get; init; }
}
