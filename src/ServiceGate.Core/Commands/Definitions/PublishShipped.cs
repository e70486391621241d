using ServiceGate.Core.Commands.Framework;
using ServiceGate.Core.Commands.Organisation;
using ServiceGate.Core.Facts.Definitions;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Core.Foundation.Json;
using ServiceGate.Core.Ports.Stores;
using ServiceGate.Workflow.Definitions;

namespace ServiceGate.Core.Commands.Definitions;

/// <summary>
/// Publishes a version of every definition of which none was published yet: the one that is named; else, where launches already follow the definition, the
/// version of the newest of them; else the newest. Only the system does it, at a start; giving it again changes nothing.
/// </summary>
/// <param name="Named">Versions by definition id, for installations that begin with another than the newest.</param>
[CommandName("PublishShipped"), Members("named")]
public sealed record PublishShipped(IReadOnlyDictionary<string, int> Named) : Command<ShippedPublished>
{
    internal override Permission Permission => Permission.ActForTheSystem;

    internal override async Task<Outcome<ShippedPublished>> ExecuteAsync(CommandContext context)
    {
        if (!context.May(Permission, null)) return OrganisationRules.NotAllowed(Permission);
        var there = (await context.Session.Definitions.AllAsync()).Where(p => p.WasPublished).Select(p => p.Definition).ToHashSet(StringComparer.Ordinal);
        var followed = await context.Session.Definitions.FollowedAsync();
        var published = new List<string>();
        foreach (var versions in context.Catalogue.Definitions.GroupBy(d => d.Id, StringComparer.Ordinal).Where(d => !there.Contains(d.Key)))
        {
            if (Choose([.. versions], followed) is not { } definition)
                return Publishing.Unknown(versions.Key, Named.GetValueOrDefault(versions.Key));
            await PublishAsync(context, definition);
            published.Add($"{definition.Id} v{definition.Version}");
        }
        return new ShippedPublished(published);
    }

    private WorkflowDefinition? Choose(IReadOnlyList<WorkflowDefinition> versions, IReadOnlyList<FollowedVersion> followed)
    {
        var id = versions[0].Id;
        var used = followed.Where(f => f.Definition == id).MaxBy(f => f.Newest)?.Version;
        int? wanted = used ?? (Named.TryGetValue(id, out var named) ? named : null);
        return wanted is { } version ? versions.FirstOrDefault(d => d.Version == version) : versions.MaxBy(d => d.Version);
    }

    private static async Task PublishAsync(CommandContext context, WorkflowDefinition definition)
    {
        var publication = new DefinitionPublication(
            await context.Session.NextIdAsync(), definition.Id, definition.Version, definition.Hash, PublicationStatus.Proposed, null, context.Actor.PersonId, context.Now);
        await context.Session.Definitions.AddAsync(publication);
        await context.PublishAsync(publication);
    }
}

/// <summary>What the system published.</summary>
/// <param name="Versions">Definitions with their versions (<c>it-cutover v1</c>), in the order of the catalogue.</param>
[Members("versions")]
public sealed record ShippedPublished(IReadOnlyList<string> Versions);
