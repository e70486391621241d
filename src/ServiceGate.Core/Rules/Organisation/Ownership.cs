using ServiceGate.Core.Facts.Launches;
using ServiceGate.Core.Facts.Organisation;

namespace ServiceGate.Core.Rules.Organisation;

/// <summary>Whose a launch is: its product manager's; an emergency, which acts before it is reviewed, belongs to operations (突发由运营处置).</summary>
public static class Ownership
{
    /// <summary>In which role launches of a variant are owned.</summary>
    public static Role OwnerRole(this LaunchVariant variant) => variant is LaunchVariant.Emergency ? Role.Operations : Role.ProductManager;

    /// <summary>The permission that creating a launch of a variant needs.</summary>
    public static Permission ToCreate(this LaunchVariant variant) => variant is LaunchVariant.Emergency ? Permission.DeclareEmergency : Permission.CreateLaunch;

    /// <summary>The permission that an act on a launch of a variant needs: what a product manager does otherwise, operations do in an emergency.</summary>
    /// <param name="permission">What the act needs otherwise.</param>
    /// <param name="variant">The launch's variant.</param>
    public static Permission For(this Permission permission, LaunchVariant variant) =>
        variant is LaunchVariant.Emergency && permission is (Permission.EditDossier or Permission.CloseLaunch) ? Permission.RunLaunch : permission;
}
