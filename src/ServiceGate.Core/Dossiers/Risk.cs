using System.Text.Json.Serialization;
using ServiceGate.Core.Content;

namespace ServiceGate.Core.Dossiers;

/// <summary>How serious a risk is.</summary>
public enum RiskLevel
{
    /// <summary>Score 1 to 5 (低).</summary>
    [JsonStringEnumMemberName("low")] Low,

    /// <summary>Score 6 to 11 (中).</summary>
    [JsonStringEnumMemberName("medium")] Medium,

    /// <summary>Score 12 to 19 (较高); needs a rehearsed contingency plan.</summary>
    [JsonStringEnumMemberName("high")] High,

    /// <summary>Score 20 to 25 (重大); likewise.</summary>
    [JsonStringEnumMemberName("critical")] Critical,
}

/// <summary>A risk to service, scored as likelihood times impact, each 1 to 5 (the 5×5 matrix of ISO/IEC 31010, B.10.3).</summary>
/// <param name="Title">What may happen.</param>
/// <param name="Cause">Why.</param>
/// <param name="CustomersAffected">How many customers it would hit.</param>
/// <param name="Likelihood">1 rare to 5 almost certain, before controls.</param>
/// <param name="Impact">1 hardly noticed to 5 severe, before controls.</param>
/// <param name="Controls">What keeps it small.</param>
/// <param name="ResidualLikelihood">Likelihood with controls; not above the one before.</param>
/// <param name="ResidualImpact">Impact with controls; not above the one before.</param>
/// <param name="Owner">Who answers for it.</param>
[Members("title", "cause", "customersAffected", "likelihood", "impact", "controls", "residualLikelihood", "residualImpact", "owner")]
public sealed record Risk(
    string Title, string Cause, int CustomersAffected, int Likelihood, int Impact, string Controls, int ResidualLikelihood, int ResidualImpact, string Owner) : ItemContent
{
    /// <summary>Likelihood times impact, 1 to 25.</summary>
    public int Score() => Likelihood * Impact;

    /// <summary>Level before controls.</summary>
    public RiskLevel Level() => LevelOf(Score());

    /// <summary>Level with controls.</summary>
    public RiskLevel ResidualLevel() => LevelOf(ResidualLikelihood * ResidualImpact);

    /// <summary>The level of a score.</summary>
    public static RiskLevel LevelOf(int score) => score switch
    {
        >= 20 => RiskLevel.Critical,
        >= 12 => RiskLevel.High,
        >= 6 => RiskLevel.Medium,
        _ => RiskLevel.Low,
    };

    /// <inheritdoc/>
    public override void Validate(string key, Checklist checklist, Check check) => check
        .Text(Title, "title", 200).Text(Cause, "cause", 1000).Text(Controls, "controls", 2000).Text(Owner, "owner", 100)
        .Range(CustomersAffected, "customersAffected", 0, 100_000_000)
        .Range(Likelihood, "likelihood", 1, 5).Range(Impact, "impact", 1, 5)
        .Range(ResidualLikelihood, "residualLikelihood", 1, 5).Range(ResidualImpact, "residualImpact", 1, 5)
        .That(ResidualLikelihood <= Likelihood && ResidualImpact <= Impact, "risk.residual-above-inherent", "residualLikelihood");
}

/// <summary>What is done when a risk comes true (服务预案).</summary>
/// <param name="Title">Name of the plan.</param>
/// <param name="RiskKey">The risk it answers.</param>
/// <param name="Trigger">When it starts.</param>
/// <param name="Actions">Who does what within which time.</param>
/// <param name="Rollback">The right to roll single customers back, if the plan gives it.</param>
/// <param name="Compensation">What customers get.</param>
/// <param name="Rehearsal">Proof that it was tried; null until it was.</param>
[Members("title", "riskKey", "trigger", "actions", "rollback", "compensation", "rehearsal")]
public sealed record ContingencyPlan(
    string Title, string RiskKey, string Trigger, IReadOnlyList<ContingencyAction> Actions, OneClickRollback? Rollback = null, string? Compensation = null, Rehearsal? Rehearsal = null) : ItemContent
{
    /// <inheritdoc/>
    public override void Validate(string key, Checklist checklist, Check check)
    {
        check.Text(Title, "title", 200).Text(RiskKey, "riskKey", 64).Text(Trigger, "trigger", 1000).Optional(Compensation, "compensation", 1000)
            .That(Actions is { Count: > 0 and <= 50 }, "plan.actions-required", "actions");
        foreach (var (action, i) in (Actions ?? []).Select((a, i) => (a, i)))
            check.Text(action?.What, $"actions[{i}].what", 500).Text(action?.Who, $"actions[{i}].who", 100)
                .Range(action?.WithinMinutes ?? 0, $"actions[{i}].withinMinutes", 0, 10_080);
        if (Rollback is not null)
            check.Text(Rollback.Holders, "rollback.holders", 200).Range(Rollback.TermDays, "rollback.termDays", 1, 365);
        if (Rehearsal is null) return;
        CheckDate(Rehearsal.On, "rehearsal.on", check);
        check.Text(Rehearsal.By, "rehearsal.by", 200).Text(Rehearsal.Evidence, "rehearsal.evidence", 500);
    }
}

/// <summary>One action of a plan.</summary>
/// <param name="What">What is done.</param>
/// <param name="Who">By whom.</param>
/// <param name="WithinMinutes">Within how many minutes of the trigger, 0 to 10,080.</param>
[Members("what", "who", "withinMinutes")]
public sealed record ContingencyAction(string What, string Who, int WithinMinutes);

/// <summary>One-click rollback (一键回退): agents may restore a single customer at once. It ends <paramref name="TermDays"/> days after the result was reported.</summary>
/// <param name="Holders">Who holds the right.</param>
/// <param name="TermDays">For how many days, 1 to 365.</param>
[Members("holders", "termDays")]
public sealed record OneClickRollback(string Holders, int TermDays);

/// <summary>A rehearsal of a plan.</summary>
/// <param name="On">Day, <c>2026-11-20</c>.</param>
/// <param name="By">Who took part.</param>
/// <param name="Evidence">Where the record lies.</param>
[Members("on", "by", "evidence")]
public sealed record Rehearsal(string On, string By, string Evidence);
