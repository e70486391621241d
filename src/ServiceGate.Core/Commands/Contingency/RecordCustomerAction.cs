using System.Globalization;
using ServiceGate.Core.Commands.Framework;
using ServiceGate.Core.Commands.Reconciling;
using ServiceGate.Core.Facts.Contingency;
using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Core.Foundation.Json;
using ServiceGate.Core.Foundation.Time;
using ServiceGate.Core.Ports.Contingency;
using ServiceGate.Core.Ports.Stores;
using ServiceGate.Core.Rules.Contingency;

namespace ServiceGate.Core.Commands.Contingency;

/// <summary>Writes down what became of an action for a customer. The last test call of a rehearsal proves it, if all were accepted and the plan is still the one that was tried.</summary>
/// <param name="Launch">The launch.</param>
/// <param name="Action">The action.</param>
/// <param name="Tries">How often it was sent, this time included; when somebody else has sent it since, nothing is written.</param>
/// <param name="State">Code of what became of it: <c>done</c>, <c>refused</c>, <c>in-doubt</c>.</param>
/// <param name="Answer">What came back, in short.</param>
[CommandName("RecordCustomerAction"), Members("launch", "action", "tries", "state", "answer")]
public sealed record RecordCustomerAction(string Launch, long Action, int Tries, string State, string? Answer) : LaunchCommand<Nothing>(Launch)
{
    internal override Permission Permission => Permission.ActForTheSystem;

    internal override bool AllowedAfterEnd => true;

    internal override async Task<Outcome<Nothing>> DecideAsync(LaunchContext desk)
    {
        if (await desk.Session.Contingency.FindAsync(Action) is not { } call || call.LaunchId != desk.Launch.Id) return Refused.NotFound("rollback.action-unknown", "action");
        var state = CoreJson.ParseCode<ActionState>(State);
        var settled = call with { State = state, Tries = Tries, ClaimedAt = null, SettledAt = desk.Now, Answer = Answer?.Shortened(ActionCall.LongestAnswer) };
        if (!await desk.Session.Contingency.MoveAsync(settled, ActionState.Sending, Tries)) return Nothing.Value;
        desk.Audit("customer.action-settled", new { action = Action, state = state, tries = Tries, test = call.IsTest });
        if (call.IsTest) await ProveAsync(desk, settled);
        else if (state is ActionState.Done) await BackAsync(desk, settled);
        else await TellAsync(desk, settled);
        return Nothing.Value;
    }

    private static async Task BackAsync(LaunchContext desk, ActionCall call)
    {
        var result = await desk.Session.Audiences.ResultAsync(desk.Launch.Id, call.CustomerId) ?? new(desk.Launch.Id, call.CustomerId, null);
        if (result.RolledBackAt is null) await RollbackActs.DoneAsync(desk, result, call.AskedBy, call.Reason);
    }

    /// <summary>Somebody has to look at it: nothing sends it again by itself.</summary>
    private static Task TellAsync(LaunchContext desk, ActionCall call) => Reconciling.Notifications.WriteAsync(desk, new(
        0, desk.Launch.Id, RollbackHolds.About, 0, string.Create(CultureInfo.InvariantCulture, $"action-open:{call.Id}:{call.Tries}"), new(Role.Operations), "action-open",
        new Dictionary<string, string>(StringComparer.Ordinal) { ["state"] = call.State.Code() }, desk.Now));

    private static async Task ProveAsync(LaunchContext desk, ActionCall last)
    {
        var calls = (await desk.Session.Contingency.TestsAsync(desk.Launch.Id)).Where(t => t.Run == last.Run).ToList();
        if (calls.Any(c => !c.IsSettled)) return;
        var done = calls.Count(c => c.State is ActionState.Done);
        desk.Audit("plan.rehearsal-ended", new { plan = last.Plan, run = last.Run, done = done, calls = calls.Count });
        if (done < calls.Count || desk.Launch.IsDossierClosed) return;
        if (await desk.Session.Dossiers.FindAsync(desk.Launch.Id, Section.Contingency, last.Plan) is not { Removed: false } item || item.Hash != last.PlanHash) return;
        var minutes = (int)Math.Ceiling((calls.Max(c => c.SettledAt!.Value) - last.AskedAt).TotalMinutes);
        var run = last.Run.ToString(CultureInfo.InvariantCulture);
        var rehearsal = new Rehearsal(
            DateOnly.FromDateTime(last.AskedAt.InZone(desk.Launch.Window.Zone)).ToString(Days.Format, CultureInfo.InvariantCulture),
            (await desk.Session.Organisation.FindPersonAsync(last.AskedBy))?.UserName ?? "–", string.Create(CultureInfo.InvariantCulture, $"{last.Endpoint}: {done}/{calls.Count}"),
            RehearsalKind.TestCall, RehearsalResult.Passed, Math.Clamp(minutes, 0, 10_080), run);
        await ItemWriting.WriteAsync(desk, Section.Contingency, item.Key, (ContingencyPlan)ItemContent.Stored(item) with { Rehearsal = rehearsal }, item.Revision, last.AskedBy);
    }
}
