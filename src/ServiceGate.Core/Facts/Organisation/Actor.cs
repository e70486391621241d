namespace ServiceGate.Core.Facts.Organisation;

/// <summary>Whoever gives a command: a person with roles, or the system itself.</summary>
/// <param name="PersonId">The person; 0 for the system.</param>
/// <param name="Name">Name to show.</param>
/// <param name="Grants">Roles held now: the own ones, and those of people who are away and for whom this person stands in.</param>
public sealed record Actor(long PersonId, string Name, IReadOnlyList<RoleGrant> Grants)
{
    /// <summary>The system: due work, sweeps. It may do what the policy lists for it and nothing else.</summary>
    public static Actor System { get; } = new(0, "system", []);

    /// <summary>Whether this is the system.</summary>
    public bool IsSystem => PersonId == 0;

    /// <summary>For whom something is done (代签); null: in the own name.</summary>
    public long? InNameOf { get; init; }

    /// <summary>The people in whose name something may be done: this one first. What one of them may do as who he or she is, such as the owner, may be done.</summary>
    public IReadOnlyList<long> Accounts => [PersonId, .. Grants.Select(g => g.For?.PersonId).OfType<long>().Distinct()];

    /// <summary>
    /// This person and all for whom he or she stands in now, in whichever name something is done: what one of them has done none of them judges, since a substitute speaks for both
    /// (职责分离). Unlike <see cref="Accounts"/> it gives nobody a right.
    /// </summary>
    public IReadOnlyList<long> Parties => Kept ?? Accounts;

    /// <summary>The parties while the roles are those of one name alone; null: the roles say them.</summary>
    private IReadOnlyList<long>? Kept { get; init; }

    /// <summary>The ways in which a command may be given: in the own name with the own roles, and after that for each of those who are away, with theirs alone.</summary>
    public IEnumerable<Actor> Names() => Grants.Where(g => g.For is not null).GroupBy(g => g.For!.PersonId)
        .Select(roles => this with { Grants = [.. roles], InNameOf = roles.Key, Kept = Parties }).Prepend(Own);

    /// <summary>The same person with the own roles alone.</summary>
    public Actor Own => this with { Grants = [.. Grants.Where(g => g.For is null)], Kept = Parties };
}
