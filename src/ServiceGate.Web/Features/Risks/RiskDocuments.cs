using ServiceGate.Core.Facts.Causes;
using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Core.Rules.Dossiers;
using ServiceGate.Web.Api;
using ServiceGate.Web.Shell.Languages;
using ServiceGate.Web.Views.Launches;

namespace ServiceGate.Web.Features.Risks;

/// <summary>A risk as it counts.</summary>
/// <param name="Key">Its key: its content is the item of the section risks.</param>
/// <param name="Title">What may happen.</param>
/// <param name="Level">Level before controls: by it signatures and contingency plans are asked.</param>
/// <param name="Likelihood">Likelihood before controls.</param>
/// <param name="Impact">Impact before controls.</param>
/// <param name="ResidualLevel">Level with controls, as far as it counts.</param>
/// <param name="ResidualLikelihood">Likelihood with controls, as far as it counts.</param>
/// <param name="ResidualImpact">Impact with controls, as far as it counts.</param>
/// <param name="DiscountCounts">Whether what is said of the time with controls counts: false where no named control is in place with evidence.</param>
/// <param name="CauseNode">Id of its cause in the tree; absent: none was chosen.</param>
/// <param name="CausePath">Ids from the top of the tree down to the cause.</param>
/// <param name="Department">Code of the department that answers for the cause; absent where none is chosen.</param>
/// <param name="CustomersAffected">How many customers it would hit.</param>
/// <param name="Controls">How many controls it has as records.</param>
/// <param name="ProvedControls">How many of them are in place with evidence.</param>
/// <param name="Remarks">What is worth saying of it.</param>
public sealed record RiskDocument(
    string Key, string Title, RiskLevel Level, int Likelihood, int Impact, RiskLevel ResidualLevel, int ResidualLikelihood, int ResidualImpact, bool DiscountCounts, string? CauseNode,
    IReadOnlyList<string> CausePath, string? Department, int CustomersAffected, int Controls, int ProvedControls, IReadOnlyList<ViolationDocument> Remarks)
{
    internal static RiskDocument Of(string key, Risk risk, RiskRule rule, CauseTree tree, Texts texts)
    {
        var (likelihood, impact) = rule.Counted(risk);
        var node = tree.Find(risk.CauseNode);
        return new(
            key, risk.Title, rule.Inherent(risk), risk.Likelihood, risk.Impact, rule.Residual(risk), likelihood, impact, rule.Counts(risk), risk.CauseNode,
            node is null ? [] : [.. tree.PathOf(node).Select(n => n.Id)], node?.Department, risk.CustomersAffected, risk.ControlRecords?.Count ?? 0, risk.ControlRecords?.Count(c => c.IsProved()) ?? 0,
            [.. RiskRemarks.Of(key, risk, rule).Select(remark => ViolationDocument.Of(remark, texts))]);
    }
}

/// <summary>A what-if question of a launch's checklist, with what was said to it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Guide">In which way a control action goes wrong.</param>
/// <param name="Text">The question.</param>
/// <param name="Verdict">What was said; absent: nothing.</param>
/// <param name="Note">Why.</param>
/// <param name="AnsweredBy">Who said it.</param>
/// <param name="AnsweredAt">When.</param>
/// <param name="Risks">Keys of the risks that came of it.</param>
/// <param name="Draft">What a yes proposes: members of a risk, to which likelihood, impact and controls are still to be said. Absent where it was not answered with yes or a risk came of it.</param>
public sealed record WhatIfDocument(
    string Id, GuideWord Guide, LocalText Text, WhatIfVerdict? Verdict, string? Note, PersonDocument? AnsweredBy, DateTimeOffset? AnsweredAt, IReadOnlyList<string> Risks, RiskDraftDocument? Draft)
{
    internal static IEnumerable<WhatIfDocument> Of(LaunchView view, IReadOnlyList<WhatIfAnswer> answers, CauseTree tree, Texts texts) =>
        from asked in AskedQuestion.Of(view, answers)
        select new WhatIfDocument(
            asked.Question.Id, asked.Question.Guide, asked.Question.Text, asked.Answer?.Verdict, asked.Answer?.Note,
            asked.Answer is { } answer ? PersonDocument.Of(answer.By, view.Directory, texts) : null, asked.Answer?.At, asked.Risks,
            asked.IsOwed ? new(asked.Question.Title.In(texts.Language.Tag), asked.Question.Cause.In(texts.Language.Tag), asked.Question.CauseNode, tree.Find(asked.Question.CauseNode)?.Department, asked.Question.Id) : null);
}

/// <summary>What a yes to a what-if question proposes.</summary>
/// <param name="Title">What may happen.</param>
/// <param name="Cause">Why.</param>
/// <param name="CauseNode">Id of its cause in the tree.</param>
/// <param name="Department">Code of the department that answers for the cause, to be asked for an owner.</param>
/// <param name="Question">Id of the question.</param>
public sealed record RiskDraftDocument(string Title, string Cause, string CauseNode, string? Department, string Question);

/// <summary>An answer to a what-if question.</summary>
/// <param name="Verdict">`yes`, `no` or `skipped`.</param>
/// <param name="Note">Why, at most 500 characters.</param>
[BodyExample("""{"verdict":"yes","note":"对账脚本未上线"}""")]
public sealed record WhatIfInput(string? Verdict = null, string? Note = null);
