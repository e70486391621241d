using ServiceGate.Core.Commands.Audiences;
using ServiceGate.Core.Commands.Framework;
using ServiceGate.Core.Facts.Audiences;
using ServiceGate.Core.Facts.Launches;
using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Core.Foundation.Time;
using ServiceGate.Core.Ports.Stores;
using ServiceGate.Web.Imports.Files;

namespace ServiceGate.Web.Imports;

/// <summary>
/// Imports the affected customers of a launch from a file. The file is looked through first; then the customers are set aside in small transactions, where nobody sees them,
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
        var entered = await ImportEntry.EnterAsync(sessions, request, clock.GetUtcNow(), cancellation);
        if (entered.Value is not { } entry) return new Refused(entered.Refusal!.Value, entered.Violations);
        if (file.Length > ImportLimits.MostBytes) return Refused.Invalid("import.file-too-large", "file", ("most", ImportLimits.MostMegabytes));
        var (table, problem) = TableOpening.Open(file, request.Choices, ColumnNames.IsKnown);
        if (table is null) return Refused.Invalid(problem!);

        var key = await KeyAsync(cancellation);
        var customers = new CustomerFile(table, entry.Units, request.Chosen);
        var survey = FileSurvey.Of(customers, key, cancellation);
        if (Refusal(request, survey.Readable, survey.Count, survey.BadLines.Count, survey.Problems) is { } unreadable) return unreadable;
        for (var look = 1; ; look++)
        {
            var aside = new ListAside(sessions, entry, customers, survey, key, machine);
            if (await FindOrAddAsync(request, entry, survey, cancellation) is not { } found) return Refused.Conflict("command.id-reused", null, ("command", entry.Earlier!));
            var list = found.Complete ? found : await aside.SetAsync(found.Id, progress, cancellation);
            var (bad, problems) = (survey.BadLines.Count + (list.Counts?.Left ?? 0), survey.Problems.With(aside.Problems));
            if (Refusal(request, true, list.Count, bad, problems) is { } refused)
            {
                await aside.ForgetAsync(list.Id, cancellation);
                return refused;
            }
            var report = await ReportAsync(entry, list, bad, problems, Name(entry, survey, list), customers, survey, aside, cancellation);
            if (request.Preview) return report;
            var adopted = await runner.RunAsync(new AdoptAudience(request.Launch, list.Id, list.Count, report.ListHash), request.PersonId, request.CommandId, cancellation);
            if (adopted.Value is { } done) return report with { Revision = done.Revision };
            if (look == Looks || adopted.Violations is not [{ Rule: "audience.outdated" }]) return new Refused(adopted.Refusal!.Value, adopted.Violations);
            await aside.ForgetAsync(list.Id, cancellation);
        }
    }

    /// <summary>Adopts a list that was set aside to be looked at first.</summary>
    /// <param name="launch">The launch's number.</param>
    /// <param name="audience">The list.</param>
    /// <param name="personId">Who adopts it.</param>
    /// <param name="commandId">Id of the command.</param>
    /// <param name="cancellation">Ends it.</param>
    public Task<Outcome<AudienceAdopted>> AdoptAsync(string launch, long audience, long personId, string commandId, CancellationToken cancellation = default) =>
        AdoptAsync(launch, audience, personId, commandId, inUse: null, cancellation);

    /// <summary>Adopts a list that was looked at beside the one in use.</summary>
    /// <param name="launch">The launch's number.</param>
    /// <param name="audience">The list.</param>
    /// <param name="personId">Who adopts it.</param>
    /// <param name="commandId">Id of the command.</param>
    /// <param name="inUse">The list that was seen in use; 0: none was. Null: whichever is by now.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task<Outcome<AudienceAdopted>> AdoptAsync(string launch, long audience, long personId, string commandId, long? inUse, CancellationToken cancellation)
    {
        // Whose list it is, the command asks.
        if (await FindAsync(audience, cancellation) is not { Reach: { } reach } list) return Refused.NotFound("audience.unknown", "audience");
        return await runner.RunAsync(new AdoptAudience(launch, audience, list.Count, list.ListHash ?? reach.Signed, inUse), personId, commandId, cancellation);
    }

    // The reading is over before the command asks for a connection.
    private async Task<Audience?> FindAsync(long audience, CancellationToken cancellation)
    {
        await using var session = await sessions.ReadAsync(cancellation);
        return await session.Audiences.FindAsync(audience);
    }

    private static Refused? Refusal(ImportRequest request, bool readable, int count, int bad, ProblemList problems)
    {
        if (!readable) return Refused.Invalid(problems.Named);
        if (bad > 0 && (request.Mode is ImportMode.All || count == 0)) return Refused.Invalid([ProblemCounts.Refuse(bad, problems.Counts), .. problems.Named]);
        return count == 0 ? Refused.Invalid("import.no-customers", "lines") : null;
    }

    /// <summary>What names a list: what named it when it was adopted, so that the command is the same when it is given again; otherwise by the launch's rules.</summary>
    private static string Name(ImportEntry entry, FileSurvey survey, Audience list) =>
        list.ListHash ?? (entry.Launch.RuleSet >= RuleSets.ReachIsSigned ? list.Reach!.Value.Signed : survey.AccountsHash);

    private async Task<ImportReport> ReportAsync(
        ImportEntry entry, Audience list, int bad, ProblemList problems, string listHash, CustomerFile file, FileSurvey survey, ListAside aside, CancellationToken cancellation)
    {
        await using var session = await sessions.ReadAsync(cancellation);
        // What was set aside may be gone when a command is given again after days.
        var difference = entry.Earlier is null && entry.Launch.AudienceId is { } before ? await session.Audiences.DifferenceAsync(list.Id, before) : null;
        var reading = FileReading.Of(file, problems.Counts);
        var warnings = list.Complete ? file.Warnings : await ImportWarnings.OfAsync(session, file, survey, list, aside.SomeNew);
        return new(list.Count, bad, problems.Named, listHash, 0, reading.Encoding ?? reading.Format, list.Id, list.Counts ?? new(), difference, reading, warnings, survey.Traits.Rounded);
    }

    private async Task<byte[]> KeyAsync(CancellationToken cancellation)
    {
        byte[] key = [];
        await sessions.BulkAsync(async session => key = await session.Audiences.ReachKeyAsync(), cancellation);
        return key;
    }

    /// <summary>The list that the import makes, or an interrupted one has begun; null when the command id was used for something else.</summary>
    private async Task<Audience?> FindOrAddAsync(ImportRequest request, ImportEntry entry, FileSurvey survey, CancellationToken cancellation)
    {
        // What the file says is part of the id: another file under the same command id must not mix with what an interrupted import has set aside.
        var importId = $"{request.PersonId}:{request.CommandId}:{survey.FileWord}";
        Audience? audience = null;
        await sessions.BulkAsync(
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
}
