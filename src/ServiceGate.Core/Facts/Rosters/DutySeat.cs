using ServiceGate.Core.Facts.Organisation;

namespace ServiceGate.Core.Facts.Rosters;

/// <summary>Somebody on duty who may be asked about a launch: the shift, and the role by which that person may be asked.</summary>
/// <param name="Shift">The shift.</param>
/// <param name="Grant">The role, in the launch's unit or above it.</param>
public sealed record DutySeat(DutyShift Shift, RoleGrant Grant)
{
    /// <summary>Whom it asks: that person, and who stands in for that person.</summary>
    public Assignee Asked => new(Grant.Role, Grant.Department, Grant.Channel, Shift.PersonId, Grant.UnitId);
}
