using ServiceGate.Core.Facts.Launches;

namespace ServiceGate.Core.Facts.Dossiers;

/// <summary>The rule by which a launch finds the level of its risks: the rule set that it began with, and what its checklist says.</summary>
/// <param name="RuleSet">The rules of the launch.</param>
/// <param name="Scale">What its checklist says of risks; null: nothing.</param>
public sealed record RiskRule(int RuleSet, RiskScale? Scale = null)
{
    /// <summary>Whether causes, tiers and controls are records, and a risk is smaller only by a control that is proved.</summary>
    public bool AsksControls => RuleSet >= RuleSets.DiscountsNeedControls;

    /// <summary>The level of a likelihood and an impact, each 1 to 5.</summary>
    public RiskLevel LevelOf(int likelihood, int impact) =>
        AsksControls && Scale?.Matrix is { } matrix ? matrix[likelihood - 1][impact - 1] : Risk.LevelOf(likelihood, impact, RuleSet);

    /// <summary>Level before controls: by it signatures and plans are asked.</summary>
    public RiskLevel Inherent(Risk risk) => LevelOf(risk.Likelihood, risk.Impact);

    /// <summary>Level with controls, as far as it counts.</summary>
    public RiskLevel Residual(Risk risk) => Counted(risk) is var (likelihood, impact) ? LevelOf(likelihood, impact) : default;

    /// <summary>Likelihood and impact with controls as far as they count: without a control that is proved they are those before controls.</summary>
    public (int Likelihood, int Impact) Counted(Risk risk) => Counts(risk) ? (risk.ResidualLikelihood, risk.ResidualImpact) : (risk.Likelihood, risk.Impact);

    /// <summary>Whether what is said of the time with controls counts: nobody has luck as a control.</summary>
    public bool Counts(Risk risk) => !AsksControls || !risk.IsDiscounted() || risk.HasProvedControl();
}
