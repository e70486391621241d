using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Web.Views.Launches;

namespace ServiceGate.Web.Features.Risks;

/// <summary>A what-if question as a launch stands to it.</summary>
/// <param name="Question">The question.</param>
/// <param name="Answer">What was said; null: nothing.</param>
/// <param name="Risks">Keys of the risks that came of it.</param>
public sealed record AskedQuestion(WhatIfQuestion Question, WhatIfAnswer? Answer, IReadOnlyList<string> Risks)
{
    /// <summary>Whether it was answered with yes and no risk came of it yet.</summary>
    public bool IsOwed => Answer?.Verdict is WhatIfVerdict.Yes && Risks.Count == 0;

    /// <summary>The questions of a launch's checklist, in its order; none of a launch that began before there were such.</summary>
    public static IEnumerable<AskedQuestion> Of(LaunchView view, IReadOnlyList<WhatIfAnswer> answers) => !view.Facts.RiskRule.AsksControls ? [] :
        from question in view.Facts.Checklist.Risks?.Questions ?? []
        select new AskedQuestion(
            question, answers.FirstOrDefault(a => a.Question == question.Id),
            [.. view.Facts.Contents<Risk>(Section.Risks).Where(r => r.Content.Question == question.Id).Select(r => r.Key)]);
}
