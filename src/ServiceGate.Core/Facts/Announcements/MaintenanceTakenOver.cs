using System.Text.Json.Serialization;
using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Core.Foundation.Json;

namespace ServiceGate.Core.Facts.Announcements;

/// <summary>What became of the rows of one maintenance.</summary>
/// <param name="Rows">Each row, in the order of the file.</param>
/// <param name="Windows">Each window that the rows speak of, in the order in which they were announced.</param>
[Members("rows", "windows")]
public sealed record MaintenanceTakenOver(IReadOnlyList<RowOutcome> Rows, IReadOnlyList<WindowOutcome> Windows);

/// <summary>What became of a row.</summary>
/// <param name="Row">Its number in the file.</param>
/// <param name="Verdict">What became of it.</param>
/// <param name="Launch">Number of the launch that it speaks of; null when there is none.</param>
/// <param name="Rule">Why it was refused, or what is to be said about it; null: nothing.</param>
/// <param name="Field">The field that the rule speaks of.</param>
/// <param name="Arguments">Values that the rule's text names.</param>
[Members("row", "verdict", "launch", "rule", "field", "arguments")]
public sealed record RowOutcome(
    int Row, RowVerdict Verdict, string? Launch = null, string? Rule = null, string? Field = null, IReadOnlyDictionary<string, string>? Arguments = null)
{
    /// <summary>What is to be said about it; null: nothing.</summary>
    public Violation? ToViolation() => Rule is null ? null : new(Rule, Field, Arguments ?? new Dictionary<string, string>());

    /// <summary>An outcome that a rule speaks of.</summary>
    public static RowOutcome Of(int row, RowVerdict verdict, Violation? said, string? launch = null) =>
        new(row, verdict, launch, said?.Rule, said?.Field, said is { Arguments.Count: > 0 } ? said.Arguments : null);
}

/// <summary>What became of a row of announcements.</summary>
public enum RowVerdict
{
    /// <summary>The launch was made or changed to say what the row says.</summary>
    [JsonStringEnumMemberName("taken-over")] TakenOver,

    /// <summary>The launch says what the row says already.</summary>
    [JsonStringEnumMemberName("unchanged")] Unchanged,

    /// <summary>A later row says otherwise.</summary>
    [JsonStringEnumMemberName("followed")] Followed,

    /// <summary>What stands was announced later.</summary>
    [JsonStringEnumMemberName("older")] Older,

    /// <summary>It was not taken over.</summary>
    [JsonStringEnumMemberName("refused")] Refused,
}

/// <summary>What became of a window.</summary>
/// <param name="Launch">Number of its launch.</param>
/// <param name="Change">What was done.</param>
/// <param name="Start">Start of the launch's window.</param>
/// <param name="End">End of the launch's window.</param>
/// <param name="CalledOff">Whether the window is called off.</param>
/// <param name="IsNew">Whether the launch was made by this.</param>
/// <param name="Follows">Number of the launch whose place it took, since that one could not come back.</param>
[Members("launch", "change", "start", "end", "calledOff", "isNew", "follows")]
public sealed record WindowOutcome(string Launch, WindowChange Change, DateTimeOffset Start, DateTimeOffset End, bool CalledOff, bool IsNew = false, string? Follows = null);

/// <summary>What was done to the launch of an announced window.</summary>
public enum WindowChange
{
    /// <summary>Nothing: it says the same.</summary>
    [JsonStringEnumMemberName("unchanged")] Unchanged,

    /// <summary>It was created.</summary>
    [JsonStringEnumMemberName("created")] Created,

    /// <summary>Its window was moved.</summary>
    [JsonStringEnumMemberName("moved")] Moved,

    /// <summary>What is said about it was changed, not its window.</summary>
    [JsonStringEnumMemberName("revised")] Revised,

    /// <summary>It was called off.</summary>
    [JsonStringEnumMemberName("called-off")] CalledOff,

    /// <summary>It was called off and takes place after all.</summary>
    [JsonStringEnumMemberName("reinstated")] Reinstated,
}
