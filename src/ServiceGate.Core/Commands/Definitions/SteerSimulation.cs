using ServiceGate.Core.Commands.Framework;
using ServiceGate.Core.Commands.Organisation;
using ServiceGate.Core.Facts.Definitions;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Core.Foundation.Json;
using ServiceGate.Core.Ports.Stores;

namespace ServiceGate.Core.Commands.Definitions;

/// <summary>Stops a simulation that runs. What was found stays; it can be resumed.</summary>
/// <param name="Definition">The definition's id.</param>
/// <param name="Version">The version that is tried.</param>
[CommandName("StopSimulation"), Members("definition", "version")]
public sealed record StopSimulation(string? Definition, int Version) : Command<Nothing>
{
    internal override Permission Permission => Permission.ManageDefinitions;

    internal override async Task<Outcome<Nothing>> ExecuteAsync(CommandContext context)
    {
        if (!context.MayAtTheTop(Permission)) return OrganisationRules.NotAllowed(Permission);
        if (await context.Session.Simulations.FindAsync(Definition ?? "", Version) is not { Status: SimulationStatus.Running } simulation)
            return Refused.Conflict("simulation.not-running");
        await context.Session.Simulations.UpdateAsync(simulation with { Status = SimulationStatus.Stopped, EndedAt = context.Now }, simulation);
        context.Audit(null, "simulation.stopped", new { definition = simulation.Definition, version = Version, run = simulation.Run });
        return Nothing.Value;
    }
}

/// <summary>Goes on with a simulation that was stopped, behind the launch that was judged last.</summary>
/// <param name="Definition">The definition's id.</param>
/// <param name="Version">The version that is tried.</param>
[CommandName("ResumeSimulation"), Members("definition", "version")]
public sealed record ResumeSimulation(string? Definition, int Version) : Command<Nothing>
{
    internal override Permission Permission => Permission.ManageDefinitions;

    internal override async Task<Outcome<Nothing>> ExecuteAsync(CommandContext context)
    {
        if (!context.MayAtTheTop(Permission)) return OrganisationRules.NotAllowed(Permission);
        if (context.Catalogue.Find(Definition, Version) is not { } definition) return Publishing.Unknown(Definition, Version);
        if (await context.Session.Simulations.FindAsync(definition.Id, Version) is not { Status: SimulationStatus.Stopped } simulation)
            return Refused.Conflict("simulation.not-stopped");
        if (simulation.Hash != definition.Hash) return Refused.Conflict("simulation.of-another-file", null, ("file", definition.FileName));
        await context.Session.Simulations.UpdateAsync(simulation with { Status = SimulationStatus.Running, EndedAt = null }, simulation);
        context.Audit(null, "simulation.resumed", new { definition = definition.Id, version = Version, run = simulation.Run });
        return Nothing.Value;
    }
}
