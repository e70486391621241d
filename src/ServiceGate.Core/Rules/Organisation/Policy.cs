using System.Collections.Frozen;
using ServiceGate.Core.Facts.Organisation;

namespace ServiceGate.Core.Rules.Organisation;

/// <summary>The one table that says which role may do what, in its unit and below.</summary>
public static class Policy
{
    private static readonly FrozenDictionary<Permission, Role[]> Table = new Dictionary<Permission, Role[]>
    {
        [Permission.CreateLaunch] = [Role.ProductManager],
        [Permission.DeclareEmergency] = [Role.Operations],
        [Permission.EditDossier] = [Role.ProductManager],
        [Permission.AgreeToSubmit] = [Role.DepartmentHead],
        [Permission.PrepareNotices] = [Role.Operations],
        [Permission.SignOff] = [Role.Reviewer],
        [Permission.AcknowledgeScript] = [Role.ChannelOwner],
        [Permission.RunLaunch] = [Role.Operations],
        [Permission.WatchComplaints] = [Role.ServiceQuality],
        [Permission.RollBackCustomer] = [Role.HotlineAgent],
        [Permission.CancelLaunch] = [Role.ProductManager, Role.Operations],
        [Permission.CloseLaunch] = [Role.ProductManager],
        [Permission.ReadLaunches] = Enum.GetValues<Role>(),
        [Permission.ReadCustomers] = [Role.HotlineAgent, Role.Operations],
        [Permission.ReadAudit] = [Role.Auditor, Role.Administrator],
        [Permission.ManageOrganisation] = [Role.Administrator],
        [Permission.ManageDefinitions] = [Role.Administrator],
        [Permission.RunFlows] = [Role.Administrator],
        [Permission.ActForTheSystem] = [],
    }.ToFrozenDictionary();

    /// <summary>The roles that have a permission.</summary>
    public static IReadOnlyList<Role> RolesFor(Permission permission) => Table[permission];

    /// <summary>Whether the actor may see the launches of a unit; to anybody else they do not exist.</summary>
    public static bool MaySeeLaunchesOf(Actor actor, long unitId, OrganisationTree tree) => actor.IsSystem || Allows(actor, Permission.ReadLaunches, tree, unitId);

    /// <summary>Whether the actor may do it in the top unit, and so for what belongs to no unit.</summary>
    public static bool AllowsAtTheTop(Actor actor, Permission permission, OrganisationTree tree) =>
        actor.Grants.Any(g => Table[permission].Contains(g.Role) && tree.Find(g.UnitId) is { ParentId: null });

    /// <summary>Whether the actor may do it in a unit (null: in any unit), for a department or channel where the permission is bound to one.</summary>
    public static bool Allows(Actor actor, Permission permission, OrganisationTree tree, long? unitId, string? department = null, string? channel = null) =>
        actor.IsSystem
            ? permission is Permission.ActForTheSystem
            : actor.Grants.Any(g => Table[permission].Contains(g.Role)
                && (unitId is not { } unit || tree.Covers(g.UnitId, unit))
                && (department is null || string.Equals(g.Department, department, StringComparison.Ordinal))
                && (channel is null || string.Equals(g.Channel, channel, StringComparison.Ordinal)));
}
