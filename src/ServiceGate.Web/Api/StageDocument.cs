using ServiceGate.Core.Facts.Launches;
using ServiceGate.Core.Facts.SignOffs;
using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Core.Rules.Launches;
using ServiceGate.Web.Shell.Languages;
using ServiceGate.Web.Views.Launches;

namespace ServiceGate.Web.Api;

/// <summary>A stage of a roll-out.</summary>
/// <param name="Name">Its name in both languages.</param>
/// <param name="Kind">How much of the customers it reaches.</param>
/// <param name="Start">Planned start, local in the window's zone.</param>
/// <param name="StartsAt">Planned start as an instant.</param>
/// <param name="Criteria">What must hold before the next stage begins.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Verdict">The decision by which it began, waits or was dropped.</param>
/// <param name="DecidedBy">Who decided.</param>
/// <param name="DecidedAt">When.</param>
/// <param name="Reason">Why.</param>
/// <param name="Measures">What must be measured before the next stage begins; null: nothing.</param>
/// <param name="Figures">What was asked for and measured at the decision; null: nothing was asked.</param>
/// <param name="Waits">The go that waits for a second person, since a criterion that is a must is not met; null: none does.</param>
public sealed record StageDocument(
    LocalText Name, StageKind Kind, string Start, DateTimeOffset StartsAt, string? Criteria, StageState State, Verdict? Verdict, PersonDocument? DecidedBy,
    DateTimeOffset? DecidedAt, string? Reason, IReadOnlyList<StageCriterion>? Measures = null, IReadOnlyList<FigureDocument>? Figures = null, WaitingGoDocument? Waits = null)
{
    internal static StageDocument Of(StageView stage, LaunchView view, Texts texts) => new(
        stage.Stage.Name, stage.Stage.Kind, stage.Stage.Start, stage.Start, stage.Stage.Criteria, stage.State, stage.Decision?.Verdict,
        PersonDocument.Of(stage.Decision?.By, view.Directory, texts), stage.Decision?.At, stage.Decision?.Reason, stage.Stage.Measures, FigureDocument.Of(stage.Decision?.Figures),
        stage.State is StageState.Next or StageState.Held && StageGo.Waiting(view.Facts) is { } asked ? new(PersonDocument.Of(asked.By, view.Directory, texts), asked.At, asked.Reason, FigureDocument.Of(asked.Figures)) : null);
}

/// <summary>A criterion as it was when a stage was decided, with its figure.</summary>
/// <param name="Name">What is measured.</param>
/// <param name="Comparison">How it has to compare.</param>
/// <param name="Threshold">With what, a decimal number as text.</param>
/// <param name="Must">Whether going on without it takes a second person.</param>
/// <param name="Value">The figure; null: nobody had entered one.</param>
/// <param name="Met">Whether it is what the criterion asks for.</param>
public sealed record FigureDocument(string Name, Comparison Comparison, string Threshold, bool Must, string? Value, bool Met)
{
    internal static IReadOnlyList<FigureDocument>? Of(IReadOnlyList<StageFigure>? figures) =>
        figures?.Select(f => new FigureDocument(f.Name, f.Comparison, f.Threshold, f.Must is true, f.Value, StageFigures.IsMet(f))).ToList();
}

/// <summary>A go that waits for a second person.</summary>
/// <param name="AskedBy">Who decided it.</param>
/// <param name="AskedAt">When.</param>
/// <param name="Reason">Why it should go on all the same.</param>
/// <param name="Figures">What was measured.</param>
public sealed record WaitingGoDocument(PersonDocument? AskedBy, DateTimeOffset AskedAt, string? Reason, IReadOnlyList<FigureDocument>? Figures);
