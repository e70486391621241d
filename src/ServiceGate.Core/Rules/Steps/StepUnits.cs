using ServiceGate.Core.Facts;
using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Foundation.Json;
using ServiceGate.Core.Rules.Dossiers;
using ServiceGate.Workflow.Definitions;

namespace ServiceGate.Core.Rules.Steps;

/// <summary>In which unit the people are looked for who sign a step.</summary>
public static class StepUnits
{
    /// <summary>
    /// The unit in which, or above which, a step's signers hold their role; null: the launch's own. <c>deciding</c>: the lowest unit above everybody affected, at
    /// least the city, and at least the province when the level of risk is high.
    /// </summary>
    public static long? UnitOf(Activity step, LaunchFacts facts)
    {
        var own = facts.Launch.UnitId;
        var unit = step.Text("level") switch
        {
            null or "own" => own,
            "deciding" => DecidingUnit(facts),
            { } level => facts.Tree.AtLevel(own, CoreJson.ParseCode<UnitLevel>(level)),
        };
        return unit == own ? null : unit;
    }

    /// <summary>The unit that decides about a launch by its scope and level of risk.</summary>
    public static long DecidingUnit(LaunchFacts facts)
    {
        var scope = facts.Contents<LaunchHeader>(Section.Launch).SelectMany(h => h.Content.Scope).Select(code => facts.Tree.Find(code)?.Id).OfType<long>();
        var unit = facts.Launch.UnitId;
        foreach (var affected in scope)
            while (!facts.Tree.Covers(unit, affected) && facts.Tree.Find(unit)?.ParentId is { } parent)
                unit = parent;
        return facts.Tree.AtLevel(unit, Readiness.LevelOf(facts) >= RiskLevel.High ? UnitLevel.Province : UnitLevel.City);
    }
}
