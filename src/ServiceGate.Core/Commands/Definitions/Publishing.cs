using ServiceGate.Core.Commands.Framework;
using ServiceGate.Core.Facts.Definitions;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Core.Ports.Catalogue;
using ServiceGate.Core.Ports.Stores;
using ServiceGate.Core.Rules.Organisation;
using ServiceGate.Workflow.Definitions;

namespace ServiceGate.Core.Commands.Definitions;

/// <summary>What the commands on publications have in common.</summary>
internal static class Publishing
{
    /// <summary>The version that a command names; null when the installation does not have it.</summary>
    public static WorkflowDefinition? Find(this ICatalogue catalogue, string? definition, int version) =>
        catalogue.Definitions.FirstOrDefault(d => d.Version == version && string.Equals(d.Id, definition, StringComparison.Ordinal));

    /// <summary>There is no such version.</summary>
    public static Refused Unknown(string? definition, int version) =>
        Refused.NotFound("definition.unknown", "definition", ("definition", definition ?? ""), ("version", version));

    /// <summary>Whether the actor may do it for the whole installation: definitions belong to no unit, so the role must be held at the top.</summary>
    public static bool MayAtTheTop(this CommandContext context, Permission permission) =>
        Policy.AllowsAtTheTop(context.Actor, permission, context.Tree);

    /// <summary>Makes a version the one that new launches follow, in place of the one that was.</summary>
    public static async Task PublishAsync(this CommandContext context, DefinitionPublication publication)
    {
        if (await context.Session.Definitions.PublishedAsync(publication.Definition) is { } before)
            await context.Session.Definitions.UpdateAsync(before with { Status = PublicationStatus.Replaced, ReplacedAt = context.Now }, PublicationStatus.Published);
        await context.Session.Definitions.UpdateAsync(
            publication with { Status = PublicationStatus.Published, DecidedBy = context.Actor.PersonId, DecidedAt = context.Now }, PublicationStatus.Proposed);
        context.Audit(null, "definition.published", new
        {
            definition = publication.Definition,
            version = publication.Version,
            hash = publication.Hash,
            remark = publication.Remark,
            proposedBy = publication.ProposedBy,
        });
    }
}
