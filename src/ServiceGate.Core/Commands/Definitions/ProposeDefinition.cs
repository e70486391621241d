using ServiceGate.Core.Commands.Framework;
using ServiceGate.Core.Commands.Organisation;
using ServiceGate.Core.Facts.Definitions;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Core.Foundation.Json;
using ServiceGate.Core.Ports.Stores;

namespace ServiceGate.Core.Commands.Definitions;

/// <summary>Proposes that new launches follow a version of a definition. Another administrator publishes it.</summary>
/// <param name="Definition">The definition's id.</param>
/// <param name="Version">The version; one that was published before may be proposed again.</param>
/// <param name="Reason">What it changes and why, at most 1000 characters.</param>
[CommandName("ProposeDefinition"), Members("definition", "version", "reason")]
public sealed record ProposeDefinition(string? Definition, int Version, string? Reason) : Command<DefinitionProposed>
{
    internal override Permission Permission => Permission.ManageDefinitions;

    internal override async Task<Outcome<DefinitionProposed>> ExecuteAsync(CommandContext context)
    {
        if (!context.MayAtTheTop(Permission)) return OrganisationRules.NotAllowed(Permission);
        if (context.Catalogue.Find(Definition, Version) is not { } definition) return Publishing.Unknown(Definition, Version);
        var check = new Check().Text(Reason, "reason", 1000);
        if (!check.Passed) return Refused.Invalid(check.Violations);
        if (await context.Session.Definitions.ProposedAsync(definition.Id) is { } open)
            return Refused.Conflict("definition.already-proposed", null, ("definition", open.Definition), ("version", open.Version));
        if (await context.Session.Definitions.PublishedAsync(definition.Id) is { } published && published.Version == Version)
            return Refused.Conflict("definition.already-published", null, ("definition", published.Definition), ("version", published.Version));
        if (context.Catalogue.Problems(definition) is [var first, ..] problems)
            return Refused.Invalid("definition.has-problems", "version", ("count", problems.Count), ("rule", first.Rule), ("place", first.Activity ?? first.JsonPath));

        var proposal = new DefinitionPublication(
            await context.Session.NextIdAsync(), definition.Id, Version, definition.Hash, PublicationStatus.Proposed, Reason!.Trim(), context.Actor.PersonId, context.Now);
        await context.Session.Definitions.AddAsync(proposal);
        context.Audit(null, "definition.proposed", new { definition = definition.Id, version = Version, hash = definition.Hash, reason = proposal.Reason });
        return new DefinitionProposed(proposal.Id);
    }
}

/// <summary>A version was proposed.</summary>
/// <param name="Publication">The proposal's id.</param>
[Members("publication")]
public sealed record DefinitionProposed(long Publication);
