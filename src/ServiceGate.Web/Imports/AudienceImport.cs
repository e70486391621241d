using ServiceGate.Core.Commands.Audiences;
using ServiceGate.Core.Commands.Framework;
using ServiceGate.Core.Facts.Audiences;
using ServiceGate.Core.Facts.Launches;
using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Core.Foundation.Time;
using ServiceGate.Core.Ports.Stores;
using ServiceGate.Core.Rules.Audiences;

namespace ServiceGate.Web.Imports;

/// <summary>
/// Imports the affected customers of a launch from CSV. The file is looked through first; then the customers are set aside in small transactions, where nobody sees them,
/// and one command writes them to the register and makes them the launch's list. A process that dies in between leaves launch and register as they were; the same file
/// under the same command id takes the import up again.
/// </summary>
/// <param name="sessions">Opens transactions.</param>
/// <param name="runner">Carries the last step out.</param>
/// <param name="clock">Business time.</param>
/// <param name="machine">The machine's clock, by which what is set aside is thrown away.</param>
public sealed class AudienceImport(ISessionFactory sessions, CommandRunner runner, BusinessClock clock, TimeProvider machine)
{
    /// <summary>How often an import looks anew when another one has changed its customers in the register meanwhile.</summary>
    private const int Looks = 3;

    /// <summary>Imports a file.</summary>
    /// <param name="request">What is asked for.</param>
    /// <param name="file">The file; it is read several times from its start, so it must be seekable.</param>
    /// <param name="progress">Told after each transaction.</param>
    /// <param name="cancellation">Ends the import; it can be taken up again.</param>
    public async Task<Outcome<ImportReport>> RunAsync(
        ImportRequest request, Stream file, IProgress<ImportProgress>? progress = null, CancellationToken cancellation = default)
    {
        var entered = await ImportEntry.EnterAsync(sessions, request, cancellation);
        if (entered.Value is not { } entry) return new Refused(entered.Refusal!.Value, entered.Violations);
        if (file.Length > ImportLimits.MostBytes) return Refused.Invalid("import.file-too-large", "file", ("most", ImportLimits.MostMegabytes));
        var (encoding, problem) = CsvEncoding.Of(file, request.Encoding);
        if (encoding is null) return Refused.Invalid(problem!);

        var customers = new CustomerFile(file, encoding, entry.Units);
        var survey = await FileSurvey.OfAsync(customers, entry.Terms, accounts => KnownAsync(accounts, cancellation), await KeyAsync(cancellation), cancellation);
        if (Refusal(request, survey) is { } refused) return refused;
        for (var look = 1; ; look++)
        {
            if (await SetAsideAsync(request, entry, customers, survey, progress, cancellation) is not { } list) return Refused.Conflict("command.id-reused", null, ("command", entry.Earlier!));
            if (request.Preview) return await ReportAsync(entry, survey, list, 0, CsvEncoding.NameOf(encoding), cancellation);
            var adopted = await runner.RunAsync(new AdoptAudience(request.Launch, list.Id, list.Count, Name(entry, survey, list)), request.PersonId, request.CommandId, cancellation);
            if (adopted.Value is { } done) return await ReportAsync(entry, survey, list with { ListHash = done.ListHash }, done.Revision, CsvEncoding.NameOf(encoding), cancellation);
            if (look == Looks || adopted.Violations is not [{ Rule: "audience.outdated" }]) return new Refused(adopted.Refusal!.Value, adopted.Violations);
            await BulkAsync(session => session.Audiences.ForgetPendingAsync(list.Id), cancellation);
        }
    }

    /// <summary>Adopts a list that was set aside to be looked at first.</summary>
    /// <param name="launch">The launch's number.</param>
    /// <param name="audience">The list.</param>
    /// <param name="personId">Who adopts it.</param>
    /// <param name="commandId">Id of the command.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task<Outcome<AudienceAdopted>> AdoptAsync(string launch, long audience, long personId, string commandId, CancellationToken cancellation = default)
    {
        await using var session = await sessions.ReadAsync(cancellation);
        // Whose list it is, the command asks.
        if (await session.Audiences.FindAsync(audience) is not { Reach: { } reach } list) return Refused.NotFound("audience.unknown", "audience");
        return await runner.RunAsync(new AdoptAudience(launch, audience, list.Count, list.ListHash ?? reach.Signed), personId, commandId, cancellation);
    }

    private static Refused? Refusal(ImportRequest request, FileSurvey survey)
    {
        if (!survey.Readable) return Refused.Invalid(survey.Problems);
        if (survey.BadLines.Count > 0 && (request.Mode is ImportMode.All || survey.Count == 0))
            return Refused.Invalid([Violation.Of("import.bad-lines", "lines", ("count", survey.BadLines.Count)), .. survey.Problems]);
        return survey.Count == 0 ? Refused.Invalid("import.no-customers", "lines") : null;
    }

