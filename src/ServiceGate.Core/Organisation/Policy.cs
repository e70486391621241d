using System.Collections.Frozen;
using System.Text.Json.Serialization;

namespace ServiceGate.Core.Organisation;

/// <summary>What somebody may be allowed to do. Each command names one.</summary>
public enum Permission
{
    /// <summary>Create a launch.</summary>
    [JsonStringEnumMemberName("create-launch")] CreateLaunch,

    /// <summary>Declare an emergency, which acts before it is reviewed.</summary>
    [JsonStringEnumMemberName("declare-emergency")] DeclareEmergency,

    /// <summary>Change the parts of a dossier that its owner fills in, submit it, answer findings.</summary>
    [JsonStringEnumMemberName("edit-dossier")] EditDossier,

    /// <summary>Agree, as head of the launch's own department, that a dossier is submitted.</summary>
    [JsonStringEnumMemberName("agree-to-submit")] AgreeToSubmit,

    /// <summary>Import the affected customers and plan the notices.</summary>
    [JsonStringEnumMemberName("prepare-notices")] PrepareNotices,

    /// <summary>Sign for a department.</summary>
    [JsonStringEnumMemberName("sign-off")] SignOff,

    /// <summary>Acknowledge the script of a channel.</summary>
    [JsonStringEnumMemberName("acknowledge-script")] AcknowledgeScript,

    /// <summary>Name the people on duty, report how the launch went, pause and resume batches.</summary>
    [JsonStringEnumMemberName("run-launch")] RunLaunch,

    /// <summary>Watch the complaints about a launch and raise alarms.</summary>
    [JsonStringEnumMemberName("watch-complaints")] WatchComplaints,

    /// <summary>Roll one customer back.</summary>
    [JsonStringEnumMemberName("roll-back-customer")] RollBackCustomer,

    /// <summary>Call a launch off.</summary>
    [JsonStringEnumMemberName("cancel-launch")] CancelLaunch,

    /// <summary>Close a launch with what was learnt.</summary>
    [JsonStringEnumMemberName("close-launch")] CloseLaunch,

    /// <summary>Read launches with everything but customers.</summary>
    [JsonStringEnumMemberName("read-launches")] ReadLaunches,

    /// <summary>Look customers up.</summary>
    [JsonStringEnumMemberName("read-customers")] ReadCustomers,

    /// <summary>Read the audit trail.</summary>
    [JsonStringEnumMemberName("read-audit")] ReadAudit,

    /// <summary>Change units, departments, people, roles; reset passwords.</summary>
    [JsonStringEnumMemberName("manage-organisation")] ManageOrganisation,

    /// <summary>Propose, simulate and publish versions of workflow definitions, for the whole installation.</summary>
    [JsonStringEnumMemberName("manage-definitions")] ManageDefinitions,

    /// <summary>Let flows that failed try again, or take them to another step.</summary>
    [JsonStringEnumMemberName("run-flows")] RunFlows,

    /// <summary>What the system does by itself: settle launches, finish batches, let launches lapse.</summary>
    [JsonStringEnumMemberName("act-for-the-system")] ActForTheSystem,
}

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

    /// <summary>In an emergency operations own the launch: what its product manager does otherwise is theirs.</summary>
    public static Permission InAnEmergency(this Permission permission) =>
        permission is Permission.EditDossier or Permission.CloseLaunch ? Permission.RunLaunch : permission;

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
