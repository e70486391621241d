using System.Text.RegularExpressions;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Facts.Rosters;
using ServiceGate.Core.Rules.Organisation;

namespace ServiceGate.Core.Rules.Rosters;

/// <summary>What may stand on a duty roster (值班表), and who sees what of it.</summary>
public static partial class RosterRules
{
    /// <summary>The longest shift, in days.</summary>
    public const int MostDays = 31;

    /// <summary>The most shifts of a unit that are not over.</summary>
    public const int MostShifts = 1000;

    /// <summary>The most shifts that are imported at once.</summary>
    public const int MostImported = 200;

    /// <summary>
    /// Whether it is a number that a duty person is called at: a Chinese mobile number, a landline with its area code, or an international one after E.164, satellite phones included.
    /// Whether it is outside the own network (异网号码) nobody can tell from its digits, since numbers are ported.
    /// </summary>
    /// <param name="number">The number, in one form (<see cref="Audiences.PastedText.Phone"/>).</param>
    public static bool IsNumber(string number) => Number().IsMatch(number);

    /// <summary>Whether a role makes somebody one who may be on duty for a unit: held in the unit or above it, and one that has a say in launches, which administrators and auditors have not.</summary>
    /// <param name="grant">The role.</param>
    /// <param name="unitId">The unit.</param>
    /// <param name="tree">The organisation.</param>
    public static bool CountsOnDuty(RoleGrant grant, long unitId, OrganisationTree tree) => grant.Role is not (Role.Administrator or Role.Auditor) && tree.Covers(grant.UnitId, unitId);

    /// <summary>Whether somebody may be on duty for a unit: with a role that counts, since who is on duty is asked to be the second person of its emergencies.</summary>
    /// <param name="held">The roles of that person.</param>
    /// <param name="unitId">The unit.</param>
    /// <param name="tree">The organisation.</param>
    public static bool MayBeOnDuty(IEnumerable<RoleGrant> held, long unitId, OrganisationTree tree) => held.Any(grant => CountsOnDuty(grant, unitId, tree));

    /// <summary>Whether somebody sees at which number a person on duty is called: who keeps the roster, who runs launches there, and the person. Everybody else sees it masked.</summary>
    /// <param name="actor">Who looks.</param>
    /// <param name="shift">The shift.</param>
    /// <param name="tree">The organisation.</param>
    public static bool SeesNumber(Actor actor, DutyShift shift, OrganisationTree tree) => actor.PersonId == shift.PersonId
        || Policy.Allows(actor, Permission.KeepRoster, tree, shift.UnitId) || Policy.Allows(actor, Permission.RunLaunch, tree, shift.UnitId);

    [GeneratedRegex(@"^(1[0-9]{10}|0[0-9]{9,11}|\+[1-9][0-9]{6,14})\z")]
    private static partial Regex Number();
}
