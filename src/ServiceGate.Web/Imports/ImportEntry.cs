using ServiceGate.Core.Facts.Audiences;
using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Facts.Launches;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Core.Ports.Stores;
using ServiceGate.Core.Rules.Audiences;
using ServiceGate.Core.Rules.Organisation;

namespace ServiceGate.Web.Imports;

/// <summary>What is known of an import before its file is looked at: that it may begin, and whose customers it may write.</summary>
/// <param name="Launch">The launch.</param>
/// <param name="Units">The units that exist.</param>
/// <param name="Earlier">Name of the command that was carried out under its id; null when none was.</param>
/// <param name="Terms">The terms, for the columns that a file has.</param>
internal sealed record ImportEntry(Launch Launch, KnownUnits Units, string? Earlier, Func<IReadOnlySet<CustomerColumn>, ImportTerms> Terms)
{
    /// <summary>Asks the policy and the launch's state before anything is written. A command that was carried out before is let through to its stored answer.</summary>
    public static async Task<Outcome<ImportEntry>> EnterAsync(ISessionFactory sessions, ImportRequest request, DateTimeOffset now, CancellationToken cancellation)
    {
        var check = new Check().That((request.Source?.Length ?? 0) <= 200, "import.source", "source", ("longest", 200));
        if (!check.Passed) return Refused.Invalid(check.Violations);
        await using var session = await sessions.ReadAsync(cancellation);
        if (await session.Organisation.ActorAsync(request.PersonId, now) is not { } actor) return Refused.Forbidden("actor.unknown");
        var tree = await session.Organisation.TreeAsync();
        if (await session.Launches.FindAsync(request.Launch) is not { } launch || !Policy.MaySeeLaunchesOf(actor, launch.UnitId, tree))
            return Refused.NotFound("launch.unknown", "launch", ("launch", request.Launch));
        if (!Policy.Allows(actor, Permission.PrepareNotices, tree, launch.UnitId))
            return Refused.Forbidden("policy.not-allowed", ("permission", Permission.PrepareNotices));
        var earlier = await session.Commands.FindAsync(request.PersonId, request.CommandId);
        if (earlier is null && await WhyNotAsync(session, launch) is { } refused) return refused;

        var mine = Codes(tree, unit => Policy.Allows(actor, Permission.PrepareNotices, tree, unit));
        var affected = (await AffectedAsync(session, launch)).Select(code => tree.Find(code)?.Id).OfType<long>().ToList();
        var scope = Codes(tree, unit => affected.Exists(above => tree.Covers(above, unit)));
        var own = tree.Find(launch.UnitId)!.Code;
        return new ImportEntry(
            launch, new(tree.Units), earlier?.Name, columns => new(
                mine, scope, own, columns, launch.Variant is LaunchVariant.Emergency, launch.HasBounds));
    }

    private static HashSet<string> Codes(OrganisationTree tree, Func<long, bool> wanted) => tree.Units.Where(u => wanted(u.Id)).Select(u => u.Code).ToHashSet(StringComparer.Ordinal);

    private static async Task<IReadOnlyList<string>> AffectedAsync(ICommandSession session, Launch launch) =>
        await session.Dossiers.FindAsync(launch.Id, Section.Launch, LaunchHeader.Key) is { } item && ItemContent.Stored(item) is LaunchHeader header ? header.Scope : [];

    private static async Task<Refused?> WhyNotAsync(ICommandSession session, Launch launch) => launch.HasEnded
        ? Refused.Conflict("launch.has-ended", null, ("status", launch.Status))
        : AudienceRules.WhyNotImport(launch, await session.Notices.BatchesAsync(launch.Id));
}
