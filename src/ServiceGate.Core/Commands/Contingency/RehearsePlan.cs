using System.Globalization;
using ServiceGate.Core.Commands.Audiences;
using ServiceGate.Core.Commands.Dossiers;
using ServiceGate.Core.Commands.Framework;
using ServiceGate.Core.Commands.Reconciling;
using ServiceGate.Core.Facts.Contingency;
using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Facts.Launches;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Core.Foundation.Json;
using ServiceGate.Core.Ports.Contingency;
using ServiceGate.Core.Rules.Audiences;

namespace ServiceGate.Core.Commands.Contingency;

/// <summary>
/// Rehearses a plan by calling its per-customer action in test mode for some customers of the list (测试调用). What comes back is written down; when every call was accepted, so is the rehearsal.
/// </summary>
/// <param name="Launch">The launch.</param>
/// <param name="Plan">Key of the plan, whose action is an endpoint.</param>
/// <param name="Accounts">The sample: account numbers on the launch's list, at most 20.</param>
[CommandName("RehearsePlan"), Members("launch", "plan", "accounts")]
public sealed record RehearsePlan(string Launch, string? Plan, IReadOnlyList<string>? Accounts) : LaunchCommand<RehearsalBegun>(Launch)
{
    /// <summary>The most customers of a sample.</summary>
    public const int Most = 20;

    /// <summary>The most rehearsals of a launch.</summary>
    public const int MostRuns = 50;

    internal override Permission Permission => Permission.EditDossier;

    internal override async Task<Outcome<RehearsalBegun>> DecideAsync(LaunchContext desk)
    {
        if (desk.Launch.RuleSet < RuleSets.PlansAreActedOn) return Refused.Conflict("plan.not-of-this-launch");
        if (desk.Launch.IsDossierClosed) return Refused.Conflict("launch.result-known");
        var facts = await desk.FactsAsync();
        if (facts.Items.FirstOrDefault(i => i.Section is Section.Contingency && i.Key == Plan) is not { } item) return Refused.NotFound("plan.unknown", "plan", ("plan", (Plan ?? "").Shortened(64)));
        if (((ContingencyPlan)ItemContent.Stored(item)).CustomerAction?.Endpoint is not { } endpoint) return Refused.Conflict("plan.no-endpoint", "plan", ("plan", item.Key));
        if (!PlanRules.IsAllowed(desk, endpoint)) return Refused.Conflict("plan.endpoint-unknown", "plan", ("endpoint", endpoint));
        var named = (Accounts ?? []).Select(a => PastedText.Account(a ?? "")).Where(a => a.Length > 0).Distinct(StringComparer.Ordinal).ToList();
        if (named.Count is 0 or > Most) return Refused.Invalid("plan.sample", "accounts", ("most", Most));
        var tests = await desk.Session.Contingency.TestsAsync(desk.Launch.Id);
        if (tests.Any(t => t.Plan == item.Key && !t.IsSettled)) return Refused.Conflict("plan.rehearsal-under-way", "plan", ("plan", item.Key));
        if (tests.Select(t => t.Run).Distinct().Count() >= MostRuns) return Refused.Invalid("list.too-long", "plan", ("most", MostRuns));
        if (desk.Launch.AudienceId is not { } audience) return Refused.Conflict("audience.not-imported", "accounts");
        var members = await NamedCustomers.OnListAsync(desk.Session, audience, named);
        var unknown = new Check();
        foreach (var (account, i) in named.Select((a, i) => (a, i)))
            unknown.That(members.ContainsKey(account), "rollback.not-affected", string.Create(CultureInfo.InvariantCulture, $"accounts[{i}]"));
        if (!unknown.Passed) return Refused.Invalid(unknown.Violations);
        var run = await desk.Session.NextIdAsync();
        foreach (var customer in members.Values.Distinct())
            await desk.Session.Contingency.AddAsync(new ActionCall(await desk.Session.NextIdAsync(), desk.Launch.Id, item.Key, item.Hash, customer, run, endpoint, ActionState.Due, 0, null, desk.Actor.PersonId, desk.Now));
        desk.Audit("plan.rehearsal-begun", new { plan = item.Key, run = run, endpoint = endpoint, customers = members.Values.Distinct().Count() });
        return new RehearsalBegun(run);
    }
}

/// <summary>A rehearsal by test calls has begun.</summary>
/// <param name="Run">Its id.</param>
[Members("run")]
public sealed record RehearsalBegun(long Run);
