using ServiceGate.Core.Facts;
using ServiceGate.Core.Facts.Launches;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Foundation.Json;
using ServiceGate.Core.Rules.Steps;
using ServiceGate.Workflow.Definitions;

namespace ServiceGate.Core.Rules.StepTypes;

/// <summary>Notifies somebody on the staff.</summary>
public sealed class Notify() : DeadlineStep("Notify", "Tells somebody in the house.", [Done],
    new("role", StepInputs.Role, true, "Who is told."),
    new("department", InputKind.Text, false, "In which department; none: the own one."),
    new("level", StepInputs.UnitLevel, false, "At which level of the organisation."),
    new("message", InputKind.Text, true, "The message's name."))
{
    /// <inheritdoc/>
    public override StepActors ActorsOf(Activity step, LaunchVariant variant) => new(RoleOf(step));

    /// <inheritdoc/>
    public override string? Outcome(Activity step, int visit, LaunchFacts facts, DateTimeOffset now) => Done;

    /// <inheritdoc/>
    public override IEnumerable<StepEffect> OnCompleted(Activity step, LaunchFacts facts) =>
        [new SomebodyIsNotified(new(RoleOf(step), step.Text("department"), UnitId: StepUnits.UnitOf(step, facts)), step.Text("message")!)];

    private static Role RoleOf(Activity step) => CoreJson.ParseCode<Role>(step.Text("role")!);
}
