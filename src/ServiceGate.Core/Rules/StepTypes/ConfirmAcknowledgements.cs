using ServiceGate.Core.Facts;
using ServiceGate.Core.Facts.Launches;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Rules.Gates;
using ServiceGate.Core.Rules.Steps;
using ServiceGate.Workflow.Definitions;

namespace ServiceGate.Core.Rules.StepTypes;

/// <summary>The channel owners acknowledge the current scripts (口径签收).</summary>
public sealed class ConfirmAcknowledgements() : DeadlineStep("ConfirmAcknowledgements", "The channel owners acknowledge the current scripts.", [Done])
{
    /// <inheritdoc/>
    public override StepActors ActorsOf(Activity step, LaunchVariant variant) => new(Role.ChannelOwner);

    /// <inheritdoc/>
    public override string? Outcome(Activity step, int visit, LaunchFacts facts, DateTimeOffset now) => new ScriptsAreAcknowledged().Find(facts, now).Any() ? null : Done;
}
