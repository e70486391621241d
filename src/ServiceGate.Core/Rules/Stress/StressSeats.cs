using ServiceGate.Core.Facts;
using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Facts.Organisation;

namespace ServiceGate.Core.Rules.Stress;

/// <summary>Who accepts that a hotline misses its target: the head of its department, who neither wrote the forecast nor owns the launch.</summary>
public static class StressSeats
{
    /// <summary>Whether somebody heads the hotline's department in the launch's unit or above it.</summary>
    public static bool IsHead(Actor actor, LaunchFacts facts) =>
        facts.Checklist.Stress is { } ask && new Assignee(Role.DepartmentHead, ask.Department).IsMetBy(actor, facts.Launch.UnitId, facts.Tree);

    /// <summary>Those to whom whoever accepts it has to be a second person.</summary>
    public static IReadOnlyList<long> Others(DossierItem item, LaunchFacts facts) => [.. facts.Deputies.Append(facts.Launch.OwnerId).Append(item.ChangedBy).Distinct()];
}
