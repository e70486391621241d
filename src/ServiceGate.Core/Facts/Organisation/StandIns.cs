namespace ServiceGate.Core.Facts.Organisation;

/// <summary>
/// Who stands in for whom (代理人). A substitute has the roles of who is away, as long as that person is, and is asked and may act as that person is and may: one rule for work, messages and
/// commands. A substitute has no substitute, so that nobody's say ends where nobody meant it to.
/// </summary>
public static class StandIns
{
    /// <summary>The roles that substitutes have.</summary>
    /// <param name="held">Roles held by people who may act.</param>
    /// <param name="absences">Absences that hold now.</param>
    public static IEnumerable<PersonGrant> Of(IReadOnlyList<PersonGrant> held, IEnumerable<Absence> absences) =>
        from absence in absences
        from role in held
        where role.PersonId == absence.PersonId && role.Grant.Role.PassesToSubstitute()
        select role with { PersonId = absence.SubstituteId, Grant = role.Grant with { For = new(absence.PersonId, absence.From) } };
}
