using System.Globalization;
using ServiceGate.Core.Commands.Reconciling;
using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Core.Ports.Stores;
using ServiceGate.Core.Rules.Audiences;

namespace ServiceGate.Core.Commands.Dossiers;

/// <summary>Whom a plan names as holders of the right to roll customers back: people who may do it in the launch's unit. Who stands there already is not asked about again.</summary>
internal static class HolderRules
{
    /// <summary>Names the rules that a plan's holders break.</summary>
    /// <param name="desk">The launch.</param>
    /// <param name="key">The plan's key.</param>
    /// <param name="plan">The plan.</param>
    /// <param name="check">Collects what is wrong.</param>
    public static async Task CheckAsync(LaunchContext desk, string key, ContingencyPlan plan, Check check)
    {
        if (plan.Rollback is not { } right || !right.NamesHolders()) return;
        foreach (var (role, i) in (right.Roles ?? []).Select((r, i) => (r, i)).Where(r => !RollbackHolders.Roles.Contains(r.r)))
            check.That(false, "plan.holder-role", string.Create(CultureInfo.InvariantCulture, $"rollback.roles[{i}]"), ("role", role));
        var before = await desk.Session.Dossiers.FindAsync(desk.Launch.Id, Section.Contingency, key) is { Removed: false } stored ? ((ContingencyPlan)ItemContent.Stored(stored)).Rollback?.People ?? [] : [];
        foreach (var (name, i) in (right.People ?? []).Select((p, i) => (p, i)).Where(p => !before.Contains(p.p, StringComparer.OrdinalIgnoreCase)))
            check.That(await MayBeAsync(desk, name), "plan.holder-unknown", string.Create(CultureInfo.InvariantCulture, $"rollback.people[{i}]"), ("name", name ?? ""));
    }

    private static async Task<bool> MayBeAsync(LaunchContext desk, string? name) =>
        name is { Length: > 0 and <= 100 } && await desk.Session.Organisation.FindPersonAsync(name) is { Active: true } person && await desk.Session.Organisation.HolderAsync(person.Id) is { } actor
        && RollbackHolders.MayBe(actor, desk.Launch, desk.Context.Tree);
}
