using ServiceGate.Core.Facts.Announcements;
using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Core.Foundation.Time;

namespace ServiceGate.Core.Rules.Announcements;

/// <summary>What an announcement must say to be taken over, asked of each row by itself.</summary>
public static class AnnouncementRules
{
    /// <summary>The longest provider, number, account and name of a circuit, in UTF-16 units.</summary>
    public const int LongestName = 200;

    /// <summary>The longest summary that is read; what a launch keeps of it is shorter (<see cref="AnnouncementTexts"/>).</summary>
    public const int LongestSummary = 100_000;

    /// <summary>The most circuits of a row.</summary>
    public const int MostCircuits = 2000;

    /// <summary>The most rows of one maintenance, and of a file that is handed over by page or API.</summary>
    public const int MostRows = 1000;

    /// <summary>By how many weeks windows may be moved.</summary>
    public const int MostWeeks = 5000;

    /// <summary>Shorter windows are slips of a program, not maintenance.</summary>
    private static readonly TimeSpan Shortest = TimeSpan.FromMinutes(1);

    /// <summary>Why a row cannot be taken over; null when it can.</summary>
    public static Violation? WhyNot(Announcement said) => Names(said) ?? Window(said) ?? Circuits(said);

    private static Violation? Names(Announcement said) =>
        Name(said.Provider, "provider") ?? Name(said.MaintenanceId, "maintenanceId") ?? Text(said.Account, "account", LongestName) ?? Text(said.Summary, "summary", LongestSummary)
        ?? Text(said.Uid, "uid", 1000);

    private static Violation? Name(string? value, string field) =>
        string.IsNullOrWhiteSpace(value) ? Violation.Of("announcement.missing", field, ("name", field)) : Text(value, field, LongestName);

    private static Violation? Text(string? value, string field, int longest) =>
        value is null || new Check().Optional(value, field, longest).Passed ? null
        : value.Length > longest ? Violation.Of("announcement.too-long-text", field, ("name", field), ("longest", longest))
        : Violation.Of("announcement.characters", field, ("name", field));

    private static Violation? Window(Announcement said)
    {
        if (said.Start.UtcDateTime.Year is < LocalTimes.FirstYear or > LocalTimes.LastYear)
            return Violation.Of("announcement.year", "start", ("year", said.Start.UtcDateTime.Year), ("first", LocalTimes.FirstYear), ("last", LocalTimes.LastYear));
        return said.End < said.Start ? Violation.Of("announcement.ends-before-it-begins", "end")
            : said.End - said.Start < Shortest ? Violation.Of("announcement.too-short", "end", ("seconds", (long)(said.End - said.Start).TotalSeconds))
            : said.End - said.Start > LaunchWindow.Longest ? Violation.Of("announcement.too-long", "end", ("days", (int)LaunchWindow.Longest.TotalDays))
            : null;
    }

    private static Violation? Circuits(Announcement said) =>
        said.Circuits.Count == 0 && said.Status is not (AnnouncementStatus.Cancelled or AnnouncementStatus.Completed) ? Violation.Of("announcement.no-circuits", "circuits")
        : said.Circuits.Count > MostCircuits ? Violation.Of("announcement.many-circuits", "circuits", ("most", MostCircuits))
        : said.Circuits.Select(c => Name(c.Id, "circuits")).FirstOrDefault(fault => fault is not null);
}
