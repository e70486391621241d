using ServiceGate.Core.Commands.Framework;
using ServiceGate.Core.Commands.Organisation;
using ServiceGate.Core.Facts.Definitions;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Core.Foundation.Json;
using ServiceGate.Core.Ports.Stores;

namespace ServiceGate.Core.Commands.Definitions;

/// <summary>Begins to simulate a version on all launches of its definition, or begins anew what was stopped or finished. It runs in the background.</summary>
/// <param name="Definition">The definition's id.</param>
/// <param name="Version">The version to try.</param>
[CommandName("StartSimulation"), Members("definition", "version")]
public sealed record StartSimulation(string? Definition, int Version) : Command<SimulationStarted>
{
    internal override Permission Permission => Permission.ManageDefinitions;

    internal override async Task<Outcome<SimulationStarted>> ExecuteAsync(CommandContext context)
    {
        if (!context.MayAtTheTop(Permission)) return OrganisationRules.NotAllowed(Permission);
        if (context.Catalogue.Find(Definition, Version) is not { } definition) return Publishing.Unknown(Definition, Version);
        var before = await context.Session.Simulations.FindAsync(definition.Id, Version);
        if (before is { Status: SimulationStatus.Running }) return Refused.Conflict("simulation.running");

        var total = await context.Session.Simulations.CountAsync(definition.Id);
        var begun = new DefinitionSimulation(
            before?.Id ?? await context.Session.NextIdAsync(), definition.Id, Version, definition.Hash, (before?.Run ?? 0) + 1, SimulationStatus.Running,
            context.Actor.PersonId, context.Now, null, total, 0, EffectCounts.None);
        await (before is null ? context.Session.Simulations.AddAsync(begun) : context.Session.Simulations.UpdateAsync(begun, before));
        context.Audit(null, "simulation.started", new { definition = definition.Id, version = Version, hash = definition.Hash, run = begun.Run });
        return new SimulationStarted(begun.Run, total);
    }
}

/// <summary>A simulation has begun.</summary>
/// <param name="Run">Which run of the version it is, from 1.</param>
/// <param name="Launches">How many launches there are to judge.</param>
[Members("run", "launches")]
public sealed record SimulationStarted(int Run, int Launches);
