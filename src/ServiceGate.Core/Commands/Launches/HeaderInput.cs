using System.Globalization;
using ServiceGate.Core.Commands.Framework;
using ServiceGate.Core.Facts.Briefs;
using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Facts.Launches;
using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Core.Foundation.Json;
using ServiceGate.Core.Foundation.Time;
using ServiceGate.Core.Rules.Launches;

namespace ServiceGate.Core.Commands.Launches;

/// <summary>What is typed about a launch itself.</summary>
/// <param name="Title">Title.</param>
/// <param name="Window">Window.</param>
/// <param name="Scope">Codes of the units whose customers are affected; at least one.</param>
/// <param name="ExternalOrders">Order numbers in other systems.</param>
/// <param name="Description">What happens and why.</param>
/// <param name="Stages">The stages of the roll-out, first to last; none: all at once.</param>
/// <param name="Cause">What caused an emergency; for emergencies only.</param>
/// <param name="Withdrawal">What a withdrawal takes away: end-of-sale, no-renewal, end-of-service; for withdrawals only, and required there.</param>
/// <param name="LicenceTouched">Whether an end of service touches the operator's licence.</param>
/// <param name="TermEnds">The day on which the first term ends that is not renewed, <c>2027-01-31</c>; required with no-renewal.</param>
/// <param name="FreezeReason">Why it cannot wait, where the window lies in a freeze period, at most 1,000 characters.</param>
/// <param name="HoldPoints">The hold points of its procedure beside those that the kind asks for, at most 10; for planned launches only.</param>
/// <param name="Impact">What customers lose, and whom it hits hardest; what is left out is not stated.</param>
/// <param name="Bills">Test bills, at most 10.</param>
/// <param name="PostChecks">The checks after the work beside those that the kind asks for, at most 10; for planned launches only.</param>
[Members("title", "window", "scope", "externalOrders", "description", "stages", "cause", "withdrawal", "licenceTouched", "termEnds", "freezeReason", "holdPoints", "impact", "bills", "postChecks")]
public sealed record HeaderInput(
    string? Title, WindowInput? Window, IReadOnlyList<string>? Scope = null, IReadOnlyList<string>? ExternalOrders = null, string? Description = null,
    IReadOnlyList<Stage>? Stages = null, string? Cause = null, string? Withdrawal = null, bool? LicenceTouched = null, string? TermEnds = null, string? FreezeReason = null,
    IReadOnlyList<OwnHoldPoint>? HoldPoints = null, CustomerImpact? Impact = null, IReadOnlyList<TestBill>? Bills = null,
    IReadOnlyList<OwnPostCheck>? PostChecks = null)
{
    /// <summary>How long ago an emergency may have begun when it is entered.</summary>
    private static readonly TimeSpan EmergencyBackTo = TimeSpan.FromDays(7);

    /// <summary>What would be typed to leave a header as it is.</summary>
    internal static HeaderInput Of(LaunchHeader header) => new(
        header.Title, new(header.WindowStart, header.WindowEnd, header.TimeZone), header.Scope, header.ExternalOrders, header.Description, header.Stages, header.Cause?.Code(),
        header.Withdrawal?.Code(), header.LicenceTouched, header.TermEnds, header.FreezeReason, header.HoldPoints, header.Impact, header.Bills, header.PostChecks);

    /// <summary>Checks the input and reads the window; null with violations when rules are broken.</summary>
    /// <param name="input">What was typed.</param>
    /// <param name="context">The command.</param>
    /// <param name="checklist">What the kind asks for.</param>
    /// <param name="variant">The variant.</param>
    /// <param name="check">Collects what is wrong.</param>
    /// <param name="stored">The launch as it is; null for a new one. What was not changed is not measured against the clock again.</param>
    /// <param name="affected">The scope as it is: nobody is asked again for a unit that stands there.</param>
    internal static (LaunchHeader Header, LaunchWindow Window)? Read(
        HeaderInput? input, CommandContext context, Checklist checklist, LaunchVariant variant, Check check, Launch? stored = null, IReadOnlyList<string>? affected = null) =>
        (input ?? new(null, null)).Read(context, checklist, variant, check, stored, affected ?? []);

    private (LaunchHeader Header, LaunchWindow Window)? Read(
        CommandContext context, Checklist checklist, LaunchVariant variant, Check check, Launch? stored, IReadOnlyList<string> affected)
    {
        var emergency = variant is LaunchVariant.Emergency;
        var window = Window is null ? null
            : stored is null ? LaunchWindow.From(Window, context.Now, check, emergency ? EmergencyBackTo : default)
            : emergency ? stored.Window.Corrected(Window, context.Now, check, EmergencyBackTo)
            : stored.Window.Changed(Window, stored.HasBegun(context.Now), context.Now, check);
        if (emergency && stored is { RuleSet: >= RuleSets.StartIsReported } && window is not null && window.End != stored.Window.End)
            check.That(window.End > context.Now, "window.end-to-come", "window.end");
        var known = CoreJson.TryParseCode<EmergencyCause>(Cause, out var cause);
        check.That(emergency ? known : string.IsNullOrEmpty(Cause), emergency ? "emergency.cause-required" : "emergency.cause-only-there", "cause")
            .That(!emergency || window is null || window.Start <= context.Now, "emergency.not-begun", "window.start");
        var withdrawal = WithdrawalRules.Read(this, variant, stored, window, context.Now, check);
        var stages = Stages is { Count: > 0 } ? Stages.Select(StageFigures.Plain).ToList() : null;
        if (window is not null && stages is not null) StageRules.Check(stages, window, check, stored is null or { RuleSet: >= RuleSets.CriteriaCount });
        check.That(Window is not null, "window.required", "window")
            .That(HoldPoints is not { Count: > 0 } || variant is LaunchVariant.Launch, "hold-point.planned-only", "holdPoints")
            .That(PostChecks is not { Count: > 0 } || variant is LaunchVariant.Launch, "post-check.planned-only", "postChecks")
            .That(PostChecks is not { Count: > 0 } || stored is null or { RuleSet: >= RuleSets.PostChecksHold }, "post-check.not-asked", "postChecks");
        Rules.Launches.HoldPoints.Check(HoldPoints, window, check);
        CheckRollback(window, check);
        Rules.Launches.PostChecks.Check(PostChecks, check);
        foreach (var unit in (Scope ?? []).Where(u => context.Tree.Find(u) is null))
            check.That(false, "unit.unknown", "scope", ("unit", unit));
        if (emergency && stored is null or { RuleSet: >= RuleSets.BoundsHold }) EmergencyScope.Check((Scope ?? []).Except(affected, StringComparer.Ordinal), context, check);
        var header = new LaunchHeader(
            Title?.Trim() ?? "", Description, window?.LocalStart ?? "", window?.LocalEnd ?? "", window?.TimeZone ?? "",
            [.. (Scope ?? []).Distinct(StringComparer.Ordinal)], ExternalOrders ?? [], stages, emergency && known ? cause : null,
            withdrawal?.Kind, withdrawal?.LicenceTouched is true ? true : null, withdrawal?.TermEnds?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            string.IsNullOrWhiteSpace(FreezeReason) ? null : FreezeReason.Trim(),
            HoldPoints is { Count: > 0 } points ? [.. points.Where(p => p is not null).Select(p => p with { Name = p.Name?.Trim() ?? "" })] : null,
            Impact?.Plain(), Bills is { Count: > 0 } ? [.. Bills] : null,
            PostChecks is { Count: > 0 } checks ? [.. checks.Where(p => p is not null).Select(p => p with { Name = p.Name?.Trim() ?? "" })] : null);
        header.Validate(LaunchHeader.Key, checklist, check);
        return window is not null && check.Passed ? (header, window) : null;
    }

    /// <summary>The latest rollback lies within the window: afterwards there is nothing to go back within.</summary>
    private void CheckRollback(LaunchWindow? window, Check check)
    {
        if (window is null || string.IsNullOrWhiteSpace(Impact?.LatestRollback)) return;
        if (LocalTimes.Resolve(Impact.LatestRollback.Trim(), null, window.Zone, "impact.latestRollback", check) is { } latest)
            check.That(latest >= window.Start && latest < window.End, "rollback.outside-window", "impact.latestRollback");
    }
}
