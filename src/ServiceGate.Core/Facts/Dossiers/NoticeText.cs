using System.Globalization;
using System.Text;
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
    /// <param name="text">The text.</param>
    /// <param name="further">What texts of this kind may use besides <see cref="Placeholders"/>; null: nothing.</param>
    public static IEnumerable<string> UnknownPlaceholders(string? text, IReadOnlyCollection<string>? further = null) =>
        Placeholder().Matches(text ?? "").Select(m => m.Groups[1].Value).Where(p => !Placeholders.Contains(p) && further?.Contains(p) != true).Distinct(StringComparer.Ordinal);

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

    /// <summary>A text in one language with its placeholders filled, and where they stood.</summary>
    /// <param name="text">The text.</param>
    /// <param name="launch">The launch.</param>
    /// <param name="hotline">Number of the hotline.</param>
    /// <param name="chinese">Whether it is Chinese.</param>
    /// <param name="further">Fills what is no placeholder of every text; null: stays as it is. It is not filled again.</param>
    public static FilledText Fill(string text, Launch launch, string hotline, bool chinese, Func<string, string?> further)
    {
        var filled = new StringBuilder();
        var places = new List<FilledPlace>();
        var last = 0;
        foreach (Match match in Placeholder().Matches(text))
        {
            filled.Append(text, last, match.Index - last);
            last = match.Index + match.Length;
            var name = match.Groups[1].Value;
            var value = further(name) ?? Value(name, launch, hotline, chinese);
            if (value is not null) places.Add(new(name, filled.Length, value.Length));
            filled.Append(value ?? match.Value);
        }
        return new(filled.Append(text, last, text.Length - last).ToString(), places);
    }

    private static string? Fill(string? text, Launch launch, string hotline, bool chinese) => text is null ? null : Fill(text, launch, hotline, chinese, _ => null).Text;

    private static string? Value(string placeholder, Launch launch, string hotline, bool chinese) => placeholder switch
    {
        "window" => WindowWords(launch.Window, chinese),
        "title" => launch.Title,
        "number" => launch.Number,
        "hotline" => hotline,
        "restoration" => (chinese ? Chinese(Local(launch.Window.LocalEnd)) : English(Local(launch.Window.LocalEnd)))
            + Twice(launch.Window.End, Local(launch.Window.LocalEnd), launch.Window.Zone),
        _ => null,
    };

    private static DateTime Local(string text) => DateTime.ParseExact(text, LocalTimes.Format, CultureInfo.InvariantCulture);

    private static string Clock(DateTime time) => time.ToString("HH:mm", CultureInfo.InvariantCulture);

    private static string Chinese(DateTime time) => string.Create(CultureInfo.InvariantCulture, $"{time.Month}月{time.Day}日{time:HH:mm}");

    private static string English(DateTime time) => time.ToString("d MMMM HH:mm", CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\{([^{}]*)\}")]
    private static partial Regex Placeholder();
}

/// <summary>A text whose placeholders are filled.</summary>
/// <param name="Text">As it is read.</param>
/// <param name="Places">Where what was filled in stands, in its order.</param>
public sealed record FilledText(string Text, IReadOnlyList<FilledPlace> Places);

/// <summary>Where a placeholder's value stands in a filled text.</summary>
/// <param name="Name">The placeholder, without braces.</param>
/// <param name="Start">Where it begins, in UTF-16 units.</param>
/// <param name="Length">How long it is.</param>
public sealed record FilledPlace(string Name, int Start, int Length);
