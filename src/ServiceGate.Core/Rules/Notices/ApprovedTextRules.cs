using System.Buffers;
using System.Text.RegularExpressions;
using ServiceGate.Core.Facts.ApprovedTexts;
using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Foundation.Checks;

namespace ServiceGate.Core.Rules.Notices;

/// <summary>What a pre-approved text may say, and which texts are one (预审文本). Pure.</summary>
public static partial class ApprovedTextRules
{
    /// <summary>The longest word of a list, in characters.</summary>
    public const int LongestWord = 40;

    /// <summary>The most words that are proposed at once.</summary>
    public const int MostAtOnce = 200;

    /// <summary>For how many days it is approved at most.</summary>
    public const int MostDays = 731;

    private static readonly SearchValues<char> NoWord = SearchValues.Create("{}｛｝\n\r\t");

    /// <summary>What is filled in: place and cause from the lists, times by the system, hotline and number of the launch. Not its title, which anybody writes.</summary>
    public static IReadOnlyList<string> Placeholders { get; } = ["place", "cause", "window", "restoration", "hotline", "number"];

    /// <summary>The purposes that emergencies have texts for.</summary>
    public static IReadOnlyList<NoticePurpose> Purposes { get; } =
        [NoticePurpose.Emergency, NoticePurpose.Progress, NoticePurpose.Completion, NoticePurpose.Overrun, NoticePurpose.Change, NoticePurpose.Cancellation];

    /// <summary>The texts and words that are good at a moment: the youngest approved version of each, unless it is over or withdrawn.</summary>
    public static IReadOnlyList<ApprovedText> InForce(IEnumerable<ApprovedText> all, DateTimeOffset now) =>
        [.. all.Where(t => t.Approved == true && t.DecidedAt <= now).GroupBy(t => t.Name).Select(versions => versions.MaxBy(t => t.Version)!).Where(t => t.HoldsAt(now)).OrderBy(t => t.Id)];

    /// <summary>Whether what a step of a plan says is a pre-approved text of its purpose in which only place and cause were filled in, from the lists. A changed letter makes it an ordinary text.</summary>
    /// <param name="step">The step.</param>
    /// <param name="inForce">What is good now.</param>
    public static bool IsApproved(NoticeStep step, IReadOnlyList<ApprovedText> inForce) =>
        IsOneOf(step.Purpose, step.Text, inForce) && (step.FailedText is null || IsOneOf(step.Purpose, step.FailedText, inForce));

    /// <summary>A text with its place and cause; what it does not use is not asked.</summary>
    /// <param name="text">The pre-approved text.</param>
    /// <param name="place">The place; null: none.</param>
    /// <param name="cause">The cause; null: none.</param>
    public static LocalText Fill(LocalText text, LocalText? place, LocalText? cause) => new(Fill(text.Zh, place?.Zh, cause?.Zh), Fill(text.En, place?.En, cause?.En));

    /// <summary>Whether a text leaves something to be filled in from a list.</summary>
    public static bool Uses(LocalText text, string placeholder) => text.Zh?.Contains($"{{{placeholder}}}", StringComparison.Ordinal) == true;

    /// <summary>What a text may say: both languages, with the same to be filled in, no title and no links.</summary>
    public static void CheckText(LocalText text, Check check)
    {
        foreach (var (field, part) in new[] { ("zh", text.Zh), ("en", text.En) })
        {
            check.Text(part, field, NoticeStep.LongestText).That(!NoticeText.HasStrayBraces(part), "notice.brace", field).That(!NoticeLinks.Hosts(part).Any(), "approved-text.link", field);
            foreach (var unknown in Named(part).Except(Placeholders, StringComparer.Ordinal))
                check.That(false, "notice.placeholder-unknown", field, ("placeholder", unknown), ("known", string.Join(", ", Placeholders)));
        }
        check.That(Named(text.Zh).Where(IsFromList).ToHashSet(StringComparer.Ordinal).SetEquals(Named(text.En).Where(IsFromList)), "approved-text.languages-differ", "en");
    }

    /// <summary>What a word of a list may say: both languages, one line, no links.</summary>
    public static void CheckWord(LocalText word, string field, Check check)
    {
        foreach (var (name, part) in new[] { ($"{field}.zh", word.Zh), ($"{field}.en", word.En) })
            check.Text(part, name, LongestWord).That(part?.AsSpan().ContainsAny(NoWord) != true, "approved-text.word", name).That(!NoticeLinks.Hosts(part).Any(), "approved-text.link", name);
    }

    private static bool IsOneOf(NoticePurpose purpose, LocalText says, IReadOnlyList<ApprovedText> inForce) =>
        inForce.Any(t => t.Part is ApprovedPart.Text && t.Purpose == purpose && Fillings(t.Says, says, inForce).Contains(says));

    // Only words that stand in the text are tried.
    private static IEnumerable<LocalText> Fillings(LocalText text, LocalText says, IReadOnlyList<ApprovedText> inForce) =>
        from place in Words(text, says, "place", ApprovedPart.Place, inForce)
        from cause in Words(text, says, "cause", ApprovedPart.Cause, inForce)
        select Fill(text, place, cause);

    private static IEnumerable<LocalText?> Words(LocalText text, LocalText says, string placeholder, ApprovedPart part, IReadOnlyList<ApprovedText> inForce) => !Uses(text, placeholder)
        ? new LocalText?[] { null }
        : inForce.Where(w => w.Part == part && says.Zh?.Contains(w.Says.Zh!, StringComparison.Ordinal) == true && says.En?.Contains(w.Says.En!, StringComparison.Ordinal) == true).Select(w => (LocalText?)w.Says);

    private static string? Fill(string? text, string? place, string? cause) => text is null ? null : Placeholder().Replace(text, match => match.Groups[1].Value switch
    {
        "place" => place ?? match.Value,
        "cause" => cause ?? match.Value,
        _ => match.Value,
    });

    private static IEnumerable<string> Named(string? text) => Placeholder().Matches(text ?? "").Select(match => match.Groups[1].Value);

    private static bool IsFromList(string placeholder) => placeholder is "place" or "cause";

    [GeneratedRegex(@"\{([^{}]*)\}")]
    private static partial Regex Placeholder();
}
