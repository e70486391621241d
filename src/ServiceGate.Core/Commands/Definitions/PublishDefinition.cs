using ServiceGate.Core.Commands.Framework;
using ServiceGate.Core.Commands.Organisation;
using ServiceGate.Core.Facts.Definitions;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Core.Foundation.Json;
using ServiceGate.Core.Ports.Stores;

namespace ServiceGate.Core.Commands.Definitions;

/// <summary>
/// Publishes the proposed version of a definition: launches created from now on follow it. Given by another administrator than who proposed it (职责分离).
/// Launches that are there keep the version they began with.
/// </summary>
/// <param name="Definition">The definition's id.</param>
/// <param name="Version">The version that was proposed.</param>
/// <param name="Remark">What is said to it, at most 1000 characters, or null.</param>
/// <param name="AcceptChanged">
/// How many launches may have changed since the simulation judged them. The simulation itself must have finished on exactly this content.
/// </param>
[CommandName("PublishDefinition"), Members("definition", "version", "remark", "acceptChanged")]
public sealed record PublishDefinition(string? Definition, int Version, string? Remark = null, int AcceptChanged = 0) : Command<Nothing>
{
    internal override Permission Permission => Permission.ManageDefinitions;

    internal override bool IsGivenInPerson => true;

    internal override async Task<Outcome<Nothing>> ExecuteAsync(CommandContext context)
    {
        if (!context.MayAtTheTop(Permission)) return OrganisationRules.NotAllowed(Permission);
        if (context.Catalogue.Find(Definition, Version) is not { } definition) return Publishing.Unknown(Definition, Version);
        if (await context.Session.Definitions.ProposedAsync(definition.Id) is not { } proposal || proposal.Version != Version)
            return Refused.Conflict("definition.not-proposed", null, ("definition", definition.Id), ("version", Version));
        if (proposal.ProposedBy == context.Actor.PersonId) return Refused.Forbidden("definition.own-proposal");
        if (await Hands.RefusedAsync(context, [proposal.ProposedBy]) is { } oneHand) return oneHand;
        if (proposal.Hash != definition.Hash) return Refused.Conflict("definition.changed-since-proposed", null, ("file", definition.FileName));
        if (await UnsimulatedAsync(context, proposal) is { } unsimulated) return unsimulated;
        var check = new Check().Optional(Remark, "remark", 1000);
        if (!check.Passed) return Refused.Invalid(check.Violations);

        await context.PublishAsync(proposal with { Remark = Remark?.Trim() });
        return Nothing.Value;
    }

    private async Task<Refused?> UnsimulatedAsync(CommandContext context, DefinitionPublication proposal)
    {
        var simulation = await context.Session.Simulations.FindAsync(proposal.Definition, Version);
        if (simulation is null || simulation.Hash != proposal.Hash) return Refused.Conflict("definition.not-simulated");
        if (simulation.Status is not SimulationStatus.Finished) return Refused.Conflict("definition.simulation-unfinished");
        var changed = await context.Session.Simulations.ChangedSinceAsync(simulation);
        return changed > AcceptChanged ? Refused.Conflict("definition.launches-changed", "acceptChanged", ("changed", changed)) : null;
    }
}
