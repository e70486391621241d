using ServiceGate.Core.Facts.Launches;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Core.Rules.Organisation;

namespace ServiceGate.Core.Commands.Launches;

/// <summary>Who names deputies, and who may be one; pages ask the same.</summary>
public static class DeputyRules
{
    /// <summary>Whether somebody names the deputies of a launch: its owner, or the head of its department.</summary>
    public static bool MayName(Actor actor, Launch launch, OrganisationTree tree) =>
        Policy.Allows(actor, Permission.AgreeToSubmit, tree, launch.UnitId, launch.Department)
        || (actor.Accounts.Contains(launch.OwnerId) && Policy.Allows(actor, Permission.EditDossier.For(launch.Variant), tree, launch.UnitId));

    /// <summary>Whether somebody with these roles may be a deputy: a product manager of the launch's unit or of one above it, whatever the department.</summary>
    public static bool MayBe(IEnumerable<RoleGrant> grants, Launch launch, OrganisationTree tree) =>
        grants.Any(g => g.Role is Role.ProductManager && tree.Covers(g.UnitId, launch.UnitId));

    internal static Refused NotAllowed => Refused.Forbidden("deputy.not-yours-to-name");

    /// <summary>An emergency belongs to all of operations: there is nobody to stand in for.</summary>
    internal static Refused? RefusedFor(Launch launch) => launch.Variant is LaunchVariant.Emergency ? Refused.Conflict("deputy.not-in-emergency") : null;
}
