using ServiceGate.Core.Facts.Causes;
using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Facts.Launches;
using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Core.Foundation.Json;

namespace ServiceGate.Core.Rules.Dossiers;

/// <summary>What a checklist may say of risks; looked at when it is read, so that no launch is judged by a matrix that dilutes what is grave.</summary>
public static class RiskScaleRules
{
    private static readonly int[] Steps = [.. Enumerable.Range(0, Risk.Steps)];

    /// <summary>What is wrong, a sentence each, with the place in the checklist.</summary>
    /// <param name="scale">What it says; null: nothing.</param>
    /// <param name="causes">The tree of causes beside it; null: what questions name is not looked for.</param>
    public static IReadOnlyList<string> Problems(RiskScale? scale, CauseTree? causes) =>
        scale is null ? [] : [.. Matrix(scale.Matrix), .. Words(scale.Likelihood, "likelihood"), .. Words(scale.Impact, "impact"), .. Questions(scale.Questions ?? [], causes)];

    private static IEnumerable<string> Matrix(IReadOnlyList<IReadOnlyList<RiskLevel>>? matrix)
    {
        if (matrix is null) yield break;
        if (matrix.Count != Risk.Steps || matrix.Any(row => row?.Count != Risk.Steps))
        {
            yield return "risks.matrix: 5 rows of 5 levels are wanted (risk.matrix-size)";
            yield break;
        }
        foreach (var l in Steps)
            foreach (var i in Steps)
            {
                if (l > 0 && matrix[l][i] < matrix[l - 1][i]) yield return $"risks.matrix[{l}][{i}]: a higher likelihood is never a lower level (risk.matrix-falls)";
                if (i > 0 && matrix[l][i] < matrix[l][i - 1]) yield return $"risks.matrix[{l}][{i}]: a higher impact is never a lower level (risk.matrix-falls)";
                if (i == Risk.Gravest - 1 && matrix[l][i] < RiskLevel.High) yield return $"risks.matrix[{l}][{i}]: impact 5 is never below high (risk.matrix-dilutes)";
            }
    }

    private static IEnumerable<string> Words(IReadOnlyList<LocalText>? words, string member)
    {
        if (words is null) yield break;
        if (words.Count != Risk.Steps) yield return $"risks.{member}: 5 descriptions are wanted (risk.scale-size)";
        foreach (var (word, i) in words.Select((w, i) => (w, i)))
            if (!IsWhole(word)) yield return $"risks.{member}[{i}]: Chinese and English are wanted (text.required)";
    }

    // A file may hold null where the types say that there is none.
    private static IEnumerable<string> Questions(IReadOnlyList<WhatIfQuestion?> all, CauseTree? causes)
    {
        var questions = all.OfType<WhatIfQuestion>().ToList();
        foreach (var variant in Enum.GetValues<LaunchVariant>().Where(variant => questions.Count(q => q.AppliesTo(variant)) > RiskScale.MostQuestions))
            yield return $"risks.questions: at most {RiskScale.MostQuestions} of {variant.Code()} (list.too-long)";
        if (questions.Select(q => q.Id).Distinct(StringComparer.Ordinal).Count() != questions.Count) yield return "risks.questions: an id stands twice (list.twice)";
        foreach (var (question, i) in all.Select((q, i) => (q, i)))
        {
            if (string.IsNullOrWhiteSpace(question?.Id) || !IsWhole(question.Text) || !IsWhole(question.Title) || !IsWhole(question.Cause))
                yield return $"risks.questions[{i}]: id and texts in Chinese and English are wanted (text.required)";
            if (question is not null && causes is not null && (causes.Find(question.CauseNode) is not { } node || !causes.IsLeaf(node)))
                yield return $"risks.questions[{i}].causeNode: “{question.CauseNode}” is no leaf of the tree of causes (cause.unknown)";
        }
    }

    private static bool IsWhole(LocalText? text) => !string.IsNullOrWhiteSpace(text?.Zh) && !string.IsNullOrWhiteSpace(text.En);
}
