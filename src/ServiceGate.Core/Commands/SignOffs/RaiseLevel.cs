using ServiceGate.Core.Commands.Framework;
using ServiceGate.Core.Commands.Reconciling;
using ServiceGate.Core.Facts;
using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Facts.Launches;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Core.Foundation.Json;
using ServiceGate.Core.Ports.Stores;
using ServiceGate.Core.Rules.Dossiers;
using ServiceGate.Core.Rules.SignOffs;
using ServiceGate.Core.Rules.Steps;
using ServiceGate.Core.Rules.StepTypes;

namespace ServiceGate.Core.Commands.SignOffs;

/// <summary>
/// Raises the level of a launch: whoever signs at one of its reviews says that it is more serious than the dossier makes it. A launch that waits in a lane of a lower level is judged anew
/// and takes the lane of its level; one that has gone further owes the signatures of that level before its gates open.
/// </summary>
/// <param name="Launch">The launch.</param>
/// <param name="Level">Code of the level: medium, high, critical; above the present one.</param>
/// <param name="Reason">Why, at most 2,000 characters.</param>
[CommandName("RaiseLevel"), Members("launch", "level", "reason")]
public sealed record RaiseLevel(string Launch, string? Level, string? Reason) : LaunchCommand<Nothing>(Launch)
{
    internal override Permission Permission => Permission.ReadLaunches;

    internal override async Task<Outcome<Nothing>> DecideAsync(LaunchContext desk)
    {
        var facts = await desk.FactsAsync();
        if (!RequiredSignatures.SignOffSteps(facts.Definition).Any(step => Signers.IsOnPanel(desk, facts, step)))
            return Refused.Forbidden("policy.not-allowed", ("permission", Permission.SignOff));
        if (await SegregationOfDuties.RefusedAsync(desk, facts, [Section.Concerns, Section.Risks]) is { } refused) return refused;
        if (desk.Launch.RuleSet < RuleSets.LevelsHaveFloors) return Refused.Conflict("level.not-asked", "level");
        if (desk.Launch.Result is not null || desk.Launch.Status is LaunchStatus.Draft) return Refused.Conflict("level.not-now", "level");
        var known = CoreJson.TryParseCode<RiskLevel>(Level, out var level);
        var check = new Check().Text(Reason, "reason", 2000)
            .That(known, "level.unknown", "level", ("level", Level ?? ""))
            .That(!known || level > RiskLevels.Of(facts), "level.only-rises", "level", ("level", RiskLevels.Of(facts)));
        if (!check.Passed) return Refused.Invalid(check.Violations);
        if (facts.IsPositionOwed) return Refused.Conflict("flow.position-owed");
        await desk.Session.Dossiers.AddLevelRaiseAsync(new(await desk.Session.NextIdAsync(), desk.Launch.Id, level, Reason!.Trim(), desk.Actor.PersonId, desk.Now));
        desk.Audit("risk.raised", new { level = level, reason = Reason.Trim() });
        await ChangeLaneAsync(desk, facts, level);
        return Nothing.Value;
    }

    /// <summary>Where all that waits is a review of lower levels, the flow goes back to where the level decides the way.</summary>
    private static async Task ChangeLaneAsync(LaunchContext desk, LaunchFacts facts, RiskLevel level)
    {
        if (facts.Waiting.ToList() is not [var (step, visit)] || !RequiredSignatures.IsSignOff(step) || StepInputs.IsOfLevel(step, level.Code())) return;
        if (facts.Definition.AllActivities.FirstOrDefault(a => a.Type is EvaluateRisk) is not { } evaluate) return;
        if (!facts.Definition.FlowchartOf(step.Id).Holds(evaluate.Id)) return;
        await FlowDriver.SaveAsync(desk, facts.State, desk.Context.Engine.Move(facts.Definition, facts.State!, new(step.Id, visit), evaluate.Id));
    }
}
