using System.Globalization;
using System.Text.Json.Serialization;
using ServiceGate.Core.Facts;
using ServiceGate.Core.Facts.Audiences;
using ServiceGate.Core.Facts.Briefs;
using ServiceGate.Core.Facts.Concerns;
using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Core.Foundation.Time;
using ServiceGate.Core.Rules.Concerns;
using ServiceGate.Core.Rules.Dossiers;
using ServiceGate.Core.Rules.FactSheets;
using ServiceGate.Core.Rules.Stress;

namespace ServiceGate.Core.Rules.Briefs;

/// <summary>
/// What a reviewer sees of a launch on one screen (会签摘要): whom it hits, what they lose or pay, what they will read, whether a rollback still fits, whether calls find seats, what was left out and by
/// whom, what is missing and what sets the level. Nothing in it is invented: what the dossier does not state is null or empty.
/// </summary>
/// <param name="Whom">Whom it hits.</param>
/// <param name="Impact">What they lose, as the owner states it; null: not stated.</param>
/// <param name="Bills">Test bills; empty: none.</param>
/// <param name="Texts">What customers and those who speak with them will read, notices first.</param>
/// <param name="Rollback">The latest rollback against the window's end.</param>
/// <param name="Calls">Each hotline at its worst hour.</param>
/// <param name="Exceptions">What does not apply or is waived, and by whom.</param>
/// <param name="Missing">The parts of the dossier in which something is missing.</param>
/// <param name="Level">How serious it is; null: nobody has assessed it.</param>
/// <param name="Reasons">What sets the level.</param>
public sealed record ReviewBrief(
    BriefWhom Whom, CustomerImpact? Impact, IReadOnlyList<TestBill> Bills, IReadOnlyList<BriefText> Texts, BriefRollback Rollback, IReadOnlyList<BriefCalls> Calls,
    IReadOnlyList<BriefException> Exceptions, IReadOnlyList<SectionReadiness> Missing, RiskLevel? Level, IReadOnlyList<LevelReason> Reasons)
{
    /// <summary>The brief of a launch.</summary>
    /// <param name="facts">The launch.</param>
    /// <param name="now">Business time.</param>
    public static ReviewBrief Of(LaunchFacts facts, DateTimeOffset now)
    {
        var header = facts.Contents<LaunchHeader>(Section.Launch).Select(h => h.Content).FirstOrDefault();
        RiskLevel? level = RiskLevels.IsAssessed(facts) ? RiskLevels.Of(facts) : null;
        return new(
            BriefWhom.Of(facts, header?.Impact), header?.Impact, header?.Bills ?? [], [.. Notices(facts), .. Scripts(facts)], RollbackOf(facts, header?.Impact), [.. StressRules.Of(facts).Select(CallsOf)],
            [.. NotApplicable(facts), .. Waived(facts, now)], [.. Readiness.Of(facts).Where(r => !r.IsComplete)], level, [.. RiskLevels.Reasons(facts).Where(r => r.Level == level)]);
    }

    private static IEnumerable<BriefText> Notices(LaunchFacts facts) =>
        from step in facts.Contents<NoticeStep>(Section.Notices)
        select new BriefText(BriefTextKind.Notice, step.Key, step.Content.Channels, [.. Read(step.Content.Text, facts)]);

    private static IEnumerable<ReadText> Read(LocalText text, LaunchFacts facts) =>
        ScriptTexts.Languages(text).Select(t => new ReadText(null, t.Chinese, NoticeText.Fill(t.Text, facts.Launch, facts.Checklist.Hotline, t.Chinese, _ => null)));

    private static IEnumerable<BriefText> Scripts(LaunchFacts facts) =>
        from script in facts.Contents<Script>(Section.Channels)
        select new BriefText(BriefTextKind.Script, script.Key, [], ScriptTexts.Of(script.Content, facts, ScriptTexts.SheetOf(facts)));

    private static BriefRollback RollbackOf(LaunchFacts facts, CustomerImpact? impact)
    {
        var window = facts.Launch.Window;
        DateTimeOffset? latest = impact?.LatestRollback is { } local && DateTime.TryParseExact(local, LocalTimes.Format, CultureInfo.InvariantCulture, DateTimeStyles.None, out var at)
            ? LocalTimes.ResolveLeniently(at, window.Zone) : null;
        return new(latest, window.End);
    }

    private static BriefCalls CallsOf(LineForecast line)
    {
        var worst = line.Worst ?? line.Hours.MaxBy(h => h.Calls);
        return new(line.Line.Code, line.Line.Name, worst?.At, worst is null ? null : (int)Math.Ceiling(worst.Calls), worst?.Seats, worst?.SeatsNeeded, line.Missed.Count, line.Accepted.Count);
    }

    private static IEnumerable<BriefException> NotApplicable(LaunchFacts facts) =>
        from item in facts.Items
        where item.Section is Section.Concerns
        let answer = (ConcernAnswer)ItemContent.Stored(item)
        where answer.Verdict is ConcernVerdict.NotApplicable
        select new BriefException(item.Key, BriefExceptionKind.NotApplicable, answer.Note ?? "", item.ChangedBy, item.ChangedAt, null);

    private static IEnumerable<BriefException> Waived(LaunchFacts facts, DateTimeOffset now) =>
        from waiver in WaiverRules.Counting(facts)
        where WaiverRules.StandingOf(waiver, facts, now) is WaiverStanding.Granted
        select new BriefException(waiver.Concern, BriefExceptionKind.Waived, waiver.Reason, waiver.Granted!.By, waiver.Granted.At, waiver.Until);
}

