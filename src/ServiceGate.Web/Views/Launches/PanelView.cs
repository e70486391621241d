using ServiceGate.Core.Commands.SignOffs;
using ServiceGate.Core.Facts;
using ServiceGate.Core.Facts.Flows;
using ServiceGate.Core.Facts.Launches;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Facts.SignOffs;
using ServiceGate.Core.Rules.SignOffs;
using ServiceGate.Core.Rules.Steps;
using ServiceGate.Core.Rules.Times;
using ServiceGate.Workflow.Definitions;

namespace ServiceGate.Web.Views.Launches;

/// <summary>A seat of a step's panel as pages and programs show it.</summary>
/// <param name="Seat">The seat.</param>
/// <param name="Who">Whoever may fill it.</param>
/// <param name="Signers">Whose signatures fill it as the content is now.</param>
/// <param name="Asked">Whether it is asked now.</param>
/// <param name="Last">The last decision given from this seat, also one that no longer covers the content; null: none.</param>
public sealed record SeatView(SignOffSeat Seat, Assignee Who, IReadOnlyList<long> Signers, bool Asked, StepDecision? Last)
{
    /// <summary>Whether enough have signed here.</summary>
    public bool IsFilled => Signers.Count >= Seat.Signers;
}

/// <summary>Who signs at a step, who has, and how far that is.</summary>
/// <param name="Step">The step.</param>
/// <param name="IsCommittee">Whether a committee decides.</param>
/// <param name="Seats">The seats, in the order in which they are asked.</param>
/// <param name="Needed">How many seats have to be filled.</param>
/// <param name="Filled">How many are.</param>
/// <param name="Abstains">The department that would have a seat but proposed the launch; null: none.</param>
/// <param name="UnitId">The unit in which, or above which, the signers hold their role.</param>
/// <param name="Substitute">A role that may sign in a seat's place once the deadline has passed; null: none.</param>
/// <param name="Votes">What can be said here.</param>
/// <param name="DueAt">By when it is due; null when nothing is asked.</param>
/// <param name="IsBeyondFile">Whether that was counted through a year whose public holidays are not on file.</param>
public sealed record PanelView(
    Activity Step, bool IsCommittee, IReadOnlyList<SeatView> Seats, int Needed, int Filled, string? Abstains, long UnitId, Role? Substitute,
    IReadOnlyList<StepVote> Votes, DateTimeOffset? DueAt, bool IsBeyondFile)
{
    /// <summary>The panel of a step at which somebody agrees or signs.</summary>
    public static PanelView Of(Activity step, LaunchFacts facts, IReadOnlyList<WorkItem> work)
    {
        var standing = SignOffRules.Standing(step, facts);
        var open = facts.Waiting.Any(w => w.Activity.Id == step.Id) || SigningAgain.IsAskedOutOfTurn(step, facts);
        var asked = open ? standing.Asked.ToList() : [];
        var unit = StepUnits.UnitOf(step, facts);
        var seats = standing.Panel.Seats.Select((seat, i) => new SeatView(
            seat, new(seat.Role!.Value, seat.Department, UnitId: unit), standing.Filled[i], asked.Contains(seat), LastOf(step, seat, standing.Filled[i], facts)));
        var deadline = facts.Waiting.Where(w => w.Activity.Id == step.Id).Select(w => facts.DeadlineOf(step.Id, w.Visit)).FirstOrDefault();
        return new(
            step, standing.Panel.IsCommittee, [.. seats], standing.Panel.Needed, standing.FilledSeats, AbstainingAt(step, facts.Launch), unit ?? facts.Launch.UnitId,
            standing.Panel.Substitute, StepVotes.OfferedAt(step), deadline?.DueAt ?? work.Where(w => w.Step == step.Id).Select(w => w.DueAt).Min(), deadline?.IsBeyondFile ?? false);
    }

    private static string? AbstainingAt(Activity step, Launch launch) =>
        step.Texts("committee").Contains(launch.Department, StringComparer.Ordinal) ? launch.Department : null;

    /// <summary>
    /// The last decision of a seat, also one that a substitute gave in its place. Earlier decisions did not keep the role; then the department's only seat is meant.
    /// </summary>
    private static StepDecision? LastOf(Activity step, SignOffSeat seat, IReadOnlyList<long> signers, LaunchFacts facts) => facts.Decisions.LastOrDefault(d =>
        d.Step == step.Id && (signers.Contains(d.By) || d.Role is null || (d.Role == seat.Role && string.Equals(d.Department, seat.Department, StringComparison.Ordinal))));
}
