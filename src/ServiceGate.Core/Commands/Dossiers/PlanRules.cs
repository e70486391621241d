using System.Globalization;
using ServiceGate.Core.Commands.Reconciling;
using ServiceGate.Core.Facts.Contingency;
using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Facts.Launches;
using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Core.Ports.Stores;

namespace ServiceGate.Core.Commands.Dossiers;

/// <summary>What a plan may say of the installation: endpoints that it allows, people whom it knows, and no test call that was not made.</summary>
internal static class PlanRules
{
    /// <summary>Names the rules that a plan breaks.</summary>
    /// <param name="desk">The launch.</param>
    /// <param name="key">The plan's key.</param>
    /// <param name="plan">The plan.</param>
    /// <param name="check">Collects what is wrong.</param>
    public static async Task CheckAsync(LaunchContext desk, string key, ContingencyPlan plan, Check check)
    {
        await HolderRules.CheckAsync(desk, key, plan, check);
        if (plan.YoungestField() is { } young && desk.Launch.RuleSet < RuleSets.PlansAreActedOn) check.That(false, "plan.not-of-this-launch", young);
        else await CheckActionAsync(desk, key, plan, check);
    }

    private static async Task CheckActionAsync(LaunchContext desk, string key, ContingencyPlan plan, Check check)
    {
        var before = await desk.Session.Dossiers.FindAsync(desk.Launch.Id, Section.Contingency, key) is { Removed: false } stored ? (ContingencyPlan)ItemContent.Stored(stored) : null;
        if (plan.CustomerAction?.Endpoint is { Length: > 0 } endpoint && endpoint != before?.CustomerAction?.Endpoint)
            check.That(IsAllowed(desk, endpoint), "plan.endpoint-unknown", "customerAction.endpoint", ("endpoint", endpoint.Length <= 64 ? endpoint : endpoint[..64]));
        foreach (var (name, i) in (plan.Pullers?.People ?? []).Select((p, i) => (p, i)).Where(p => before?.Pullers?.People?.Contains(p.p, StringComparer.OrdinalIgnoreCase) is not true))
            check.That(await IsThereAsync(desk, name), "plan.puller-unknown", string.Create(CultureInfo.InvariantCulture, $"pullers.people[{i}]"), ("name", name ?? ""));
        // What a system has proven nobody writes by hand, nor keeps beside another action than was tried.
        if (plan.Rehearsal is { } rehearsal && (rehearsal.Kind is RehearsalKind.TestCall || rehearsal.Run is not null))
            check.That(before is not null && rehearsal == before.Rehearsal && plan.CustomerAction == before.CustomerAction, "plan.test-call-by-hand", "rehearsal.kind");
    }

    /// <summary>Whether the installation allows an endpoint.</summary>
    public static bool IsAllowed(LaunchContext desk, string endpoint) => (desk.Context.Catalogue.Bounds.ActionEndpoints ?? []).Contains(endpoint, StringComparer.Ordinal);

    private static async Task<bool> IsThereAsync(LaunchContext desk, string? name) =>
        name is { Length: > 0 and <= 100 } && await desk.Session.Organisation.FindPersonAsync(name) is { Active: true };
}
