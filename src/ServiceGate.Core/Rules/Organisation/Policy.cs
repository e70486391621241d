using System.Collections.Frozen;
using System.Reflection;
using ServiceGate.Core.Facts.Organisation;

namespace ServiceGate.Core.Rules.Organisation;

/// <summary>Which role may do what, in its unit and below: what stands beside the values of <see cref="Permission"/>, and nowhere else.</summary>
public static class Policy
{
    private static readonly FrozenDictionary<Permission, IReadOnlyList<Role>> Table = Enum.GetValues<Permission>().ToFrozenDictionary(permission => permission, permission =>
        typeof(Permission).GetField(permission.ToString())!.GetCustomAttribute<HeldByAttribute>()?.Roles
        ?? throw new InvalidOperationException($"{nameof(Permission)}.{permission} needs a [HeldBy]: which roles have it."));

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
