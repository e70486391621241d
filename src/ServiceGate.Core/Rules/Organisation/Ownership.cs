using ServiceGate.Core.Facts.Launches;
using ServiceGate.Core.Facts.Organisation;

namespace ServiceGate.Core.Rules.Organisation;

/// <summary>Whose a launch is: its product manager's; an emergency, which acts before it is reviewed, belongs to operations (突发由运营处置).</summary>
public static class Ownership
{
    /// <summary>In which role launches of a variant are owned.</summary>
    public static Role OwnerRole(this LaunchVariant variant) => variant is LaunchVariant.Emergency ? Role.Operations : Role.ProductManager;

    /// <summary>Whether somebody is the owner of a launch or one of the deputies, who count as the owner there.</summary>
    public static bool IsOwner(this Launch launch, long personId, IReadOnlyCollection<long> deputies) => launch.OwnerId == personId || deputies.Contains(personId);

    /// <summary>
    /// Whether an actor may do something with a launch. A product manager acts on the own launches and on those of the own department, in the launch's unit or above it, and as a
    /// deputy on the launch; what other roles may do is the policy's affair alone.
    /// </summary>
    public static bool Allows(
        Actor actor, Permission permission, Launch launch, IReadOnlyCollection<long> deputies, OrganisationTree tree, string? department = null, string? channel = null) =>
        Policy.Allows(actor, permission, tree, launch.UnitId, department, channel)
        && (actor.IsSystem || actor.Grants.Any(grant =>
            Policy.RolesFor(permission).Contains(grant.Role) && tree.Covers(grant.UnitId, launch.UnitId)
            && (!IsBound(permission, grant) || actor.Accounts.Any(account => launch.IsOwner(account, deputies)) || string.Equals(grant.Department, launch.Department, StringComparison.Ordinal))));

    // Reading asks every role, so that nobody's department is in question.
    private static bool IsBound(Permission permission, RoleGrant grant) =>
        grant.Role is Role.ProductManager && permission is (Permission.EditDossier or Permission.CancelLaunch or Permission.CloseLaunch or Permission.TakeOverAnnouncements);

    /// <summary>The permission that creating a launch of a variant needs.</summary>
    public static Permission ToCreate(this LaunchVariant variant) => variant is LaunchVariant.Emergency ? Permission.DeclareEmergency : Permission.CreateLaunch;

    /// <summary>The permission that an act on a launch of a variant needs: what a product manager does otherwise, operations do in an emergency.</summary>
    /// <param name="permission">What the act needs otherwise.</param>
    /// <param name="variant">The launch's variant.</param>
    public static Permission For(this Permission permission, LaunchVariant variant) =>
        variant is LaunchVariant.Emergency && permission is (Permission.EditDossier or Permission.CloseLaunch) ? Permission.RunLaunch : permission;
}
