using ServiceGate.Core.Facts;
using ServiceGate.Core.Facts.Notices;
using ServiceGate.Core.Facts.Organisation;

namespace ServiceGate.Core.Rules.Notices;

/// <summary>
/// Who decides how a broken promise is settled: the province's heads of customer service and of legal together where the law was broken; otherwise the head of
/// customer service, after operations, whose item it is, have proposed it.
/// </summary>
public static class SettlementSeats
{
    /// <summary>The department that speaks for customers.</summary>
    public const string CustomerService = "customer-service";

    /// <summary>The department that speaks for the law.</summary>
    public const string Legal = "legal";

    /// <summary>
    /// Whether somebody is a second person for it: not whoever proposed it, nor the launch's owner or a deputy, nor whoever has already said yes. Whether the seat is
    /// theirs, <see cref="Asked"/> says.
    /// </summary>
    public static bool IsSecondPerson(long personId, NoticeSettlement settlement, LaunchFacts facts) => !Others(settlement, facts).Contains(personId);

    /// <summary>Those to whom whoever decides has to be a second person.</summary>
    public static IEnumerable<long> Others(NoticeSettlement settlement, LaunchFacts facts) =>
        new[] { settlement.ProposedBy, facts.Launch.OwnerId, settlement.CustomerService?.By, settlement.Legal?.By }.OfType<long>().Concat(facts.Deputies);

    /// <summary>Whoever is still asked.</summary>
    public static IReadOnlyList<Assignee> Asked(NoticeSettlement settlement, LaunchFacts facts)
    {
        if (!settlement.IsOpen) return [];
        if (settlement.Kind is SettlementKind.Waiver) return [new(Role.DepartmentHead, CustomerService)];
        var province = facts.Tree.AtLevel(facts.Launch.UnitId, UnitLevel.Province);
        var asked = new List<Assignee>();
        if (settlement.CustomerService is null) asked.Add(new(Role.DepartmentHead, CustomerService, UnitId: province));
        if (settlement.Legal is null) asked.Add(new(Role.DepartmentHead, Legal, UnitId: province));
        return asked;
    }
}
