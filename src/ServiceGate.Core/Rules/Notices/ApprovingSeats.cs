using ServiceGate.Core.Facts.Organisation;

namespace ServiceGate.Core.Rules.Notices;

/// <summary>Who approves texts beforehand: the heads of customer service and of legal of the province, two people; one proposes, the other decides (预审双人).</summary>
public static class ApprovingSeats
{
    /// <summary>The departments, one of which proposes and the other decides.</summary>
    public static IReadOnlyList<string> Departments { get; } = [SettlementSeats.CustomerService, SettlementSeats.Legal];

    /// <summary>The departments for which somebody sits there, for texts of a unit; none: may not.</summary>
    /// <param name="actor">Somebody with roles.</param>
    /// <param name="unitId">The unit.</param>
    /// <param name="tree">The organisation.</param>
    public static IReadOnlyList<string> Of(Actor actor, long unitId, OrganisationTree tree)
    {
        var province = tree.AtLevel(unitId, UnitLevel.Province);
        return [.. Departments.Where(department => new Assignee(Role.DepartmentHead, department, UnitId: province).IsMetBy(actor, unitId, tree))];
    }
}