    /// <summary>What names a list: what named it when it was adopted, so that the command is the same when it is given again; otherwise by the launch's rules.</summary>
    private static string Name(ImportEntry entry, FileSurvey survey, Audience list) =>
        list.ListHash ?? (entry.Launch.RuleSet >= RuleSets.ReachIsSigned ? list.Reach!.Value.Signed : survey.AccountsHash);

    private async Task<ImportReport> ReportAsync(ImportEntry entry, FileSurvey survey, Audience list, int revision, string encoding, CancellationToken cancellation)
    {
        await using var session = await sessions.ReadAsync(cancellation);
        // What was set aside may be gone when a command is given again after days.
        var difference = entry.Earlier is null && entry.Launch.AudienceId is { } before ? await session.Audiences.DifferenceAsync(list.Id, before) : null;
        return new(list.Count, survey.BadLines.Count, survey.Problems, Name(entry, survey, list), revision, encoding, list.Id, list.Counts ?? new(), difference);
    }

    private async Task<IReadOnlyDictionary<string, RegisteredCustomer>> KnownAsync(IReadOnlyList<string> accounts, CancellationToken cancellation)
    {
        await using var session = await sessions.ReadAsync(cancellation);
        return await session.Audiences.RegisteredAsync(accounts);
    }

    private async Task<byte[]> KeyAsync(CancellationToken cancellation)
    {
        byte[] key = [];
        await BulkAsync(async session => key = await session.Audiences.ReachKeyAsync(), cancellation);
        return key;
    }

    /// <summary>Sets the customers aside for a list of their own, unless an earlier import has done so.</summary>
    /// <returns>The list; null when the command id was used for something else.</returns>
    private async Task<Audience?> SetAsideAsync(
        ImportRequest request, ImportEntry entry, CustomerFile file, FileSurvey survey, IProgress<ImportProgress>? progress, CancellationToken cancellation)
    {
        var found = await FindOrAddAsync(request, entry, survey, cancellation);
        if (found is null or { Complete: true }) return found;
        // What was set aside days ago is gone.
        await BulkAsync(async session =>
        {
            if (await session.Audiences.PendingAsync(found.Id) < found.Count) await session.Audiences.ForgetPendingAsync(found.Id);
        }, cancellation);
        var done = 0;
        foreach (var rows in file.Lines(new Check()).Where(l => !survey.BadLines.Contains(l.Number)).Select(l => l.Row!).Chunk(ImportLimits.ChunkSize))
        {
            await BulkAsync(session => SetAsideAsync(session, found.Id, rows, entry.Terms(file.Columns)), cancellation);
            Failpoints.Hit("import.chunk");
            progress?.Report(new(done += rows.Length, survey.Count));
        }
        await using var read = await sessions.ReadAsync(cancellation);
        return await read.Audiences.FindAsync(found.Id);
    }

    /// <summary>Sets customers aside, unless the same import, given twice at once, has completed the list meanwhile.</summary>
    private async Task SetAsideAsync(ICommandSession session, long audience, CustomerRow[] rows, ImportTerms terms)
    {
        if (await session.Audiences.FindAsync(audience) is not { Complete: false }) return;
        var known = await session.Audiences.RegisteredAsync([.. rows.Select(r => r.Account)]);
        // What a line may do was looked at before; what another import has changed since is looked at when the list is adopted.
        var pending = rows.Select(row => RegisterRules.Judge(row, known.GetValueOrDefault(row.Account), terms).Pending).OfType<PendingCustomer>();
        await session.Audiences.SetAsideAsync(audience, [.. pending], machine.GetUtcNow());
    }

    private async Task<Audience?> FindOrAddAsync(ImportRequest request, ImportEntry entry, FileSurvey survey, CancellationToken cancellation)
    {
        // What the file says is part of the id: another file under the same command id must not mix with what an interrupted import has set aside.
        var importId = $"{request.PersonId}:{request.CommandId}:{survey.FileWord}";
        Audience? audience = null;
        await BulkAsync(
            async session =>
            {
                audience = await session.Audiences.FindByImportAsync(entry.Launch.Id, importId);
                // As earlier programs called it.
                if (entry.Earlier is not null) audience ??= await session.Audiences.FindByImportAsync(entry.Launch.Id, $"{request.PersonId}:{request.CommandId}:{survey.AccountsHash}");
                if (audience is not null || entry.Earlier is not null) return;
                audience = new(await session.NextIdAsync(), entry.Launch.Id, importId, request.Source ?? "", 0, false, null, clock.GetUtcNow());
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
}
