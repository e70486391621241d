using System.Text.Json.Serialization;
using ServiceGate.Core.Facts.Launches;
using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Core.Foundation.Json;

namespace ServiceGate.Core.Facts.Dossiers;

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

/// <summary>A risk to service (服务风险), scored as likelihood times impact, each 1 to 5 (the 5×5 matrix of ISO/IEC 31010, B.10.3).</summary>
/// <param name="Title">What may happen.</param>
/// <param name="Cause">Why.</param>
/// <param name="CustomersAffected">How many customers it would hit.</param>
/// <param name="Likelihood">1 rare to 5 almost certain, before controls.</param>
/// <param name="Impact">1 hardly noticed to 5 severe, before controls.</param>
/// <param name="Controls">What keeps it small.</param>
/// <param name="ResidualLikelihood">Likelihood with controls; not above the one before.</param>
/// <param name="ResidualImpact">Impact with controls; not above the one before.</param>
/// <param name="Owner">Who answers for it.</param>
/// <param name="TouchesBilling">Whether bills or charges may come out wrong; null: no.</param>
/// <param name="CauseNode">Id of the leaf of the tree of causes (<see cref="Causes.CauseTree"/>) that the cause is; null: none was chosen.</param>
/// <param name="AffectedTiers">How many customers of each tier it would hit; null: nobody has counted.</param>
/// <param name="ControlRecords">Its controls as records, with owner, due day and what proves them, at most <see cref="RiskControl.Most"/>; null: there are only words.</param>
/// <param name="Question">Id of the what-if question that it came from; null: from none.</param>
[Members(
    "title", "cause", "customersAffected", "likelihood", "impact", "controls", "residualLikelihood", "residualImpact", "owner", "touchesBilling", "causeNode", "affectedTiers", "controlRecords",
    "question")]
public sealed record Risk(
    string Title, string Cause, int CustomersAffected, int Likelihood, int Impact, string Controls, int ResidualLikelihood, int ResidualImpact, string Owner,
    bool? TouchesBilling = null, string? CauseNode = null, AffectedTiers? AffectedTiers = null, IReadOnlyList<RiskControl>? ControlRecords = null, string? Question = null) : ItemContent
{
    /// <summary>The steps of likelihood and of impact.</summary>
    public const int Steps = 5;

    /// <summary>Likelihood times impact, 1 to 25.</summary>
    public int Score() => Likelihood * Impact;

    /// <summary>Whether it is said to be smaller with controls than without.</summary>
    public bool IsDiscounted() => ResidualLikelihood < Likelihood || ResidualImpact < Impact;

    /// <summary>Whether a named control is in place and proved.</summary>
    public bool HasProvedControl() => ControlRecords?.Any(c => c.IsProved()) == true;

    /// <summary>The gravest impact: emergency calls, life, mass wrong charges, a leak of data.</summary>
    public const int Gravest = 5;

    /// <summary>The level of a likelihood and an impact.</summary>
    /// <param name="likelihood">1 to 5.</param>
    /// <param name="impact">1 to 5.</param>
    /// <param name="ruleSet">The rules of the launch.</param>
    public static RiskLevel LevelOf(int likelihood, int impact, int ruleSet)
    {
        var scored = LevelOf(likelihood * impact);
        return ruleSet >= RuleSets.LevelsHaveFloors && impact >= Gravest && scored < RiskLevel.High ? RiskLevel.High : scored;
    }

    /// <summary>The level of a score.</summary>
    public static RiskLevel LevelOf(int score) => score switch
    {
        >= 20 => RiskLevel.Critical,
        >= 12 => RiskLevel.High,
        >= 6 => RiskLevel.Medium,
        _ => RiskLevel.Low,
    };

    /// <inheritdoc/>
    public override void Validate(string key, Checklist checklist, Check check)
    {
        Scored(check);
        check.Optional(CauseNode, "causeNode", 64).Optional(Question, "question", 64).That((ControlRecords?.Count ?? 0) <= RiskControl.Most, "list.too-long", "controlRecords", ("most", RiskControl.Most));
        AffectedTiers?.Check(CustomersAffected, check);
        foreach (var (control, i) in (ControlRecords ?? []).Select((c, i) => (c, i)))
            if (control is null) check.That(false, "value.required", $"controlRecords[{i}]");
            else control.Check($"controlRecords[{i}]", check);
    }

    private void Scored(Check check) => check
        .Text(Title, "title", 200).Text(Cause, "cause", 1000).Text(Controls, "controls", 2000).Text(Owner, "owner", 100)
        .Range(CustomersAffected, "customersAffected", 0, 100_000_000)
        .Range(Likelihood, "likelihood", 1, 5).Range(Impact, "impact", 1, 5)
        .Range(ResidualLikelihood, "residualLikelihood", 1, 5).Range(ResidualImpact, "residualImpact", 1, 5)
        .That(ResidualLikelihood <= Likelihood && ResidualImpact <= Impact, "risk.residual-above-inherent", "residualLikelihood");
}
