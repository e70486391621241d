using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Foundation.Time;

namespace ServiceGate.Core.Rules.Organisation;

/// <summary>Who says when somebody is away, and by which days (外出登记).</summary>
public static class AbsenceRules
{
    /// <summary>Whether somebody may: the person, the head of the person's department, an administrator who keeps the person; none of them as a substitute.</summary>
    /// <param name="actor">Who would say so.</param>
    /// <param name="personId">Who is to be away.</param>
    /// <param name="held">The roles of that person.</param>
    /// <param name="tree">The organisation.</param>
    public static bool MaySay(Actor actor, long personId, IReadOnlyList<RoleGrant> held, OrganisationTree tree) =>
        actor.IsSystem || actor.PersonId == personId || Headship.Covers(actor.Own, held, tree) || Keeping.Covers(actor.Own, held, tree);

    /// <summary>The zone in which the days are counted: that of the unit of the first role, of the top unit where there is none.</summary>
    /// <param name="held">The roles of who is away.</param>
    /// <param name="tree">The organisation.</param>
    public static TimeZoneInfo ZoneOf(IReadOnlyList<RoleGrant> held, OrganisationTree tree) =>
        LocalTimes.Zone(((held.Count > 0 ? tree.Find(held[0].UnitId) : null) ?? tree.Units.First()).TimeZone);
}
