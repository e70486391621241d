using ServiceGate.Core.Commands.Audiences;
using ServiceGate.Core.Commands.Framework;
using ServiceGate.Core.Facts.Audiences;
using ServiceGate.Core.Facts.Launches;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Core.Foundation.Time;
using ServiceGate.Core.Ports.Stores;
using ServiceGate.Core.Rules.Audiences;
using ServiceGate.Core.Rules.Organisation;

namespace ServiceGate.Web.Imports;

/// <summary>
/// Imports the affected customers of a launch from CSV. The file is looked through first; then the customers are written in small transactions to a list
/// that nobody uses yet, and one command makes it the launch's list. A process that dies in between leaves the launch as it was; the same file under the
/// same command id takes the import up again.
/// </summary>
/// <param name="sessions">Opens transactions.</param>
/// <param name="runner">Carries the last step out.</param>
/// <param name="clock">Business time.</param>
public sealed class AudienceImport(ISessionFactory sessions, CommandRunner runner, BusinessClock clock)
{
    /// <summary>Imports a file.</summary>
    /// <param name="request">What is asked for.</param>
    /// <param name="file">The file; it is read several times from its start, so it must be seekable.</param>
    /// <param name="progress">Told after each transaction.</param>
    /// <param name="cancellation">Ends the import; it can be taken up again.</param>
    public async Task<Outcome<ImportReport>> RunAsync(
        ImportRequest request, Stream file, IProgress<ImportProgress>? progress = null, CancellationToken cancellation = default)
    {
        var entered = await EnterAsync(request, cancellation);
        if (entered.Value is not { } entry) return new Refused(entered.Refusal!.Value, entered.Violations);
        if (file.Length > ImportLimits.MostBytes) return Refused.Invalid("import.file-too-large", "file", ("most", ImportLimits.MostMegabytes));
        var (encoding, problem) = CsvEncoding.Of(file, request.Encoding);
        if (encoding is null) return Refused.Invalid(problem!);

        var customers = new CustomerFile(file, encoding, entry.Units, entry.OwnUnit);
        var survey = FileSurvey.Of(customers, cancellation);
        if (Refusal(request, survey) is { } refused) return refused;
        var audience = await StageAsync(request, entry, customers, survey, progress, cancellation);
        if (audience is null) return Refused.Conflict("command.id-reused", null, ("command", entry.Earlier!));
        var adopted = await runner.RunAsync(new AdoptAudience(request.Launch, audience.Value, survey.Count, survey.ListHash), request.PersonId, request.CommandId, cancellation);
        return adopted.Value is { } done
            ? new ImportReport(done.Count, survey.BadLines.Count, survey.Problems, done.ListHash, done.Revision, CsvEncoding.NameOf(encoding))
            : new Refused(adopted.Refusal!.Value, adopted.Violations);
    }

    private static Refused? Refusal(ImportRequest request, FileSurvey survey)
    {
        if (!survey.Readable) return Refused.Invalid(survey.Problems);
        if (survey.BadLines.Count > 0 && (request.Mode is ImportMode.All || survey.Count == 0))
            return Refused.Invalid([Violation.Of("import.bad-lines", "lines", ("count", survey.BadLines.Count)), .. survey.Problems]);
        return survey.Count == 0 ? Refused.Invalid("import.no-customers", "lines") : null;
    }

