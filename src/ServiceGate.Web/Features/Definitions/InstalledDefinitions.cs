using ServiceGate.Core.Commands.Definitions;
using ServiceGate.Core.Commands.Framework;
using ServiceGate.Core.Facts.Definitions;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Ports.Catalogue;
using ServiceGate.Core.Ports.Stores;
using ServiceGate.Core.Rules.Definitions;

namespace ServiceGate.Web.Features.Definitions;

/// <summary>
/// What a start does about workflow definitions: refuses files that were changed after their version had been published, and publishes a version of each
/// definition of which none was published yet.
/// </summary>
/// <param name="sessions">Reads.</param>
/// <param name="catalogue">The files.</param>
/// <param name="runner">Publishes.</param>
/// <param name="logger">Says what was published.</param>
internal sealed partial class InstalledDefinitions(ISessionFactory sessions, ICatalogue catalogue, CommandRunner runner, ILogger<InstalledDefinitions> logger)
{
    /// <summary>Checks and publishes. Later starts find everything published and change nothing.</summary>
    /// <param name="named">Versions by definition, for an empty installation that is not to begin with the newest.</param>
    /// <param name="cancellation">Ends it; nothing is then published.</param>
    /// <exception cref="InvalidDataException">A file is not what was published, or is missing; the message names file and rule.</exception>
    public async Task EnsureAsync(IReadOnlyDictionary<string, int> named, CancellationToken cancellation = default)
    {
        var publications = await CheckAsync(cancellation);
        var published = publications.Where(p => p.WasPublished).Select(p => p.Definition).ToHashSet(StringComparer.Ordinal);
        if (catalogue.Definitions.All(d => published.Contains(d.Id))) return;
        var versions = (await runner.RunAsync(new PublishShipped(named), Actor.System.PersonId, "definitions", cancellation)).Required().Versions;
        // Another node that starts at this moment may have been first.
        if (versions.Count > 0) LogPublished(string.Join(", ", versions));
    }

    private async Task<IReadOnlyList<DefinitionPublication>> CheckAsync(CancellationToken cancellation)
    {
        await using var session = await sessions.ReadAsync(cancellation);
        var publications = await session.Definitions.AllAsync();
        var broken = ShippedFiles.Broken(catalogue.Definitions, publications, await session.Definitions.FollowedAsync());
        return broken.Count == 0
            ? publications
            : throw new InvalidDataException(string.Join(Environment.NewLine, broken.Select(b => $"{b.File}: {b.Message} ({b.Rule})")));
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "New launches follow {Versions}.")]
    private partial void LogPublished(string versions);
}
