namespace ServiceGate.Core.Facts.Organisation;

/// <summary>The roles that have a permission. It stands beside every value of <see cref="Permission"/>, so that nothing is allowed by what was forgotten.</summary>
/// <param name="roles">The roles.</param>
[AttributeUsage(AttributeTargets.Field)]
public class HeldByAttribute(params Role[] roles) : Attribute
{
    /// <summary>The roles.</summary>
    public IReadOnlyList<Role> Roles { get; } = roles;
}

/// <summary>Every role has the permission.</summary>
public sealed class HeldByEverybodyAttribute() : HeldByAttribute(Enum.GetValues<Role>());

/// <summary>No role has the permission; only the system has.</summary>
public sealed class HeldByNobodyAttribute() : HeldByAttribute;