    /// <summary>Asks the policy and the launch's state before anything is written. A command that was carried out before is let through to its stored answer.</summary>
    private async Task<Outcome<Entry>> EnterAsync(ImportRequest request, CancellationToken cancellation)
    {
        var check = new Check().That((request.Source?.Length ?? 0) <= 200, "import.source", "source", ("longest", 200));
        if (!check.Passed) return Refused.Invalid(check.Violations);
        await using var session = await sessions.ReadAsync(cancellation);
        if (await session.Organisation.ActorAsync(request.PersonId) is not { } actor) return Refused.Forbidden("actor.unknown");
        var tree = await session.Organisation.TreeAsync();
        if (await session.Launches.FindAsync(request.Launch) is not { } launch || !Policy.MaySeeLaunchesOf(actor, launch.UnitId, tree))
            return Refused.NotFound("launch.unknown", "launch", ("launch", request.Launch));
        if (!Policy.Allows(actor, Permission.PrepareNotices, tree, launch.UnitId))
            return Refused.Forbidden("policy.not-allowed", ("permission", Permission.PrepareNotices));
        var earlier = await session.Commands.FindAsync(request.PersonId, request.CommandId);
        if (earlier is null && await WhyNotAsync(session, launch) is { } refused) return refused;
        return new Entry(launch.Id, tree.Units.Select(u => u.Code).ToHashSet(StringComparer.Ordinal), tree.Find(launch.UnitId)!.Code, earlier?.Name);
    }

    private static async Task<Refused?> WhyNotAsync(ICommandSession session, Launch launch) => launch.HasEnded
        ? Refused.Conflict("launch.has-ended", null, ("status", launch.Status))
        : AudienceRules.WhyNotImport(launch, await session.Notices.BatchesAsync(launch.Id));

    /// <summary>Writes the customers to a list of their own, unless an earlier import has done so.</summary>
    /// <returns>The list; null when the command id was used for something else.</returns>
    private async Task<long?> StageAsync(
        ImportRequest request, Entry entry, CustomerFile file, FileSurvey survey, IProgress<ImportProgress>? progress, CancellationToken cancellation)
    {
        // The list's hash is part of the id: another file under the same command id must not mix with what an interrupted import has written.
        var importId = $"{request.PersonId}:{request.CommandId}:{survey.ListHash}";
        var audience = await FindOrAddAsync(request, entry, importId, cancellation);
        if (audience is null or { Complete: true }) return audience?.Id;
        var done = 0;
        foreach (var chunk in file.Lines(new Check()).Where(l => !survey.BadLines.Contains(l.Number)).Select(l => l.Customer!).Chunk(ImportLimits.ChunkSize))
        {
            await BulkAsync(session => AddAsync(session, audience.Id, chunk), cancellation);
            Failpoints.Hit("import.chunk");
            progress?.Report(new(done += chunk.Length, survey.Count));
        }
        return audience.Id;
    }

    /// <summary>Adds customers, unless the same import, given twice at once, has completed the list meanwhile.</summary>
    private static async Task AddAsync(ICommandSession session, long audience, Customer[] customers)
    {
        if (await session.Audiences.FindAsync(audience) is not { Complete: false }) return;
        try
        {
            await session.Audiences.AddMembersAsync(audience, customers);
        }
        catch (InvalidOperationException)
        {
            // Between the look and the writing. It is looked at again.
            throw new ConcurrentChangeException();
        }
    }

    private async Task<Audience?> FindOrAddAsync(ImportRequest request, Entry entry, string importId, CancellationToken cancellation)
    {
        Audience? audience = null;
        await BulkAsync(
            async session =>
            {
                audience = await session.Audiences.FindByImportAsync(entry.LaunchId, importId);
                if (audience is not null || entry.Earlier is not null) return;
                audience = new(await session.NextIdAsync(), entry.LaunchId, importId, request.Source ?? "", 0, false, null, clock.GetUtcNow());
                await session.Audiences.AddAsync(audience);
            },
            cancellation);
        return audience;
    }

    private Task<bool> BulkAsync(Func<ICommandSession, Task> work, CancellationToken cancellation) => sessions.RetryAsync(
        async () =>
        {
            await using var session = await sessions.BeginBulkAsync(cancellation);
            await work(session);
            await session.CommitAsync();
            return true;
        },
        TransactionRetry.AttemptsWhileAway, TimeSpan.MaxValue, TimeProvider.System, cancellation);

    /// <summary>What is known before the file is looked at.</summary>
    private sealed record Entry(long LaunchId, IReadOnlySet<string> Units, string OwnUnit, string? Earlier);
}
