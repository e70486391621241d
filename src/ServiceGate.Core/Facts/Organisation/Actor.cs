namespace ServiceGate.Core.Facts.Organisation;

/// <summary>Whoever gives a command: a person with roles, or the system itself.</summary>
/// <param name="PersonId">The person; 0 for the system.</param>
/// <param name="Name">Name to show.</param>
/// <param name="Grants">Roles held now.</param>
public sealed record Actor(long PersonId, string Name, IReadOnlyList<RoleGrant> Grants)
{
    /// <summary>The system: due work, sweeps. It may do what the policy lists for it and nothing else.</summary>
    public static Actor System { get; } = new(0, "system", []);

    /// <summary>Whether this is the system.</summary>
    public bool IsSystem => PersonId == 0;
}
