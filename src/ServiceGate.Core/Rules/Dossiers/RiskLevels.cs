using System.Globalization;
using ServiceGate.Core.Facts;
using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Facts.Launches;

namespace ServiceGate.Core.Rules.Dossiers;

/// <summary>Why a launch is of a level at least: a named reason with what its sentence names.</summary>
/// <param name="Level">The level that it makes.</param>
/// <param name="Rule">The reason, as a code.</param>
/// <param name="Arguments">What the sentence names.</param>
public sealed record LevelReason(RiskLevel Level, string Rule, IReadOnlyDictionary<string, string> Arguments);

/// <summary>
/// How serious a launch is, and why: its risks as they are scored, floors below which facts do not let it fall, and what reviewers have said. The floors are asked of launches that began by
/// <see cref="RuleSets.LevelsHaveFloors"/> or later; an emergency, which acts first, has none.
/// </summary>
public static class RiskLevels
{
    /// <summary>Whether anybody has assessed it; until then its level is nobody's word.</summary>
    public static bool IsAssessed(LaunchFacts facts) => facts.Items.Any(i => i.Section is Section.Risks) || facts.LevelRaises.Count > 0;

    /// <summary>The level: the highest that any reason makes; low when there is none.</summary>
    public static RiskLevel Of(LaunchFacts facts) => Reasons(facts).Select(r => r.Level).DefaultIfEmpty(RiskLevel.Low).Max();

    /// <summary>All reasons, the most serious first.</summary>
    public static IReadOnlyList<LevelReason> Reasons(LaunchFacts facts) =>
        [.. Scores(facts).Concat(facts.Launch.RuleSet >= RuleSets.LevelsHaveFloors ? Floors(facts).Concat(Raises(facts)) : []).OrderByDescending(r => r.Level)];

    private static IEnumerable<LevelReason> Scores(LaunchFacts facts) =>
        from risk in facts.Contents<Risk>(Section.Risks)
        let level = facts.RiskRule.Inherent(risk.Content)
        select Reason(level, ReasonOf(risk.Content, level),
            ("risk", risk.Key), ("likelihood", Number(risk.Content.Likelihood)), ("impact", Number(risk.Content.Impact)));

    private static string ReasonOf(Risk risk, RiskLevel level) =>
        level == Risk.LevelOf(risk.Score()) ? "score" : level is RiskLevel.High && risk.Impact >= Risk.Gravest ? "gravest-impact" : "matrix";

    private static IEnumerable<LevelReason> Floors(LaunchFacts facts)
    {
        if (facts.Launch.Variant is LaunchVariant.Emergency) yield break;
        foreach (var concern in facts.Contents<ConcernAnswer>(Section.Concerns).Where(c => c.Content.Verdict is ConcernVerdict.NotMet))
            yield return Reason(RiskLevel.Medium, "concern-not-met", ("concern", concern.Key));
        if (Affected(facts) is var affected && affected > facts.Checklist.MediumFromCustomers)
            yield return Reason(RiskLevel.Medium, "many-customers", ("customers", Number(affected)), ("most", Number(facts.Checklist.MediumFromCustomers)));
        foreach (var risk in facts.Contents<Risk>(Section.Risks).Where(r => r.Content.TouchesBilling == true))
            yield return Reason(RiskLevel.Medium, "billing", ("risk", risk.Key));
    }

    private static IEnumerable<LevelReason> Raises(LaunchFacts facts) => facts.LevelRaises.Select(r => Reason(r.Level, "raised", ("reason", r.Reason)));

    /// <summary>Customers on the list; before there is one, as many as the risks speak of.</summary>
    private static int Affected(LaunchFacts facts) =>
        facts.Audience?.Count ?? facts.Contents<Risk>(Section.Risks).Select(r => r.Content.CustomersAffected).DefaultIfEmpty(0).Max();

    private static LevelReason Reason(RiskLevel level, string rule, params (string Name, string Value)[] arguments) =>
        new(level, rule, arguments.ToDictionary(a => a.Name, a => a.Value, StringComparer.Ordinal));

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
