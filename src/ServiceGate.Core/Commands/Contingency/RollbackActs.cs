using System.Globalization;
using ServiceGate.Core.Commands.Reconciling;
using ServiceGate.Core.Facts;
using ServiceGate.Core.Facts.Audiences;
using ServiceGate.Core.Facts.Contingency;
using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Ports.Contingency;
using ServiceGate.Core.Ports.Stores;
using ServiceGate.Core.Rules.Audiences;
using ServiceGate.Core.Rules.Contingency;
using ServiceGate.Core.Rules.Steps;

namespace ServiceGate.Core.Commands.Contingency;

/// <summary>What follows from rolling a customer back: the action by the plan, the counters, and the hold of what comes next.</summary>
internal static class RollbackActs
{
    /// <summary>Has the plan's action done for a customer, and counts it.</summary>
    public static async Task<ActionCall> AskAsync(LaunchContext desk, LaunchFacts facts, CustomerResult result, IdentityCheck identity, string callId, string reason)
    {
        var (key, plan) = RollbackRight.PlanOf(facts)!.Value;
        var hash = facts.Items.First(i => i.Section is Section.Contingency && i.Key == key).Hash;
        var endpoint = plan.CustomerAction?.Endpoint;
        var call = new ActionCall(
            await desk.Session.NextIdAsync(), desk.Launch.Id, key, hash, result.CustomerId, ActionCall.InEarnest, endpoint, endpoint is null ? ActionState.Done : ActionState.Due, 0, null,
            desk.Actor.PersonId, desk.Now, identity, callId, reason, endpoint is null ? desk.Now : null);
        await desk.Session.Contingency.AddAsync(call);
        desk.Audit("customer.rollback-asked", new { customer = result.CustomerId, action = call.Id, plan = key, identity = identity });
        if (endpoint is null) await DoneAsync(desk, result, desk.Actor.PersonId, reason);
        await desk.Session.Contingency.CountAsync(desk.Launch.Id, desk.Now);
        await HoldAsync(desk, facts);
        return call;
    }

    /// <summary>Writes down that a customer was rolled back.</summary>
    public static async Task DoneAsync(LaunchContext desk, CustomerResult result, long by, string? reason)
    {
        await desk.Session.Audiences.SaveResultsAsync([result with { RolledBackAt = desk.Now, RolledBackBy = by, Reason = reason }]);
        desk.Audit("customer.rolled-back", new { customer = result.CustomerId });
    }

    private static async Task HoldAsync(LaunchContext desk, LaunchFacts facts)
    {
        if (desk.Launch.RollbacksHeldAt is not null) return;
        var uses = await desk.Session.Contingency.UsesAsync(desk.Launch.Id, desk.Now, desk.Launch.RollbacksReleasedAt);
        if (!RollbackHolds.Holds(uses, facts)) return;
        desk.Launch = desk.Launch with { RollbacksHeldAt = desk.Now };
        desk.Audit("customer.rollbacks-held", new { uses = uses.LastHour, from = RollbackHolds.From(facts) });
        foreach (var to in new[] { Assignees.Owner(desk.Launch), new Assignee(Role.Operations) })
            await Reconciling.Notifications.WriteAsync(desk, new(0, desk.Launch.Id, RollbackHolds.About, 0, string.Create(CultureInfo.InvariantCulture, $"rollbacks-held:{to.Role}:{desk.Launch.InputRevision}"), to, "rollbacks-held",
                new Dictionary<string, string>(StringComparer.Ordinal) { ["count"] = uses.LastHour.ToString(CultureInfo.InvariantCulture) }, desk.Now));
    }
}
