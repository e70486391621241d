using System.Text.Json.Serialization;
using ServiceGate.Core.Facts.Launches;
using ServiceGate.Core.Foundation.Checks;

namespace ServiceGate.Core.Facts.Dossiers;

/// <summary>How a kind of launch judges risks: data of its checklist. What is null is as it was before there was such data.</summary>
/// <param name="Matrix">The level of each likelihood (rows, 1 first) and impact (columns, 1 first), 5 by 5; null: by the score, the gravest impact never below high.</param>
/// <param name="Likelihood">What 1 to 5 mean; null: the usual words.</param>
/// <param name="Impact">What 1 to 5 mean; null: the usual words.</param>
/// <param name="Questions">What-if questions, at most <see cref="MostQuestions"/> of a variant; null: none.</param>
public sealed record RiskScale(
    IReadOnlyList<IReadOnlyList<RiskLevel>>? Matrix = null, IReadOnlyList<LocalText>? Likelihood = null, IReadOnlyList<LocalText>? Impact = null, IReadOnlyList<WhatIfQuestion>? Questions = null)
{
    /// <summary>The most what-if questions of a kind: more would be clicked away.</summary>
    public const int MostQuestions = 8;

    /// <summary>What it says of a variant: with the questions that it is asked.</summary>
    public RiskScale For(LaunchVariant variant) => Questions is null ? this : this with { Questions = [.. Questions.Where(q => q.AppliesTo(variant))] };
}

/// <summary>In which way a control action goes wrong: the four guide words of STPA.</summary>
public enum GuideWord
{
    /// <summary>It is not done (该做未做).</summary>
    [JsonStringEnumMemberName("not-done")] NotDone,

    /// <summary>It is done wrongly (做错).</summary>
    [JsonStringEnumMemberName("done-wrongly")] DoneWrongly,

    /// <summary>It is done too early, too late or out of order (过早、过晚或顺序错).</summary>
    [JsonStringEnumMemberName("wrong-time")] WrongTime,

    /// <summary>It is stopped too soon or goes on too long (过早停止或持续过久).</summary>
    [JsonStringEnumMemberName("wrong-length")] WrongLength,
}

/// <summary>A what-if question (假设提问): a control action that may go wrong. Answered with yes it proposes a risk.</summary>
/// <param name="Id">Id, unique in the checklist (<c>W1</c>).</param>
/// <param name="Guide">In which way the action goes wrong.</param>
/// <param name="Text">The question.</param>
/// <param name="CauseNode">The leaf of the tree of causes that the proposed risk has.</param>
/// <param name="Title">Title of the proposed risk.</param>
/// <param name="Cause">Its cause.</param>
/// <param name="When">The variants of which it is asked; null: all but emergencies.</param>
public sealed record WhatIfQuestion(string Id, GuideWord Guide, LocalText Text, string CauseNode, LocalText Title, LocalText Cause, IReadOnlyList<LaunchVariant>? When = null)
{
    /// <summary>Whether it is asked of a variant.</summary>
    public bool AppliesTo(LaunchVariant variant) => When?.Contains(variant) ?? variant is not LaunchVariant.Emergency;
}
