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
/// <param name="TouchesBilling">Whether bills or charges may come out wrong; null: no.</param>
[Members("title", "cause", "customersAffected", "likelihood", "impact", "controls", "residualLikelihood", "residualImpact", "owner", "touchesBilling")]
public sealed record Risk(
    string Title, string Cause, int CustomersAffected, int Likelihood, int Impact, string Controls, int ResidualLikelihood, int ResidualImpact, string Owner,
    bool? TouchesBilling = null) : ItemContent
{
    /// <summary>Likelihood times impact, 1 to 25.</summary>
    public int Score() => Likelihood * Impact;

    /// <summary>The gravest impact: emergency calls, life, mass wrong charges, a leak of data.</summary>
    public const int Gravest = 5;

    /// <summary>Level before controls.</summary>
    /// <param name="ruleSet">The rules of the launch: since <see cref="RuleSets.LevelsHaveFloors"/> the gravest impact is never below high, however unlikely.</param>
    public RiskLevel Level(int ruleSet) => LevelOf(Likelihood, Impact, ruleSet);

    /// <summary>Level with controls.</summary>
    /// <param name="ruleSet">The rules of the launch.</param>
    public RiskLevel ResidualLevel(int ruleSet) => LevelOf(ResidualLikelihood, ResidualImpact, ruleSet);

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
    public override void Validate(string key, Checklist checklist, Check check) => check
        .Text(Title, "title", 200).Text(Cause, "cause", 1000).Text(Controls, "controls", 2000).Text(Owner, "owner", 100)
        .Range(CustomersAffected, "customersAffected", 0, 100_000_000)
        .Range(Likelihood, "likelihood", 1, 5).Range(Impact, "impact", 1, 5)
        .Range(ResidualLikelihood, "residualLikelihood", 1, 5).Range(ResidualImpact, "residualImpact", 1, 5)
        .That(ResidualLikelihood <= Likelihood && ResidualImpact <= Impact, "risk.residual-above-inherent", "residualLikelihood");
}
