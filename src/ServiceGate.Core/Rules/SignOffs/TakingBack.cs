using ServiceGate.Core.Facts;
using ServiceGate.Core.Facts.SignOffs;
using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Core.Foundation.Json;
using ServiceGate.Core.Rules.Notices;

namespace ServiceGate.Core.Rules.SignOffs;

/// <summary>
/// Which decisions can be taken back by whoever gave them (撤回), and why not. They can until the first customer was told, and while nobody has acted on them: what a
/// signature has set going inside the house is undone with it.
/// </summary>
public static class TakingBack
{
    private static readonly Verdict[] Signatures = [Verdict.Agreed, Verdict.Approved, Verdict.ApprovedWithConditions];
    private static readonly Verdict[] Kinds = [.. Signatures, Verdict.Rejected, Verdict.Returned, Verdict.Submitted];

    /// <summary>
    /// What taking back somebody's decision at a step undoes: the last one, and with a signature the earlier ones of the same person that would stand in its place;
    /// none when that person has decided nothing there that stands.
    /// </summary>
    /// <param name="step">The step.</param>
    /// <param name="person">Who decided.</param>
    /// <param name="facts">The launch's facts.</param>
    public static IReadOnlyList<StepDecision> Of(string step, long person, LaunchFacts facts)
    {
        var own = facts.Decisions.Where(d => d.Step == step && d.By == person && Kinds.Contains(d.Verdict)).ToList();
        if (own.LastOrDefault() is not { } last) return [];
        return [.. own.Where(d => d == last || (IsSignature(last) && IsSignature(d) && SignOffRules.CoversNow(d, facts)))];
    }

    /// <summary>Why a decision cannot be taken back; null: it can.</summary>
    /// <param name="decision">The decision.</param>
    /// <param name="facts">The launch's facts.</param>
    /// <param name="now">Business time.</param>
    public static Refused? WhyNot(StepDecision decision, LaunchFacts facts, DateTimeOffset now) => TooLate(facts, now)
        ?? (Followed(decision, facts) is { } step ? Refused.Conflict("decision.followed", null, ("step", step)) : null);

    /// <summary>Why nothing that a gate rests on can be taken back any more; null: it can.</summary>
    /// <param name="facts">The launch's facts.</param>
    /// <param name="now">Business time.</param>
    public static Refused? TooLate(LaunchFacts facts, DateTimeOffset now)
    {
        if (FirstMessage.Of(facts) is { } sent)
            return Refused.Conflict("decision.customers-told", null, ("notice", sent.Step), ("channel", sent.Channel.Code()), ("at", FirstMessage.When(sent, facts)));
        if (facts.Launch.HasEnded) return Refused.Conflict("decision.launch-ended", null, ("status", facts.Launch.Status));
        if (facts.Launch.Result is not null) return Refused.Conflict("launch.result-known");
        if (facts.Launch.HasBegun(now)) return Refused.Conflict("decision.window-begun");
        return facts.IsPositionOwed ? Refused.Conflict("flow.position-owed") : null;
    }

    private static bool IsSignature(StepDecision decision) => Signatures.Contains(decision.Verdict);

    /// <summary>The step at which somebody has gone on from a return or a submission; null when nobody has. A signature is followed by nothing that is not undone with it.</summary>
    private static string? Followed(StepDecision decision, LaunchFacts facts)
    {
        if (IsSignature(decision) || decision.Verdict is Verdict.Rejected) return null;
        if (facts.Decisions.SkipWhile(d => d.Id != decision.Id).Skip(1).FirstOrDefault(d => IsFollowing(d, decision)) is { } next) return next.Step;
        var mended = decision.Verdict is Verdict.Returned
            && (facts.Items.Any(i => i.ChangedAt > decision.At) || facts.Findings.Any(f => f.DecisionId == decision.Id && f.Status is not FindingStatus.Open));
        return mended ? decision.Step : null;
    }

    // What was decided about what was handed in, or handed in again after it was returned.
    private static bool IsFollowing(StepDecision later, StepDecision decision) => decision.Verdict is Verdict.Submitted
        ? later.Verdict is not Verdict.Submitted && later.By != decision.By
        : later.Verdict is Verdict.Submitted;
}