/// <summary>Whom a launch hits.</summary>
/// <param name="Customers">How many customers; null: there is no list, and nobody has said.</param>
/// <param name="IsList">Whether the list says so; otherwise the risks do.</param>
/// <param name="Tiers">How many of each tier; null: nobody has counted.</param>
/// <param name="TiersBy">What counted the tiers; null: nothing did.</param>
/// <param name="Important">How many important customers; null: not stated.</param>
/// <param name="ElderlyPercent">What share is 65 or older; null: not stated.</param>
public sealed record BriefWhom(int? Customers, bool IsList, AffectedTiers? Tiers, TiersSource? TiersBy, int? Important, int? ElderlyPercent)
{
    internal static BriefWhom Of(LaunchFacts facts, CustomerImpact? impact)
    {
        var widest = facts.Contents<Risk>(Section.Risks).Select(r => r.Content).MaxBy(r => r.CustomersAffected);
        var (tiers, by) = facts.Audience?.Tiers is { } listed ? (Of(listed), TiersSource.List)
            : facts.Contents<StressForecast>(Section.Stress).Select(s => s.Content.Customers).FirstOrDefault() is { } forecast ? (forecast, TiersSource.Forecast)
            : widest?.AffectedTiers is { } said ? (said, TiersSource.Risk)
            : ((AffectedTiers?)null, (TiersSource?)null);
        return new(facts.Audience?.Count ?? widest?.CustomersAffected, facts.Audience is not null, tiers, by, impact?.Important, impact?.ElderlyPercent);
    }

    private static AffectedTiers Of(IReadOnlyList<TierCount> counted)
    {
        int Of(string tier) => counted.Where(c => c.Tier == tier).Sum(c => c.Customers);
        return new(Of("diamond"), Of("gold"), Of("silver"), Of("basic"));
    }
}

/// <summary>What counted the customers of each tier.</summary>
public enum TiersSource
{
    /// <summary>The imported list.</summary>
    [JsonStringEnumMemberName("list")] List,

    /// <summary>The forecast of calls.</summary>
    [JsonStringEnumMemberName("forecast")] Forecast,

    /// <summary>The risk that hits most.</summary>
    [JsonStringEnumMemberName("risk")] Risk,
}

/// <summary>A text of the launch as it is read.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Key">The step of the notice plan, or the channel of the script.</param>
/// <param name="Channels">On which channels a notice goes out.</param>
/// <param name="Read">The text in each language, for each segment.</param>
public sealed record BriefText(BriefTextKind Kind, string Key, IReadOnlyList<NoticeChannel> Channels, IReadOnlyList<ReadText> Read);

/// <summary>What a text is.</summary>
public enum BriefTextKind
{
    /// <summary>A notice to customers.</summary>
    [JsonStringEnumMemberName("notice")] Notice,

    /// <summary>A script of those who speak with customers.</summary>
    [JsonStringEnumMemberName("script")] Script,
}

/// <summary>The latest rollback against the window's end.</summary>
/// <param name="Latest">The last moment; null: not stated.</param>
/// <param name="WindowEnd">When the window ends.</param>
public sealed record BriefRollback(DateTimeOffset? Latest, DateTimeOffset WindowEnd)
{
    /// <summary>How many minutes are left for the rollback; null: its latest moment is not stated.</summary>
    public int? MinutesLeft => Latest is { } latest ? (int)(WindowEnd - latest).TotalMinutes : null;
}

/// <summary>A hotline at its worst hour: the missed one that wants the most seats more, otherwise the one with most calls.</summary>
/// <param name="Line">Code of the line.</param>
/// <param name="Name">Its name.</param>
/// <param name="At">The hour; null: the launch makes no calls.</param>
/// <param name="Calls">How many calls.</param>
/// <param name="Seats">How many seats.</param>
/// <param name="Needed">How many seats the target wants.</param>
/// <param name="Missed">In how many hours the target is missed and nothing answers.</param>
/// <param name="Accepted">In how many it is missed, and that is accepted.</param>
public sealed record BriefCalls(string Line, LocalText Name, DateTimeOffset? At, int? Calls, int? Seats, int? Needed, int Missed, int Accepted);

/// <summary>A service concern that does not apply, or is waived.</summary>
/// <param name="Concern">Its id in the checklist.</param>
/// <param name="Kind">Which of the two.</param>
/// <param name="Reason">Why.</param>
/// <param name="By">Who says so.</param>
/// <param name="At">Since when.</param>
/// <param name="Until">Until when it is waived.</param>
public sealed record BriefException(string Concern, BriefExceptionKind Kind, string Reason, long By, DateTimeOffset At, DateTimeOffset? Until);

/// <summary>How a service concern is left out.</summary>
public enum BriefExceptionKind
{
    /// <summary>It does not apply.</summary>
    [JsonStringEnumMemberName("not-applicable")] NotApplicable,

    /// <summary>It is not met, and waived.</summary>
    [JsonStringEnumMemberName("waived")] Waived,
}
