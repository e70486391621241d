using System.Text.Json.Serialization;

namespace ServiceGate.Core.Gates;

/// <summary>The names of the gates that the shipped definitions use.</summary>
public static class GateNames
{
    /// <summary>Before the first customer is told (通告放行).</summary>
    public const string NoticeRelease = "notice-release";

    /// <summary>Before the launch itself (割接前确认).</summary>
    public const string GoAhead = "go-ahead";
}

/// <summary>Where a gate (服务关口) stands.</summary>
public enum GateStatus
{
    /// <summary>Has not opened yet.</summary>
    [JsonStringEnumMemberName("waiting")] Waiting,

    /// <summary>Open: what it guards may go on.</summary>
    [JsonStringEnumMemberName("open")] Open,

    /// <summary>Was open and closed again, since something it judged has changed.</summary>
    [JsonStringEnumMemberName("closed-again")] ClosedAgain,
}

/// <summary>A gate of a launch. Its status is what senders look at; it is brought in line with <see cref="GateRules"/> in every transaction that changes what it judges.</summary>
/// <param name="LaunchId">The launch.</param>
/// <param name="Name">Its name in the definition.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="ChangedAt">Since when.</param>
/// <param name="ChangedBy">Whose act opened or closed it; 0 for the system.</param>
public sealed record Gate(long LaunchId, string Name, GateStatus Status, DateTimeOffset ChangedAt, long ChangedBy);

/// <summary>A channel owner's word that the current script is known there (口径签收).</summary>
/// <param name="LaunchId">The launch.</param>
/// <param name="Channel">The channel.</param>
/// <param name="ScriptHash">The script's hash.</param>
/// <param name="By">Who.</param>
/// <param name="At">When.</param>
public sealed record Acknowledgement(long LaunchId, string Channel, string ScriptHash, long By, DateTimeOffset At);

/// <summary>Somebody on duty during the window (值守).</summary>
/// <param name="LaunchId">The launch.</param>
/// <param name="Duty">The position's code.</param>
/// <param name="PersonId">Who.</param>
/// <param name="ConfirmedAt">When it was confirmed.</param>
public sealed record DutyAssignment(long LaunchId, string Duty, long PersonId, DateTimeOffset ConfirmedAt);

/// <summary>Gates, acknowledgements and people on duty of a transaction.</summary>
public interface IGateStore
{
    /// <summary>The gates of a launch.</summary>
    Task<IReadOnlyList<Gate>> GatesAsync(long launchId);

    /// <summary>Adds a gate, or writes its status.</summary>
    Task SaveAsync(Gate gate);

    /// <summary>The last acknowledgement of each channel.</summary>
    Task<IReadOnlyList<Acknowledgement>> AcknowledgementsAsync(long launchId);

    /// <summary>Adds an acknowledgement.</summary>
    Task AddAsync(Acknowledgement acknowledgement);

    /// <summary>The people on duty.</summary>
    Task<IReadOnlyList<DutyAssignment>> DutiesAsync(long launchId);

    /// <summary>Replaces the people on duty.</summary>
    Task ReplaceDutiesAsync(long launchId, IReadOnlyList<DutyAssignment> duties);
}
