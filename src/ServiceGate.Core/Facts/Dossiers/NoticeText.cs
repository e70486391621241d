using System.Globalization;
using System.Text.RegularExpressions;
using ServiceGate.Core.Facts.Launches;
using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Core.Foundation.Time;

namespace ServiceGate.Core.Facts.Dossiers;

/// <summary>Fills the placeholders of a notice: <c>{window}</c>, <c>{title}</c>, <c>{number}</c>, <c>{hotline}</c>, <c>{restoration}</c>.</summary>
public static partial class NoticeText
{
    /// <summary>The placeholders that texts may use.</summary>
    public static IReadOnlyList<string> Placeholders { get; } = ["window", "title", "number", "hotline", "restoration"];

    /// <summary>Placeholders in a text that nobody would fill.</summary>
    public static IEnumerable<string> UnknownPlaceholders(string? text) =>
        Placeholder().Matches(text ?? "").Select(m => m.Groups[1].Value).Where(p => !Placeholders.Contains(p)).Distinct(StringComparer.Ordinal);

    /// <summary>Whether a brace stands outside placeholders, or a full-width one anywhere, as Chinese keyboards type them: customers would read it.</summary>
    public static bool HasStrayBraces(string? text) => Placeholder().Replace(text ?? "", "").AsSpan().ContainsAny("{}｛｝");

    /// <summary>The text in both languages with its placeholders filled.</summary>
    /// <param name="text">The text of the plan.</param>
    /// <param name="launch">The launch.</param>
    /// <param name="hotline">Number of the hotline.</param>
    public static LocalText Fill(LocalText text, Launch launch, string hotline) =>
        new(Fill(text.Zh, launch, hotline, chinese: true), Fill(text.En, launch, hotline, chinese: false));

    /// <summary>
    /// A window in words: <c>11月28日00:00至06:00</c>, <c>28 November 00:00 to 06:00</c>; the end's day is named when it is another, and the offset of a time that
    /// comes twice that day.
    /// </summary>
    public static string WindowWords(LaunchWindow window, bool chinese)
    {
        var (start, end) = (Local(window.LocalStart), Local(window.LocalEnd));
        var sameDay = start.Date == end.Date;
        var (first, last) = (Twice(window.Start, start, window.Zone), Twice(window.End, end, window.Zone));
        return chinese
            ? $"{Chinese(start)}{first}至{(sameDay ? Clock(end) : Chinese(end))}{last}"
            : $"{English(start)}{first} to {(sameDay ? Clock(end) : English(end))}{last}";
    }

    private static string Twice(DateTimeOffset instant, DateTime local, TimeZoneInfo zone) =>
        zone.IsAmbiguousTime(local) ? $" (UTC{LocalTimes.FormatOffset(zone.GetUtcOffset(instant))})" : "";

    private static string? Fill(string? text, Launch launch, string hotline, bool chinese) =>
        text is null ? null : Placeholder().Replace(text, m => m.Groups[1].Value switch
        {
            "window" => WindowWords(launch.Window, chinese),
            "title" => launch.Title,
            "number" => launch.Number,
            "hotline" => hotline,
            "restoration" => (chinese ? Chinese(Local(launch.Window.LocalEnd)) : English(Local(launch.Window.LocalEnd)))
                + Twice(launch.Window.End, Local(launch.Window.LocalEnd), launch.Window.Zone),
            _ => m.Value,
        });

    private static DateTime Local(string text) => DateTime.ParseExact(text, LocalTimes.Format, CultureInfo.InvariantCulture);

    private static string Clock(DateTime time) => time.ToString("HH:mm", CultureInfo.InvariantCulture);

    private static string Chinese(DateTime time) => string.Create(CultureInfo.InvariantCulture, $"{time.Month}月{time.Day}日{time:HH:mm}");

    private static string English(DateTime time) => time.ToString("d MMMM HH:mm", CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\{([^{}]*)\}")]
    private static partial Regex Placeholder();
}
