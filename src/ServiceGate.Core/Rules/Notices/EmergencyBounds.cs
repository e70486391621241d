using ServiceGate.Core.Facts;
using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Facts.Notices;
using ServiceGate.Core.Facts.SignOffs;
using ServiceGate.Core.Foundation.Json;
using ServiceGate.Workflow.Json;

namespace ServiceGate.Core.Rules.Notices;

/// <summary>
/// The bounds of an emergency, which goes out before anybody has looked at it: what of one person's emergencies of 24 hours goes to more customers than the
/// installation allows waits until a second person has confirmed it, by whatever way it came to go out. Pure.
/// </summary>
public static class EmergencyBounds
{
    /// <summary>
    /// How many customers count: those on its list, with those of the emergencies of the same person that had begun in the 24 hours before it did, or before now while it
    /// has not. Whoever stands on two lists counts twice.
    /// </summary>
    /// <param name="facts">The emergency.</param>
    /// <param name="now">Business time.</param>
    public static int Together(LaunchFacts facts, DateTimeOffset now)
    {
        if (facts.Reaches.Where(r => r.LaunchId == facts.Launch.Id).ToList() is { Count: > 0 } own) return own.Max(r => r.Together);
        return facts.Answering.Max(person => TogetherOf(person, facts, now));
    }

    /// <summary>How many customers count for one of those who answer for an emergency that has not begun.</summary>
    /// <param name="person">Who.</param>
    /// <param name="facts">The emergency.</param>
    /// <param name="now">Business time.</param>
    public static int TogetherOf(long person, LaunchFacts facts, DateTimeOffset now) => (facts.Audience?.Count ?? 0)
        + facts.Reaches.Where(r => r.LaunchId != facts.Launch.Id && r.PersonId == person && r.BegunAt > now - NoticeBounds.CountTogether).Sum(r => r.Customers);

    /// <summary>Whether some of it goes to more than one person may tell alone.</summary>
    public static bool IsLarge(LaunchFacts facts, DateTimeOffset now) => facts.Launch.HasBounds && Together(facts, now) > facts.Bounds.ConfirmAbove
        && (Steps(facts).ToList() is not { Count: > 0 } steps || steps.Exists(step => IsLarge(step.Content, facts, now)));

    /// <summary>Whether what a step says goes to more than one person may tell alone.</summary>
    /// <param name="step">The step; null: it is not in the plan.</param>
    /// <param name="facts">The emergency.</param>
    /// <param name="now">Business time.</param>
    public static bool IsLarge(NoticeStep? step, LaunchFacts facts, DateTimeOffset now) => facts.Launch.HasBounds && Together(facts, now) > MostAlone(step, facts, now);

    /// <summary>To how many customers one person alone may tell what a step says: to more where it is a pre-approved text that is good now.</summary>
    public static int MostAlone(NoticeStep? step, LaunchFacts facts, DateTimeOffset now) => step is not null && IsApproved(step, facts, now)
        ? Math.Max(facts.Bounds.ApprovedUpTo, facts.Bounds.ConfirmAbove)
        : facts.Bounds.ConfirmAbove;

    /// <summary>Whether what a step says is a pre-approved text that is good now.</summary>
    public static bool IsApproved(NoticeStep step, LaunchFacts facts, DateTimeOffset now) =>
        facts.ApprovedTexts.Count > 0 && ApprovedTextRules.IsApproved(step, ApprovedTextRules.InForce(facts.ApprovedTexts, now));

    /// <summary>Whether a batch waits for a second person.</summary>
    /// <param name="batch">The batch, planned.</param>
    /// <param name="facts">The emergency.</param>
    /// <param name="now">Business time.</param>
    public static bool Holds(Batch batch, LaunchFacts facts, DateTimeOffset now) =>
        IsLarge(Steps(facts).FirstOrDefault(s => s.Key == batch.Step).Content, facts, now) && !IsConfirmed(batch.Step, facts);

    /// <summary>The batches that wait for a second person now.</summary>
    public static IEnumerable<Batch> Held(LaunchFacts facts, DateTimeOffset now) =>
        facts.Batches.Where(b => b.Status is BatchStatus.Planned && b.UsefulUntil > now && Holds(b, facts, now));

    /// <summary>
    /// The steps that a second person is asked to confirm, by key: all that are not, from handing in or the first batch that waits; once the result is known those that
    /// wait.
    /// </summary>
    public static IReadOnlyList<(string Key, NoticeStep Content)> Asked(LaunchFacts facts, DateTimeOffset now)
    {
        if (!IsLarge(facts, now) || facts.Launch.HasEnded) return [];
        var held = Held(facts, now).Select(b => b.Step).ToHashSet(StringComparer.Ordinal);
        if (held.Count == 0 && (facts.Launch.Result is not null || !facts.Decisions.Any(d => d.Verdict is Verdict.Submitted))) return [];
        return [.. Steps(facts).Where(s => IsLarge(s.Content, facts, now) && !IsConfirmed(s.Key, facts) && (facts.Launch.Result is null || held.Contains(s.Key)))];
    }

    /// <summary>What a confirmation of a step covers: the list, as it reaches people now, the title and the texts. Times that the flow fills in later are not part of it.</summary>
    /// <param name="key">The step.</param>
    /// <param name="facts">The emergency.</param>
    public static string? CoverOf(string key, LaunchFacts facts)
    {
        var step = Steps(facts).FirstOrDefault(s => s.Key == key).Content;
        return step is null ? null : Hash(new { list = List(facts), title = facts.Launch.Title, text = step.Text, failed = step.FailedText });
    }

    /// <summary>Names everything that is asked to be confirmed as it stands, so that nobody confirms what he or she has not seen.</summary>
    public static string Standing(LaunchFacts facts, DateTimeOffset now) =>
        Hash(Asked(facts, now).OrderBy(s => s.Key, StringComparer.Ordinal).Select(s => new { step = s.Key, cover = CoverOf(s.Key, facts) }).ToList());

    /// <summary>Whether a second person has said no to it as it stands.</summary>
    public static bool IsDeclined(LaunchFacts facts, DateTimeOffset now) => facts.Declines.Count > 0 && facts.Declines.Any(d => d.Standing == Standing(facts, now));

    private static bool IsConfirmed(string step, LaunchFacts facts) =>
        CoverOf(step, facts) is { } cover && facts.Confirmations.Any(c => c.Step == step && c.Cover == cover);

    private static IEnumerable<(string Key, NoticeStep Content)> Steps(LaunchFacts facts) => facts.Contents<NoticeStep>(Section.Notices);

    private static string? List(LaunchFacts facts) => facts.Audience is not { } list ? null : list.Reach?.Signed ?? list.ListHash;

    private static string Hash(object content) => ContentHash.OfCanonical(CoreJson.Canonical(content));
}
