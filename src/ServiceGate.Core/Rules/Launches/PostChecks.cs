using System.Globalization;
using ServiceGate.Core.Facts;
using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Facts.Launches;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Foundation.Checks;

namespace ServiceGate.Core.Rules.Launches;

/// <summary>Where a check after the work stands.</summary>
/// <param name="Number">Its place in the list, from 1.</param>
/// <param name="Check">The check; those of the launch's own have the codes <c>own-1</c> and so on, as the header lists them.</param>
/// <param name="DueAt">By when it is proven; null: the end has not been reported yet.</param>
/// <param name="Outcome">What it has shown last; null: not tried since the end.</param>
/// <param name="Settlement">Who lets it count although it has not passed; null: nobody.</param>
public sealed record PostCheckStanding(int Number, PostCheck Check, DateTimeOffset? DueAt, PostCheckOutcome? Outcome, PostCheckSettlement? Settlement)
{
    /// <summary>Whether it holds nothing back any more.</summary>
    public bool IsDone => Outcome is { Passed: true } || Settlement is not null;

    /// <summary>Whether it was tried, has failed, and nobody has settled that.</summary>
    public bool HasFailed => Outcome is { Passed: false } && Settlement is null;
}

/// <summary>
/// The checks after the work (割接后验证): test calls, emergency calls, key figures. Operations report the end of the work; each check is then proven within its minutes, by operations or by who is on duty. While one
/// is open or has failed no success is reported, so that nobody is told that all is well, and nothing is closed. A result that says rolled back may always be reported: then the checks are owed of what is restored.
/// Asked of launches with <see cref="RuleSets.PostChecksHold"/>.
/// </summary>
public static class PostChecks
{
    /// <summary>The most minutes after the end.</summary>
    public const int Farthest = 1440;

    /// <summary>The most that a launch has of its own.</summary>
    public const int MostOwn = 10;

    /// <summary>Whose seat it is to settle a check that has not passed: service quality, as of stages that go on against what must hold.</summary>
    public static Assignee Seat { get; } = new(Role.ServiceQuality);

    /// <summary>All of a launch: those that the kind asks for, then its own. Empty: none is asked.</summary>
    public static IReadOnlyList<PostCheckStanding> Of(LaunchFacts facts)
    {
        if (!IsAsked(facts)) return [];
        var (end, round) = (EndOf(facts.Launch), facts.Launch.PostChecks);
        return [.. Listed(facts).Select((check, i) => Of(i + 1, check, end, round))];
    }

    /// <summary>The first that holds a success and the closing back; null: none does.</summary>
    public static PostCheckStanding? Next(LaunchFacts facts) => Of(facts).FirstOrDefault(c => !c.IsDone);

    /// <summary>Whether the launch has such checks: its kind asks for some, or it lists its own. A fault at night has none.</summary>
    public static bool IsAsked(LaunchFacts facts) =>
        facts.Launch.RuleSet >= RuleSets.PostChecksHold && facts.Launch.Variant is LaunchVariant.Launch && (facts.Checklist.PostChecks is { Count: > 0 } || Own(facts).Count > 0);

    /// <summary>Whether they can be written down now: the end was reported, and the launch goes on.</summary>
    public static bool AreOpen(LaunchFacts facts) => facts.Launch is { PostChecks: not null, HasEnded: false, Result: not (LaunchResult.Cancelled or LaunchResult.Lapsed) } && IsAsked(facts);

    /// <summary>The moment from which minutes count; null: no end was reported.</summary>
    public static DateTimeOffset? EndOf(Launch launch) => launch.PostChecks is not { } round ? null : launch.ActualEnd ?? launch.ReportedAt ?? round.WrittenAt;

    /// <summary>Why no success may be said and nothing closed; null: every check has passed or is settled, or none is asked.</summary>
    /// <param name="facts">The launch's facts.</param>
    /// <param name="rule">The rule that says so.</param>
    /// <param name="field">The field.</param>
    public static Refused? WhyNot(LaunchFacts facts, string rule, string? field) => Next(facts) is { } open
        ? Refused.Conflict(rule, field, ("number", open.Number.ToString(CultureInfo.InvariantCulture)), ("count", Of(facts).Count(c => !c.IsDone)))
        : null;

    /// <summary>Whether figures bear out that a check has passed.</summary>
    public static bool BearOut(PostCheck check, decimal expected, decimal measured) => measured >= expected * (100 - check.DropPercent) / 100;

    /// <summary>Whether a check of a kind is written down with figures.</summary>
    public static bool HasFigures(PostCheckKind kind) => kind is not PostCheckKind.Check;

    /// <summary>Names the rules that a launch's own checks break.</summary>
    public static void Check(IReadOnlyList<OwnPostCheck>? own, Check check)
    {
        check.That(own is not { Count: > MostOwn }, "list.too-long", "postChecks", ("most", MostOwn));
        foreach (var (item, i) in (own ?? []).Select((p, i) => (p, i)))
            check.Text(item?.Name, $"postChecks[{i}].name", 100).Range(item?.Minutes ?? 0, $"postChecks[{i}].minutes", 1, Farthest);
        check.That((own ?? []).Select(p => p?.Name?.Trim()).Distinct(StringComparer.Ordinal).Count() == (own?.Count ?? 0), "list.twice", "postChecks");
    }

    private static PostCheckStanding Of(int number, PostCheck check, DateTimeOffset? end, PostCheckRound? round) =>
        new(number, check, end?.AddMinutes(check.Minutes), round?.LastOf(check.Code), round?.SettlementOf(check.Code));

    private static IReadOnlyList<OwnPostCheck> Own(LaunchFacts facts) =>
        facts.Contents<LaunchHeader>(Section.Launch).Select(h => h.Content.PostChecks).FirstOrDefault() ?? [];

    private static IEnumerable<PostCheck> Listed(LaunchFacts facts) => (facts.Checklist.PostChecks ?? []).Concat(Own(facts).Select((p, i) =>
        new PostCheck(string.Create(CultureInfo.InvariantCulture, $"own-{i + 1}"), new(p.Name, p.Name), PostCheckKind.Check, p.Minutes)));
}
