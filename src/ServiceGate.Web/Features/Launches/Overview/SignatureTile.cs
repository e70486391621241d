using ServiceGate.Core.Facts.SignOffs;
using ServiceGate.Core.Rules.SignOffs;
using ServiceGate.Web.Shell.Components;
using ServiceGate.Web.Shell.Languages;
using ServiceGate.Web.Views.Launches;
using ServiceGate.Workflow.Definitions;

namespace ServiceGate.Web.Features.Launches.Overview;

/// <summary>One of the signatures that a launch needs, as its tile shows it.</summary>
/// <param name="Step">The step at which it is given.</param>
/// <param name="State">How it stands.</param>
/// <param name="Word">The same in words.</param>
/// <param name="Who">Who signed last, or who has it now.</param>
/// <param name="At">When it was signed or returned, or by when it is due.</param>
/// <param name="Filled">How many seats of a panel are filled; null where one is enough.</param>
/// <param name="Conditions">How many conditions of it are open.</param>
public sealed record SignatureTile(Activity Step, PillState State, string Word, string Who, DateTimeOffset? At, (int Filled, int Needed)? Filled, int Conditions)
{
    /// <summary>The signatures that the launch needs at its level of risk, in the order of the definition.</summary>
    /// <param name="view">The launch.</param>
    /// <param name="texts">The language.</param>
    public static IReadOnlyList<SignatureTile> Of(LaunchView view, Texts texts) => [.. RequiredSignatures.RequiredSteps(view.Facts).Select(step => Of(step, view, texts))];

    private static SignatureTile Of(Activity step, LaunchView view, Texts texts)
    {
        var standing = SignOffRules.Standing(step, view.Facts);
        var asked = view.Work.Where(w => w.Step == step.Id).OrderBy(w => w.DueAt ?? DateTimeOffset.MaxValue).FirstOrDefault();
        var last = view.Facts.Decisions.LastOrDefault(d => d.Step == step.Id);
        var (state, word) = StateOf(standing, asked is not null, last, texts);
        var who = asked is not null ? view.Directory.InWords(asked.Who, view.Launch, texts)
            : last is not null ? view.Directory.NameOf(last, texts)
            : view.Directory.InWords(Core.Rules.Steps.Assignees.Of(step, view.Facts), view.Launch, texts);
        var seats = standing.Panel.Needed > 1 ? (standing.FilledSeats, standing.Panel.Needed) : ((int, int)?)null;
        var conditions = OpenPoints.Conditions(view.Facts).Count(c => c.Step == step.Id);
        return new(step, state, word, who, asked is not null ? asked.DueAt : last?.At, seats, conditions);
    }

    private static (PillState, string) StateOf(StepStanding standing, bool asked, StepDecision? last, Texts texts) =>
        standing.Signed ? (PillState.Open, texts.Name("verdict", last is { Verdict: Verdict.ApprovedWithConditions } ? "approved-with-conditions" : "approved"))
        : asked && standing.Ever && standing.Changed.Count > 0 ? (PillState.Waiting, texts.T("tile.again"))
        : asked ? (PillState.Waiting, texts.T("tile.waits"))
        : last is { Verdict: Verdict.Returned or Verdict.Rejected } ? (PillState.Blocked, texts.Name("verdict", last.Verdict.ToString()))
        : (PillState.Draft, texts.T("tile.not-reached"));
}
