using System.Text.Json.Serialization;
using ServiceGate.Core.Facts.Dossiers;

namespace ServiceGate.Core.Facts.Gates;

/// <summary>What somebody does so that a reason to keep a gate shut is gone.</summary>
public enum OpeningKind
{
    /// <summary>Part of the dossier is written or mended (补正).</summary>
    [JsonStringEnumMemberName("mend")] Mend,

    /// <summary>A finding is answered, or a condition reported as fulfilled (答复).</summary>
    [JsonStringEnumMemberName("answer")] Answer,

    /// <summary>Sections are handed in (提交).</summary>
    [JsonStringEnumMemberName("hand-in")] HandIn,

    /// <summary>The head of the own department agrees (同意).</summary>
    [JsonStringEnumMemberName("agree")] Agree,

    /// <summary>Whoever set a condition confirms it; whoever read the seed numbers confirms the text (确认).</summary>
    [JsonStringEnumMemberName("confirm")] Confirm,

    /// <summary>A seat is filled by a signature (会签).</summary>
    [JsonStringEnumMemberName("sign")] Sign,

    /// <summary>A channel acknowledges its script (签收).</summary>
    [JsonStringEnumMemberName("acknowledge")] Acknowledge,

    /// <summary>A position on duty is filled (指定值守).</summary>
    [JsonStringEnumMemberName("name")] Name,

    /// <summary>A reviewer says what a text is, or how a broken promise is settled (裁定).</summary>
    [JsonStringEnumMemberName("decide")] Decide,
}

/// <summary>One act of one person that a gate needs.</summary>
/// <param name="Kind">What is done.</param>
/// <param name="Reason">Why: the reason that it clears, with who does it and where.</param>
/// <param name="Subject">Tells acts apart: two reasons with the same kind and subject are cleared by one act.</param>
/// <param name="Touches">The section of the dossier that it changes, so that signatures of it lapse; null: none.</param>
/// <param name="Step">The step of the definition at which it is done; null: at none.</param>
public sealed record OpeningAct(OpeningKind Kind, Blocker Reason, string Subject, Section? Touches = null, string? Step = null)
{
    /// <summary>What else the same act has to clear: whoever mends an item mends all of it.</summary>
    public IReadOnlyList<Blocker> Besides { get; init; } = [];

    /// <summary>The act with another reason; one that it has already is not named twice.</summary>
    internal OpeningAct And(Blocker reason) => IsSame(reason, Reason) || Besides.Any(b => IsSame(b, reason)) ? this : this with { Besides = [.. Besides, reason] };

    private static bool IsSame(Blocker one, Blocker other) =>
        one.Rule == other.Rule && one.Arguments.Count == other.Arguments.Count && one.Arguments.All(a => other.Arguments.GetValueOrDefault(a.Key) == a.Value);
}

/// <summary>An act on the shortest way to an open gate.</summary>
/// <param name="Act">The act.</param>
/// <param name="Latest">
/// The latest moment within working hours at which it still keeps the window, so that everybody who comes after it has the time that the definition gives.
/// </param>
/// <param name="Follows">Whether it becomes necessary only by another act: a signature that lapses with what is mended.</param>
/// <param name="IsLate">Whether that moment is over: whoever comes after it has to be quicker than the definition asks, or the gate's own moment is over too.</param>
public sealed record OpeningAction(OpeningAct Act, DateTimeOffset Latest, bool Follows, bool IsLate);

/// <summary>What opens a gate: the fewest acts after which nothing keeps it shut.</summary>
/// <param name="Gate">The gate's name.</param>
/// <param name="Latest">By when it must open to be of use.</param>
/// <param name="Actions">The acts, in the order in which they are due; empty: nobody has to do anything.</param>
/// <param name="ByItself">What goes away without anybody's act once those are done: announcements that are still to go out.</param>
/// <param name="Never">What nobody can clear: the launch has ended, or its window is over. Then there are no acts.</param>
public sealed record GateOpening(string Gate, DateTimeOffset Latest, IReadOnlyList<OpeningAction> Actions, IReadOnlyList<Blocker> ByItself, IReadOnlyList<Blocker> Never);
