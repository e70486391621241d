using ServiceGate.Core.Commands.Framework;
using ServiceGate.Core.Commands.Reconciling;
using ServiceGate.Core.Facts.Contingency;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Core.Foundation.Json;
using ServiceGate.Core.Ports.Contingency;
using ServiceGate.Core.Ports.Stores;
using ServiceGate.Core.Rules.Audiences;

namespace ServiceGate.Core.Commands.Contingency;

/// <summary>
/// Sends an action again that was refused or of which it is not known whether it was done, under the same key: a receiver that has done it does it no second time. By operations, or by who holds the right.
/// </summary>
/// <param name="Launch">The launch.</param>
/// <param name="Action">The action.</param>
[CommandName("RetryCustomerAction"), Members("launch", "action")]
public sealed record RetryCustomerAction(string Launch, long Action) : LaunchCommand<Nothing>(Launch)
{
    internal override Permission Permission => Permission.ReadCustomers;

    internal override bool AllowedAfterEnd => true;

    internal override async Task<Outcome<Nothing>> DecideAsync(LaunchContext desk)
    {
        if (await desk.Session.Contingency.FindAsync(Action) is not { IsTest: false } call || call.LaunchId != desk.Launch.Id) return Refused.NotFound("rollback.action-unknown", "action");
        if (!desk.Context.May(Permission.RunLaunch, desk.Launch.UnitId) && !RollbackHolders.Holds(await desk.FactsAsync(), desk.Actor, await RollBackCustomer.NamesAsync(desk)))
            return Refused.Forbidden("rollback.not-a-holder");
        if (call.State is not (ActionState.Refused or ActionState.InDoubt)) return Refused.Conflict("rollback.action-not-now", "action", ("state", call.State));
        if (await desk.Session.Contingency.WithdrawalAsync(desk.Launch.Id) is not null) return Refused.Conflict("rollback.right-withdrawn", "action");
        if (!await desk.Session.Contingency.MoveAsync(call with { State = ActionState.Due, ClaimedAt = null, SettledAt = null, Answer = null }, call.State, call.Tries)) throw new ConcurrentChangeException();
        desk.Audit("customer.action-again", new { action = Action, was = call.State });
        return Nothing.Value;
    }
}
