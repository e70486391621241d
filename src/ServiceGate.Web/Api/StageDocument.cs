using ServiceGate.Core.Facts.Launches;
using ServiceGate.Core.Facts.SignOffs;
using ServiceGate.Core.Foundation.Checks;
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
public sealed record StageDocument(
    LocalText Name, StageKind Kind, string Start, DateTimeOffset StartsAt, string? Criteria, StageState State, Verdict? Verdict, PersonDocument? DecidedBy,
    DateTimeOffset? DecidedAt, string? Reason)
{
    internal static StageDocument Of(StageView stage, LaunchView view, Texts texts) => new(
        stage.Stage.Name, stage.Stage.Kind, stage.Stage.Start, stage.Start, stage.Stage.Criteria, stage.State, stage.Decision?.Verdict,
        PersonDocument.Of(stage.Decision?.By, view.Directory, texts), stage.Decision?.At, stage.Decision?.Reason);
}
