using ServiceGate.Core.Commands.Framework;
using ServiceGate.Core.Commands.Reconciling;
using ServiceGate.Core.Facts.Contingency;
using ServiceGate.Core.Facts.Launches;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Core.Foundation.Json;
using ServiceGate.Core.Ports.Contingency;
using ServiceGate.Core.Rules.Audiences;

namespace ServiceGate.Core.Commands.Contingency;

/// <summary>Writes down that the elevated right to roll customers back was taken away from its holders, with proof (权限收回): from then on nobody is rolled back.</summary>
/// <param name="Launch">The launch.</param>
/// <param name="Proof">What proves it, at most 500 characters.</param>
[CommandName("WithdrawRollbackRight"), Members("launch", "proof")]
public sealed record WithdrawRollbackRight(string Launch, string? Proof) : LaunchCommand<Nothing>(Launch)
{
    internal override Permission Permission => Permission.RunLaunch;

    internal override bool AllowedAfterEnd => true;

    internal override async Task<Outcome<Nothing>> DecideAsync(LaunchContext desk)
    {
        var check = new Check().Text(Proof, "proof", 500);
        if (!check.Passed) return Refused.Invalid(check.Violations);
        if (desk.Launch.RuleSet < RuleSets.PlansAreActedOn) return Refused.Conflict("plan.not-of-this-launch");
        // Before anybody could use it the plan is changed instead, and signed.
        if (desk.Launch is { Result: null, ActualStart: null }) return Refused.Conflict("rollback.not-begun");
        if (RollbackRight.PlanOf(await desk.FactsAsync()) is null) return Refused.Conflict("rollback.no-right");
        if (await desk.Session.Contingency.WithdrawalAsync(desk.Launch.Id) is not null) return Refused.Conflict("rollback.right-withdrawn");
        await desk.Session.Contingency.AddAsync(new RightWithdrawal(desk.Launch.Id, desk.Actor.PersonId, desk.Now, Proof!.Trim()));
        desk.Audit("customer.right-withdrawn", new { proof = Proof!.Trim() });
        return Nothing.Value;
    }
}
