using ServiceGate.Core.Facts;
using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Foundation.Checks;

namespace ServiceGate.Core.Rules.Notices;

/// <summary>How long a text of the plan is when it goes out as SMS.</summary>
/// <param name="Language">Language of the text.</param>
/// <param name="Now">With the launch's title and window as they are.</param>
/// <param name="Longest">With the longest title that a launch may have, in the characters of this one, and the longest window.</param>
public sealed record NoticeLength(string Language, SmsParts Now, SmsParts Longest)
{
    private const int LongestTitle = 200;

    /// <summary>The lengths of a text in each language that it has.</summary>
    /// <param name="text">The text, with its placeholders.</param>
    /// <param name="facts">The launch.</param>
    public static IReadOnlyList<NoticeLength> Of(LocalText text, LaunchFacts facts)
    {
        var launch = facts.Launch with { Window = facts.CustomersWindow };
        var now = facts.Segments.Select(s => NoticeText.Fill(text, facts.Launch with { Window = s.Window }, facts.Checklist.Hotline)).ToList();
        // December has the longest days in Chinese, September in English; the end lies on another day.
        var zh = NoticeText.Fill(text, LongestOf(launch, 12), facts.Checklist.Hotline);
        var en = NoticeText.Fill(text, LongestOf(launch, 9), facts.Checklist.Hotline);
        return
        [
            .. new[] { ("zh-CN", Longer(now.Select(t => t.Zh)), zh.Zh), ("en", Longer(now.Select(t => t.En)), en.En) }.Where(t => !string.IsNullOrEmpty(t.Item2))
                .Select(t => new NoticeLength(t.Item1, SmsParts.Of(t.Item2), SmsParts.Of(t.Item3))),
        ];
    }

    /// <summary>The longest: a window may end on another day in one zone, or name an offset.</summary>
    private static string? Longer(IEnumerable<string?> texts) => texts.MaxBy(t => t?.Length ?? 0);

    private static Facts.Launches.Launch LongestOf(Facts.Launches.Launch launch, int month) => launch with
    {
        Title = string.Concat(Enumerable.Repeat(launch.Title, LongestTitle / launch.Title.Length + 1))[..LongestTitle],
        Window = launch.Window with { LocalStart = $"2026-{month:00}-28T22:00", LocalEnd = $"2026-{month:00}-29T06:00" },
    };
}
