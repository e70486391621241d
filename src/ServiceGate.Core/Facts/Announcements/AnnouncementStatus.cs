using System.Text;
using System.Text.Json.Serialization;
using ServiceGate.Core.Foundation.Json;

namespace ServiceGate.Core.Facts.Announcements;

/// <summary>What is announced of a window, in the words of maintnote.</summary>
public enum AnnouncementStatus
{
    /// <summary>It may take place.</summary>
    [JsonStringEnumMemberName("TENTATIVE")] Tentative,

    /// <summary>It takes place.</summary>
    [JsonStringEnumMemberName("CONFIRMED")] Confirmed,

    /// <summary>It takes place instead of the window that was announced before it.</summary>
    [JsonStringEnumMemberName("RE-SCHEDULED")] Rescheduled,

    /// <summary>Nothing about it has changed.</summary>
    [JsonStringEnumMemberName("NO-CHANGE")] NoChange,

    /// <summary>The work is under way.</summary>
    [JsonStringEnumMemberName("IN-PROCESS")] InProcess,

    /// <summary>The work is over.</summary>
    [JsonStringEnumMemberName("COMPLETED")] Completed,

    /// <summary>The window is called off.</summary>
    [JsonStringEnumMemberName("CANCELLED")] Cancelled,
}

/// <summary>What a maintenance does to a circuit.</summary>
public enum CircuitImpact
{
    /// <summary>Nothing.</summary>
    [JsonStringEnumMemberName("NO-IMPACT")] NoImpact,

    /// <summary>Its spare is missing.</summary>
    [JsonStringEnumMemberName("REDUCED-REDUNDANCY")] ReducedRedundancy,

    /// <summary>It is slower or flaps.</summary>
    [JsonStringEnumMemberName("DEGRADED")] Degraded,

    /// <summary>It is down; so is what says nothing or something else.</summary>
    [JsonStringEnumMemberName("OUTAGE")] Outage,
}

/// <summary>The words of announcements as they are written outside: in any case, with or without hyphens, by one of several names.</summary>
public static class AnnouncementWords
{
    /// <summary>Whether it says nothing new about when: the work is under way, over or as it was.</summary>
    public static bool IsNoNews(this AnnouncementStatus status) => status is AnnouncementStatus.InProcess or AnnouncementStatus.Completed or AnnouncementStatus.NoChange;

    private static readonly Dictionary<string, AnnouncementStatus> Statuses = WithCodes<AnnouncementStatus>(new()
    {
        ["PLANNED"] = AnnouncementStatus.Tentative,
        ["PROPOSED"] = AnnouncementStatus.Tentative,
        ["待定"] = AnnouncementStatus.Tentative,
        ["SCHEDULED"] = AnnouncementStatus.Confirmed,
        ["CONFIRM"] = AnnouncementStatus.Confirmed,
        ["NEW"] = AnnouncementStatus.Confirmed,
        ["已确认"] = AnnouncementStatus.Confirmed,
        ["确认"] = AnnouncementStatus.Confirmed,
        ["RESCHEDULE"] = AnnouncementStatus.Rescheduled,
        ["已改期"] = AnnouncementStatus.Rescheduled,
        ["改期"] = AnnouncementStatus.Rescheduled,
        ["UNCHANGED"] = AnnouncementStatus.NoChange,
        ["NOCHANGES"] = AnnouncementStatus.NoChange,
        ["INPROGRESS"] = AnnouncementStatus.InProcess,
        ["ONGOING"] = AnnouncementStatus.InProcess,
        ["STARTED"] = AnnouncementStatus.InProcess,
        ["进行中"] = AnnouncementStatus.InProcess,
        ["COMPLETE"] = AnnouncementStatus.Completed,
        ["FINISHED"] = AnnouncementStatus.Completed,
        ["ENDED"] = AnnouncementStatus.Completed,
        ["CLOSED"] = AnnouncementStatus.Completed,
        ["已完成"] = AnnouncementStatus.Completed,
        ["完成"] = AnnouncementStatus.Completed,
        ["CANCELED"] = AnnouncementStatus.Cancelled,
        ["CANCEL"] = AnnouncementStatus.Cancelled,
        ["CANCELLATION"] = AnnouncementStatus.Cancelled,
        ["WITHDRAWN"] = AnnouncementStatus.Cancelled,
        ["已取消"] = AnnouncementStatus.Cancelled,
        ["取消"] = AnnouncementStatus.Cancelled,
    });

    private static readonly Dictionary<string, CircuitImpact> Impacts = WithCodes<CircuitImpact>(new()
    {
        ["NONE"] = CircuitImpact.NoImpact,
        ["ATRISK"] = CircuitImpact.ReducedRedundancy,
        ["DEGRADATION"] = CircuitImpact.Degraded,
        ["DOWN"] = CircuitImpact.Outage,
    });

    /// <summary>The status that a word means; null when none does.</summary>
    public static AnnouncementStatus? Status(string? word) => Statuses.TryGetValue(Plain(word), out var status) ? status : null;

    /// <summary>The impact that a word means; null when none does.</summary>
    public static CircuitImpact? Impact(string? word) => Impacts.TryGetValue(Plain(word), out var impact) ? impact : null;

    private static Dictionary<string, T> WithCodes<T>(Dictionary<string, T> names) where T : struct, Enum
    {
        foreach (var value in Enum.GetValues<T>()) names[Plain(value.Code())] = value;
        return names;
    }

    /// <summary>Letters and digits alone, in capitals and half width.</summary>
    private static string Plain(string? word)
    {
        // Halves of pairs have no normal form; they are in no word either.
        var text = word is null || word.Any(char.IsSurrogate) ? "" : word.Normalize(NormalizationForm.FormKC);
        return string.Concat(text.Where(char.IsLetterOrDigit)).ToUpperInvariant();
    }
}
