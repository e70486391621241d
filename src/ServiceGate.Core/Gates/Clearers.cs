using ServiceGate.Core.Content;
using ServiceGate.Core.Launches;
using ServiceGate.Core.Organisation;
using ServiceGate.Core.Workflow;

namespace ServiceGate.Core.Gates;

/// <summary>Who is asked at a step of a definition.</summary>
public static class Clearers
{
    /// <summary>The role that a step asks, with the department or person it is bound to.</summary>
    public static Clearer Of(Activity step, Launch launch) => step.Type switch
    {
        ActivityCatalogue.AgreeToSubmit => new(Role.DepartmentHead, launch.Department),
        ActivityCatalogue.SignOff => new(Role.Reviewer, step.Text("department")),
        ActivityCatalogue.CollectSections when RoleOf(step) is var role and not Role.ProductManager => new(role),
        ActivityCatalogue.AwaitLaunch => new(Role.Operations),
        _ => new(Role.ProductManager, PersonId: launch.OwnerId),
    };

    private static Role RoleOf(Activity step) => CoreJson.ParseCode<Role>(step.Text("role") ?? Role.ProductManager.Code());
}
