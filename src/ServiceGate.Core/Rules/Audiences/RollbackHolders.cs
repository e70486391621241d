using ServiceGate.Core.Facts;
using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Facts.Launches;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Rules.Organisation;

namespace ServiceGate.Core.Rules.Audiences;

/// <summary>Who holds the right to roll single customers back (一键回退持有人): people and roles of the directory, where a plan names them.</summary>
public static class RollbackHolders
{
    /// <summary>Whether somebody may be named: may roll customers back in the launch's unit.</summary>
    /// <param name="person">The person as the policy sees them.</param>
    /// <param name="launch">The launch.</param>
    /// <param name="tree">The units.</param>
    public static bool MayBe(Actor person, Launch launch, OrganisationTree tree) => Policy.Allows(person, Permission.RollBackCustomer, tree, launch.UnitId);

    /// <summary>The roles that may be named: those that may roll customers back.</summary>
    public static IReadOnlyList<Role> Roles => Policy.RolesFor(Permission.RollBackCustomer);

    /// <summary>
    /// Whether somebody holds the right: is named, or has a role that is. Where no plan names anybody, and for launches that began before it was asked, everybody holds it who may roll customers back.
    /// </summary>
    /// <param name="facts">The launch's facts.</param>
    /// <param name="person">Who would roll a customer back.</param>
    /// <param name="names">The sign-in names of that person and of those for whom he or she stands in.</param>
    public static bool Holds(LaunchFacts facts, Actor person, IReadOnlyCollection<string> names)
    {
        if (facts.Launch.RuleSet < RuleSets.HoldersAreNamed) return true;
        var rights = facts.Contents<ContingencyPlan>(Section.Contingency).Select(p => p.Content.Rollback).OfType<OneClickRollback>().ToList();
        return rights.Any(r => !r.NamesHolders()) || rights.Any(right => (right.People ?? []).Any(named => names.Contains(named, StringComparer.OrdinalIgnoreCase))
            || person.Grants.Any(g => (right.Roles ?? []).Contains(g.Role) && facts.Tree.Covers(g.UnitId, facts.Launch.UnitId)));
    }
}
